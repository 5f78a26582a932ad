"""Tests of advisor/faces/."""
