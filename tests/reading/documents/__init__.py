"""Tests of the readers of documents, on real files."""
