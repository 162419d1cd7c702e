"""Habits that are easier kept by a test than by a memory."""

from __future__ import annotations

import ast
import re

from tree import PACKAGE, PROJECT, modules, parsed, tracked

KNOWS_NOTHING = {"utils", "util", "helpers", "helper", "misc", "common", "stuff"}
LONGEST = 500
LARGEST = 1024 * 1024
# A folder of one machine: somebody's home, or the place where this checkout happens to stand.
OF_ONE_MACHINE = re.compile(rf"(?<![\w.:/-])/(?:root|home/\w+|Users/\w+)/|{re.escape(str(PROJECT.parent))}/")


def test_no_module_is_too_long():
    """A module of more than 500 lines has two subjects."""
    long = {
        str(f.relative_to(PROJECT)): n for f in modules() if (n := len(f.read_text("utf-8").splitlines())) > LONGEST
    }
    assert not long


def test_files_are_named_after_what_they_know():
    """No file or folder is called utils, helpers or misc."""
    assert not [str(f.relative_to(PROJECT)) for f in PACKAGE.rglob("*") if f.stem in KNOWS_NOTHING]


def test_modules_say_what_they_are():
    """Every module that has any content begins with a docstring."""
    silent = [str(f.relative_to(PROJECT)) for f in modules() if parsed(f).body and not ast.get_docstring(parsed(f))]
    assert not silent


def test_product_never_prints():
    """Results go out through the command line's own writer; nothing in src calls print."""
    found = [
        f"{file.relative_to(PROJECT)}:{node.lineno}"
        for file in modules()
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert not found


def test_no_file_names_one_machine():
    """No tracked file names a folder of somebody's own machine."""
    found = []
    for file in tracked():
        text = file.read_bytes().decode("utf-8", errors="ignore")
        found += [f"{file.relative_to(PROJECT)}: {hit.group()}" for hit in OF_ONE_MACHINE.finditer(text)]
    assert not found, "\n" + "\n".join(found)


def test_tracked_files_are_small():
    """No tracked file is larger than one mebibyte."""
    assert not [str(f.relative_to(PROJECT)) for f in tracked() if f.stat().st_size > LARGEST]
