"""One file a format: from decoded text to blocks that know where they came from."""
