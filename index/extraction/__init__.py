"""From a raw page to an article: layout, headline, dateline, dates, places, institutions.

`extract.extract` is the one entrance. Every reader takes a `body.Body`, spans of the raw text, and gives
back evidence whose offsets point at the very words in that text.
"""
