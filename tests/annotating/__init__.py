"""Tests of annotated Word files."""
