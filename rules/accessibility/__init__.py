"""Reading level, plain words, direct address, formats."""
