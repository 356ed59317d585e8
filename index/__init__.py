"""Articles and their index: everything from a file on disk to a search answer, nothing of the web."""
