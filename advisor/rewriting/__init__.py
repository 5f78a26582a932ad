"""The whole rewrite: a finished card from what a draft states, with blanks for what it leaves open."""
