"""How the client knows that it is done."""
