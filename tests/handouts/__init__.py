"""Tests of the handouts: the same card as text, Markdown, a page and JSON."""
