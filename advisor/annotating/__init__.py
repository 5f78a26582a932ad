"""A Word file that comes back with comments, a checklist and tracked changes."""
