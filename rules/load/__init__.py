"""Cognitive load: what a tired reader can hold."""
