"""How well metadata are read: labels by people beside what extraction makes of the same texts.

`report.report` is the one entrance; `labels` reads both sides, `scores` counts, `errors` sorts what is wrong.
"""
