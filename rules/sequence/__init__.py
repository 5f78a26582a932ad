"""How the tasks of a plan follow on from each other, week by week."""
