"""How a draft speaks to the person who will read it: with a say, without blame."""
