"""What carries a task when the week does not go to plan: choice, fallbacks, people."""
