"""Vague wording: what, how much, when, which."""
