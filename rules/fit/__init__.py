"""Whether a template was made to fit its reader."""
