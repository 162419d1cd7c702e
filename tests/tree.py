"""The source tree as the house tests read it: files, their imports and their strings, without running anything."""

from __future__ import annotations

import ast
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
SOURCE = PROJECT / "src"
PACKAGE = SOURCE / "onrecord"


@dataclass(frozen=True)
class Import:
    """One imported module, with the line that imports it."""

    file: Path
    line: int
    module: str
    """Absolute dotted name; for `from a import b` where b is a module, `a.b`."""

    @property
    def where(self) -> str:
        return f"{self.file.relative_to(PROJECT)}:{self.line}"


def modules() -> list[Path]:
    """Every Python file of the product, in a stable order."""
    return sorted(PACKAGE.rglob("*.py"))


@cache
def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


def imports(file: Path) -> Iterator[Import]:
    """Every import in one file, at the top or inside a function, relative ones made absolute."""
    for node in ast.walk(parsed(file)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(file, node.lineno, alias.name)
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(file, node)
            for alias in node.names:
                yield Import(file, node.lineno, _module_or_name(base, alias.name))


def _absolute(file: Path, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    package = file.relative_to(SOURCE).parent.parts
    kept = package[: len(package) - node.level + 1]
    return ".".join((*kept, node.module) if node.module else kept)


def _module_or_name(base: str, name: str) -> str:
    at = SOURCE / Path(*base.split("."), name)
    return f"{base}.{name}" if at.is_dir() or at.with_suffix(".py").is_file() else base


def strings(file: Path) -> Iterator[tuple[int, str]]:
    """Every string literal with its line, docstrings left out."""
    tree = parsed(file)
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docs = {id(n.body[0].value) for n in ast.walk(tree) if isinstance(n, documented) and ast.get_docstring(n)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.lineno, node.value


def tracked() -> list[Path]:
    """Every file that git tracks and that is still there."""
    if shutil.which("git") is None or not (PROJECT / ".git").exists():
        pytest.skip("needs git and a clone")
    # safe.directory: a container may check out as one user and test as another.
    listed = subprocess.run(
        ["git", "-c", f"safe.directory={PROJECT}", "ls-files", "-z"], cwd=PROJECT, capture_output=True, check=True
    )
    names = listed.stdout.decode().split("\0")
    return [PROJECT / name for name in names if name and (PROJECT / name).is_file()]
