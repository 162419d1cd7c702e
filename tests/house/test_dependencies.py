"""What is installed: explained, pinned, and from nowhere in particular."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from tree import PROJECT, imports, modules

INSTALLED_AS = {"markdown_it": "markdown_it_py", "mcp_types": "mcp"}
PINNED = re.compile(r"^([\w.-]+)==(\S+)", re.MULTILINE)


def project_file() -> dict[str, Any]:
    return tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))


def names(requirements: list[str]) -> set[str]:
    return {re.match(r"[\w.-]+", line).group().lower() for line in requirements}


def pins(lock: str) -> dict[str, str]:
    return dict(PINNED.findall((PROJECT / "requirements" / lock).read_text("utf-8")))


def explained(page: str, heading: str) -> set[str]:
    """Names in the first column of the table under one heading."""
    part = page.split(f"## {heading}\n")[1].split("\n## ")[0]
    return set(re.findall(r"^\| `([\w-]+)`", part, re.MULTILINE))


def test_every_dependency_is_explained():
    """Each dependency has its line in docs/dependencies.md, and the page names none that is gone."""
    page = (PROJECT / "docs" / "dependencies.md").read_text("utf-8")
    wanted = project_file()
    assert explained(page, "At run time") == names(wanted["project"]["dependencies"])
    assert explained(page, "To work on it") == names(wanted["dependency-groups"]["dev"])
    assert explained(page, "To measure us against") == names(wanted["dependency-groups"]["bench"])


@pytest.mark.parametrize("lock", ["run.txt", "dev.txt"])
def test_locks_hold_every_dependency(lock: str):
    """Both locks pin all runtime dependencies, and the one for development its own as well."""
    wanted = names(project_file()["project"]["dependencies"])
    if lock == "dev.txt":
        wanted |= names(project_file()["dependency-groups"]["dev"])
    assert wanted <= set(pins(lock))


def test_locks_agree():
    """Whoever uses the product gets the very versions that it was tested with."""
    tested = pins("dev.txt")
    assert {name: tested.get(name) for name in pins("run.txt")} == pins("run.txt")


@pytest.mark.parametrize("lock", ["run.txt", "dev.txt", "bench.txt"])
def test_locks_name_no_index_and_hash_everything(lock: str):
    """A lock works with any package index, and lets in only files whose hash it knows."""
    text = (PROJECT / "requirements" / lock).read_text("utf-8")
    lines = [line for line in text.replace("\\\n", " ").splitlines() if line.strip() and "# " not in line]
    assert "://" not in text
    assert not [line for line in lines if "==" not in line or "--hash=sha256:" not in line]


def foreign_imports(files: Iterable[Path]) -> set[str]:
    """The packages that files import, by the names under which they are installed where these differ."""
    found = {line.module.split(".")[0] for file in files for line in imports(file)}
    return {INSTALLED_AS.get(name, name) for name in found - {"onrecord"} - set(sys.stdlib_module_names)}


def test_product_imports_only_what_it_declares():
    """Every foreign package that src imports is a declared runtime dependency, none comes in by luck."""
    declared = {name.replace("-", "_") for name in names(project_file()["project"]["dependencies"])}
    extras = project_file()["project"]["optional-dependencies"]
    on_spark = {file for file in modules() if "spark" in file.parts}
    asking = {file for file in modules() if file.name == "language_model.py"}
    assisting = {file for file in modules() if file.parent.name == "mcp" or file.name == "assisting.py"}
    assert foreign_imports(set(modules()) - on_spark - asking - assisting) <= declared
    assert foreign_imports(on_spark) <= declared | names(extras["spark"])
    assert foreign_imports(asking) <= declared | names(extras["llm"])
    assert foreign_imports(assisting) <= declared | names(extras["mcp"])
