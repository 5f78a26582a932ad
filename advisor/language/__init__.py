"""The one room that knows spaCy; readability is the one module that knows textstat."""
