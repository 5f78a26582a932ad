"""Whether practice carries over: other places, calm moments, doing as well as reading."""
