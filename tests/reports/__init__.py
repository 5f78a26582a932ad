"""Tests of advisor/reports/."""
