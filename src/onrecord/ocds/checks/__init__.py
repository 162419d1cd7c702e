"""Rules that look at one release, grouped by what they look at.

A rule is a function `find_<rule>(seen) -> Iterator[Finding]` in any file of this folder, found by its name: adding one
edits no list. The rule is called by that name with hyphens; its docstring says what it looks for; its entry in
docs/issues.md, what to do.

A file may also say when its rules have nothing to say, so that most releases are spared them: `is_sound(seen)`, and
in `SOUND_…` or `sound_…`, which `ocds.sound` asks of the whole release at once. Both may be silent about a sound
release, never about one that a rule would speak of (tests/properties/test_glance_laws.py).
"""
