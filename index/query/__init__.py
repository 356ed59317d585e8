"""From what was typed to a query tree."""
