"""From files to raw pages.

`read.read` walks files and folders and streams items, each one article's bytes with its stable id;
`parse.parse` makes a page of an item. The forms of input are `text`, `html` and `jsonl`; `corrections` are
what people say in place of what is read. A fault is data, a `page.Rejection` that names file, reason and
detail, so that one bad file never stops the others.
"""
