"""The articles of a pile: every one, once, in one order; and what is none of them says so."""

from __future__ import annotations

import gzip
import json
import os
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from onrecord.errors import InputError, UsageError
from onrecord.tasks.bulk import archives
from onrecord.tasks.bulk.model import Item, Unanswered
from onrecord.tasks.bulk.pile import Pile, demand_files
from onrecord.tasks.bulk.said import Spoken
from onrecord.values import LONDON

Written = dict[str, bytes | str]


def write(folder: Path, files: Written) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def told(parts: Iterable[Item | Unanswered], root: Path) -> list[tuple[str, str]]:
    """By path below `root`: what an article holds, or why there is none."""
    return [
        (os.path.relpath(part.path, root), part.content.decode() if isinstance(part, Item) else part.trouble.value)
        for part in parts
    ]


def test_a_folder_gives_its_articles_by_name_and_says_what_it_leaves_out(tmp_path: Path) -> None:
    """Files below files, hidden ones, pictures, sockets of links: nothing is passed over in silence."""
    write(tmp_path, {"b.txt": "B", "a/z.html": "Z", "a/y.md": "Y", "c.jpg": "J", ".git/x.txt": "X", "d.txt.gz": "D"})
    (tmp_path / "e").symlink_to(tmp_path / "a")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    assert told(Pile([str(tmp_path)]), tmp_path) == [
        (".git", "skipped"),
        ("a/y.md", "Y"),
        ("a/z.html", "Z"),
        ("b.txt", "B"),
        ("c.jpg", "skipped"),
        ("d.txt.gz", "skipped"),
        ("e", "skipped"),
        ("gone.txt", "skipped"),
        ("pipe.txt", "skipped"),
    ]


def test_what_is_given_twice_is_read_once(tmp_path: Path) -> None:
    """A file of a folder that was given before, by whatever way."""
    write(tmp_path, {"a/b.txt": "B", "c.txt": "C"})
    given = [str(tmp_path / "a"), str(tmp_path / "a" / ".." / "a" / "b.txt"), str(tmp_path / "c.txt")]
    assert [kind for _, kind in told(Pile(given), tmp_path)] == ["B", "skipped", "C"]


def test_what_is_being_written_is_no_part_of_the_pile(tmp_path: Path) -> None:
    """The answers may lie in the folder that they are about."""
    write(tmp_path, {"a.txt": "A", "out.jsonl": "{}", "out.jsonl.earlier": "{}"})
    spared = [tmp_path / "out.jsonl", tmp_path / "out.jsonl.earlier"]
    assert told(Pile([str(tmp_path)], spared), tmp_path) == [("a.txt", "A")]


@pytest.mark.parametrize("packed", [False, True])
def test_each_line_of_an_archive_is_an_article(tmp_path: Path, packed: bool) -> None:
    """Named by its number; blank lines are none."""
    content = b'{"text": "one"}\r\n\n{"text": "three"}'
    name = "in.jsonl.gz" if packed else "in.jsonl"
    write(tmp_path, {name: gzip.compress(content) if packed else content})
    found = [(f"{name}:1", '{"text": "one"}'), (f"{name}:3", '{"text": "three"}')]
    assert told(Pile([str(tmp_path)]), tmp_path) == found


def test_a_damaged_archive_gives_what_came_before_the_damage(tmp_path: Path) -> None:
    """And then says what is wrong with it."""
    whole = gzip.compress(b'{"text": "one"}\n' + os.urandom(5000).hex().encode())
    write(tmp_path, {"cut.jsonl.gz": whole[:-2000], "no.jsonl.gz": b"no gzip", "no.zip": b"PK no zip"})
    found = told(Pile([str(tmp_path)]), tmp_path)
    assert found[0] == ("cut.jsonl.gz:1", '{"text": "one"}')
    assert [kind for _, kind in found[1:]] == ["unreadable"] * 3


def test_a_line_that_is_too_long_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without being held whole; the next one is read."""
    monkeypatch.setattr(archives, "LARGEST_LINE", 20)
    write(tmp_path, {"in.jsonl": b"x" * 3_000_000 + b"\n" + b'{"text": "two"}\n'})
    assert told(Pile([str(tmp_path)]), tmp_path) == [("in.jsonl:1", "unreadable"), ("in.jsonl:2", '{"text": "two"}')]


def test_a_zip_gives_its_articles(tmp_path: Path) -> None:
    """Files, JSON and lines of JSON; archives inside it are left packed."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name, content in {"x/s.txt": "S", "l.jsonl": '{"text": "L"}\n', "in.zip": "PK", ".h.txt": "H"}.items():
            archive.writestr(name, content)
        archive.mkdir("empty")
    assert told(Pile([str(tmp_path)]), tmp_path) == [
        ("a.zip/x/s.txt", "S"),
        ("a.zip/l.jsonl:1", '{"text": "L"}'),
        ("a.zip/in.zip", "skipped"),
        ("a.zip/.h.txt", "skipped"),
    ]


@pytest.mark.parametrize("kind", ["lines.jsonl.gz", "one line.jsonl.gz", "members.zip"])
def test_a_bomb_is_read_as_far_as_texts_unpack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    """A hundred times its size: then reading stops, and a row says so."""
    monkeypatch.setattr(archives, "ALWAYS", 100_000)
    monkeypatch.setattr(archives, "LARGEST_LINE", 10_000)
    path = tmp_path / kind
    line = b" " * 999 + b"\n"
    if kind == "members.zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(50):
                archive.writestr(f"{number}.txt", line * 1000)
    else:
        path.write_bytes(gzip.compress(line * 50_000 if kind == "lines.jsonl.gz" else b"x" * 50_000_000))
    *before, last = Pile([str(path)])
    assert isinstance(last, Unanswered)
    assert "unpacks to more than" in last.found
    assert sum(len(part.content) for part in before if isinstance(part, Item)) < 100 * path.stat().st_size + 2_000_000


def test_an_encrypted_member_is_unreadable(tmp_path: Path) -> None:
    """It says so; the others are read."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.txt", "A")
        archive.writestr("b.txt", "B")
    content = bytearray((tmp_path / "a.zip").read_bytes())
    directory = content.index(b"PK\x01\x02")
    content[directory + 8] |= 1
    content[6] |= 1
    (tmp_path / "a.zip").write_bytes(content)
    assert told(Pile([str(tmp_path)]), tmp_path) == [("a.zip/a.txt", "unreadable"), ("a.zip/b.txt", "B")]


def test_what_lies_beside_an_article_is_said_of_it(tmp_path: Path) -> None:
    """Its own file wins over the list of the folder; neither is an article itself."""
    days = {"a": "2031-01-01", "b.txt": "2031-02-02"}
    own = {"published": "2031-03-03", "outlet": "The Courier"}
    write(tmp_path, {"a.txt": "A", "b.txt": "B", "published.json": json.dumps(days), "a.json": json.dumps(own)})
    first, second = (part for part in Pile([str(tmp_path)]) if isinstance(part, Item))
    assert (first.said.published, first.said.published_from) == ("2031-03-03", "a.json")
    assert (first.said.outlet, first.said.outlet_from) == ("The Courier", "a.json")
    assert (second.said.published, second.said.published_from) == ("2031-02-02", "published.json")


def test_the_command_line_wins_and_knows_which_names_it_never_met() -> None:
    """`FILE=DATE` for one, `DATE` for all; a name of no article is told."""
    spoken = Spoken(["2031-01-01", "a.txt=2031-02-02", "z.txt=2031-03-03"], ["in/b.txt=The Courier"], LONDON)
    first, second = spoken.of(Item("in/a.txt", "a.txt", b"")), spoken.of(Item("in/b.txt", "b.txt", b""))
    assert (first.said.published, first.said.outlet) == ("2031-02-02", "")
    assert (second.said.published, second.said.outlet) == ("2031-01-01", "The Courier")
    assert spoken.unmet() == ("z.txt",)


@pytest.mark.parametrize(
    "published", [["tomorrow"], ["a.txt=2031-01-01", "a.txt=2031-01-02"], ["2031-01-01"] * 2, ["a="]]
)
def test_a_day_that_cannot_be_meant_is_a_usage_error(published: list[str]) -> None:
    """Before the first article is opened."""
    with pytest.raises(UsageError):
        Spoken(published, [], LONDON)


def test_only_what_is_there_is_taken(tmp_path: Path) -> None:
    """Neither addresses nor standard input; a path that is not there is told at once."""
    for argument in ("-", "https://www.courier.example/x"):
        with pytest.raises(UsageError):
            demand_files([argument])
    with pytest.raises(InputError, match="no such file"):
        demand_files([str(tmp_path / "gone")])


def test_a_name_that_is_no_text_is_written_all_the_same(tmp_path: Path) -> None:
    """Names of files are bytes."""
    with open(os.fsencode(tmp_path) + b"/\xff.txt", "wb") as file:  # noqa: PTH123
        file.write(b"x")
    (found,) = Pile([str(tmp_path)])
    assert found.path.endswith("\N{REPLACEMENT CHARACTER}.txt")
