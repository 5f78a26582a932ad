"""The version of the package; the one place that names it."""

__version__ = "0.1.0"

GENERATOR = '<meta name="generator" content="Homework Advisor">'
"""What our own pages say of themselves, so that no run takes a report or card for a draft."""
