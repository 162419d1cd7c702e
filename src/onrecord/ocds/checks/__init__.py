"""Rules that look at one release, grouped by what they look at.

A rule is a function `find_<rule>(seen) -> Iterator[Finding]` in any file of this folder, found by its name: adding one
edits no list. The rule is called by that name with hyphens; its docstring says what it looks for; its entry in
docs/issues.md, what to do.
"""
