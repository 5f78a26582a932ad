"""Training programmes: a folder of trainees in, their history, a rubric, and pages out."""
