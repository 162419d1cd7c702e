"""What a program may import from `onrecord`, and what that import costs."""

from __future__ import annotations

import subprocess
import sys

import onrecord

PUBLIC = (
    "OnRecordError",
    "Register",
    "__version__",
    "check_articles",
    "compile_releases",
    "parse_instant",
    "read_article",
    "version_releases",
)

HEAVY = ("click", "duckdb", "jinja2", "jsonschema_rs", "msgspec", "rich", "tantivy")


def test_public_names_are_pinned():
    """A name becomes public, or stops being so, only together with this tuple and the changelog."""
    assert tuple(sorted(onrecord.__all__)) == tuple(sorted(PUBLIC))
    assert all(hasattr(onrecord, name) for name in PUBLIC)


def test_bare_import_is_light():
    """`import onrecord` loads no engine, no index and no terminal library."""
    code = f"import sys, onrecord; print(sorted(set({HEAVY!r}) & set(sys.modules)))"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
