"""Tests of the cohort room."""
