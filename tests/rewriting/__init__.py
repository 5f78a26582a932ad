"""Tests of the whole rewrite: what goes where, what is kept, what is left to fill in."""
