"""Bytes, formats and positions."""
