"""The pages, the JSON API and the commands; knows the engine's contract, not how the index is stored."""
