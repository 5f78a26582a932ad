"""The local page and the HTTP API under it; an optional extra (`pip install 'homework-advisor[web]'`)."""
