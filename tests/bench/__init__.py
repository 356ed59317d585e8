"""The benchmark: this index and its peers doing the same work in one run; see README.md."""
