"""What an assignment must state: an action, a moment, a place, a dose."""
