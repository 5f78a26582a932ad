"""Word lists, inflection, and the makers of fixes."""
