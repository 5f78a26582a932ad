"""What a person must look at before a client sees it."""
