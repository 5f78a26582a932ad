"""The picture of an assignment that all rules share: steps, kind, elements."""
