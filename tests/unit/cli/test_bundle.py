"""The evidence bundle: packed by `check --bundle`, run again by `verify` from itself alone; hostile ones refused."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import struct
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from onrecord.errors import InputError
from onrecord.report.bundle import open_bundle, unpack
from onrecord.report.bundle.rerun import rerun

Run = Callable[..., Result]
Members = dict[str, bytes]


@pytest.fixture(name="packed")
def _packed(run: Run, courier: Path, standard: Path, tmp_path: Path) -> Path:
    """A bundle of both sample articles, by hash."""
    result = run("check", str(courier), str(standard), "--bundle", "b.zip")
    assert result.exit_code == 0, result.stderr
    return tmp_path / "b.zip"


@pytest.fixture(name="nowhere")
def _nowhere(packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The bundle on a machine that has no register."""
    shutil.rmtree(tmp_path / "sample.register")
    monkeypatch.delenv("ONRECORD_REGISTER")
    return packed


def members_of(path: Path) -> Members:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def repack(path: Path, members: Members, *, honest: bool = True) -> Path:
    """A zip of these members, whose manifest names their hashes when it is `honest`."""
    if honest:
        manifest = json.loads(members["manifest.json"])
        manifest["members"] = [
            {"name": name, "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
            for name, data in members.items()
            if name != "manifest.json"
        ]
        members = members | {"manifest.json": json.dumps(manifest).encode()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def test_a_bundle_comes_to_the_same_answer_where_there_is_no_register(
    run: Run, nowhere: Path, courier: Path, standard: Path
) -> None:
    """Claim by claim, from the releases in it and the texts beside it."""
    result = run("verify", str(nowhere), "--article", str(courier), "--article", str(standard))
    assert result.exit_code == 0, result.stderr
    same = re.search(r"The same answer: (\d+) of (\d+) claims the same\.", " ".join(result.stdout.split()))
    assert same
    assert same[1] == same[2] != "0"


def test_a_bundle_tells_its_answer_as_json(run: Run, nowhere: Path, courier: Path, standard: Path) -> None:
    """Same, by whom, and each claim."""
    answer = json.loads(
        run("verify", str(nowhere), "--article", str(courier), "--article", str(standard), "--json").stdout
    )
    assert answer["same"] is True
    assert answer["rules_changed"] == {}
    assert answer["comparison"] == "same"
    assert {claim["outcome"] for article in answer["articles"] for claim in article["claims"]} == {"same"}


def test_the_same_check_gives_the_same_bytes(run: Run, courier: Path, tmp_path: Path) -> None:
    """Whenever it is packed: no clock and no compressor has a part in it."""
    for name in ("one.zip", "two.zip"):
        assert run("check", str(courier), "--bundle", name).exit_code == 0
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_the_text_is_in_a_bundle_only_where_it_is_wanted(run: Run, courier: Path, tmp_path: Path) -> None:
    """By default only its hash; then the bundle alone is not enough, and says what is missing."""
    run("check", str(courier), "--bundle", "hash.zip")
    run("check", str(courier), "--bundle", "text.zip", "--with-text")
    hashed, full = members_of(tmp_path / "hash.zip"), members_of(tmp_path / "text.zip")
    assert not any(b"bobbies on the beat" in data for data in hashed.values())
    assert full["articles/1.txt"].decode() == courier.read_text("utf-8")
    asked = run("verify", "hash.zip")
    assert asked.exit_code == 2
    assert "--article FILE" in asked.stderr
    assert run("verify", "text.zip").exit_code == 0


def test_a_page_of_the_web_is_run_again_as_it_was_read(run: Run, courier: Path, tmp_path: Path) -> None:
    """Its blocks, its day and its outlet go with the hash; the text is that of the page, whoever extracted it."""
    paragraphs = "".join(f"<p>{part}</p>" for part in courier.read_text("utf-8").split("\n\n")[2:])
    head = '<meta property="article:published_time" content="2024-05-21T17:10:00+01:00">'
    page = f"<html><head>{head}</head><body><article><h1>Watchdog spends</h1>{paragraphs}</article></body></html>"
    (tmp_path / "page.html").write_text(page, "utf-8")
    assert run("check", "page.html", "--outlet", "Evening Courier", "--bundle", "page.zip").exit_code == 0
    told = json.loads(members_of(tmp_path / "page.zip")["manifest.json"])["articles"][0]
    assert told["copy"]["masthead"]["outlet"] == "Evening Courier"
    assert told["copy"]["text"] == ""
    assert run("verify", "page.zip", "--article", "page.html").exit_code == 0


def test_contact_details_are_in_a_bundle_only_where_they_are_wanted(run: Run, courier: Path, tmp_path: Path) -> None:
    """Left out, and said so; the hash of the release as published stands beside it in either case."""
    buyer = {"name": "Otterholme Town Council", "contactPoint": {"name": "Pat Example", "email": "pat@example.org"}}
    tender = {"id": "T", "title": "Repair of the Swallow Bridge", "value": {"amount": 620000, "currency": "GBP"}}
    stated = {"ocid": "ocds-213czf-contact", "id": "1", "date": "2024-05-01T09:00:00Z", "tag": ["tender"]}
    release = stated | {"buyer": buyer, "tender": tender}
    Path("contact.json").write_text(json.dumps(release), "utf-8")
    Path("bridge.txt").write_text(
        "Bridge to cost £620,000\n\nThe Swallow Bridge repair was advertised at £620,000.", "utf-8"
    )
    run("load", "contact.json")
    named = ("check", "bridge.txt", "--published", "2024-05-02", "--ocid", "ocds-213czf-contact", "--bundle")
    assert run(*named, "without.zip").exit_code == 0
    assert run(*named, "with.zip", "--with-contacts").exit_code == 0
    without, whole = members_of(tmp_path / "without.zip"), members_of(tmp_path / "with.zip")
    assert not any(b"pat@example.org" in data or b"Pat Example" in data for data in without.values())
    assert any(b"pat@example.org" in data for data in whole.values())
    told = [json.loads(files["manifest.json"])["releases"][0] for files in (without, whole)]
    assert [one["withheld"] for one in told] == [True, False]
    assert told[0]["digest"] == told[1]["digest"]
    assert told[0]["address"] == "contact.json"
    for name in ("without.zip", "with.zip"):
        assert run("verify", name, "--article", "bridge.txt").exit_code == 0


def test_options_of_a_bundle_need_one(run: Run, courier: Path) -> None:
    """A wish that would go nowhere is no quiet one."""
    assert run("check", str(courier), "--with-text").exit_code == 2
    assert run("verify", "--article", str(courier)).exit_code == 2


def test_a_bundle_replaces_nothing(run: Run, courier: Path, tmp_path: Path) -> None:
    """What is there stays there."""
    (tmp_path / "mine.zip").write_bytes(b"mine")
    result = run("check", str(courier), "--bundle", "mine.zip")
    assert result.exit_code == 3
    assert "something there already" in result.stderr
    assert (tmp_path / "mine.zip").read_bytes() == b"mine"


def test_a_bundle_is_verified_without_what_is_for_registers(run: Run, packed: Path) -> None:
    """A head is a register's."""
    assert run("verify", str(packed), "--quick").exit_code == 2
    assert run("verify", str(packed), "--head", "0" * 64).exit_code == 2


def test_another_text_is_no_article_of_a_bundle(run: Run, packed: Path, tmp_path: Path) -> None:
    """One letter more makes it another, and both hashes are named."""
    (tmp_path / "other.txt").write_text("Headline\n\nAnother article.", "utf-8")
    result = run("verify", str(packed), "--article", "other.txt")
    assert result.exit_code == 3
    assert "Give the very text that was checked" in result.stderr


def test_an_answer_that_was_edited_is_told_claim_by_claim(run: Run, courier: Path, tmp_path: Path) -> None:
    """Whoever edits the verdicts and makes the hashes fit is found out by running it again."""
    run("check", str(courier), "--bundle", "b.zip", "--with-text")
    members = members_of(tmp_path / "b.zip")
    answer = json.loads(members["answer.json"])
    claims = answer["articles"][0]["claims"]
    edited = next(claim for claim in claims if claim["verdict"] == "partial")
    edited |= {"verdict": "supported", "reason": None}
    invented = {**claims[0], "start": 3, "end": 9}
    missing = claims.pop()
    claims.append(invented)
    repack(tmp_path / "edited.zip", members | {"answer.json": json.dumps(answer).encode()})
    result = run("verify", "edited.zip", "--json")
    told = json.loads(result.stdout)
    outcomes = {
        (claim["id"], claim["outcome"]) for claim in told["articles"][0]["claims"] if claim["outcome"] != "same"
    }
    assert result.exit_code == 1
    assert told["same"] is False
    assert outcomes == {(edited["id"], "different"), (invented["id"], "gone"), (missing["id"], "new")}
    shown = run("verify", "edited.zip").stdout
    assert "NOT THE SAME ANSWER" in shown
    assert "verdict was supported, is partial" in shown


def test_a_release_that_was_edited_contradicts_its_own_hash(packed: Path, tmp_path: Path) -> None:
    """Even when the member's hash was made to fit."""
    members = members_of(packed)
    name = next(name for name in members if name.startswith("releases/"))
    body = json.loads(members[name])
    body["tender"] = {"title": "Something else"}
    manifest = json.loads(members["manifest.json"])
    for told in manifest["releases"]:
        told["withheld"] = False
    edited = members | {name: json.dumps(body).encode(), "manifest.json": json.dumps(manifest).encode()}
    path = repack(tmp_path / "edited.zip", edited)
    bundle = open_bundle(path)
    texts = {article.sha256: "Headline\n\nText." for article in bundle.manifest.articles}
    with pytest.raises(InputError, match="contradicts itself"):
        rerun(bundle.manifest, bundle.asked, bundle.files, texts)


def _damaged(packed: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    """Every way to spoil a bundle, with words of the message that it must give."""
    members = members_of(packed)
    some = next(name for name in members if name.startswith("releases/"))
    yield "bytes with the SHA-256", repack(folder / "flipped.zip", members | {some: b"{}"}, honest=False)
    yield "the manifest does not name", repack(folder / "extra.zip", members | {"extra.txt": b"x"}, honest=False)
    fewer = {name: data for name, data in members.items() if name != some}
    yield "no such member", repack(folder / "fewer.zip", fewer, honest=False)
    yield "no such member", repack(folder / "empty.zip", {"README.txt": b"x"}, honest=False)
    yield "a name that no bundle has", repack(folder / "escape.zip", members | {"../escape.txt": b"x"})
    yield "a name that no bundle has", repack(folder / "root.zip", members | {"/etc/passwd": b"x"})
    yield "a name that no bundle has", repack(folder / "drive.zip", members | {"releases\\..\\x": b"x"})
    yield "a name that no bundle has", repack(folder / "folder.zip", members | {"releases/": b""})
    wrong = members | {"manifest.json": b"[1, 2]"}
    yield "something else than a bundle has", repack(folder / "shape.zip", wrong, honest=False)
    deep = members | {"answer.json": b"[" * 200_000}
    yield "something else than a bundle has", repack(folder / "deep.zip", deep)
    newer = json.loads(members["manifest.json"]) | {"format": 99}
    yield "format 99", repack(folder / "newer.zip", members | {"manifest.json": json.dumps(newer).encode()})
    (folder / "text.zip").write_bytes(b"no zip at all")
    yield "no zip", folder / "text.zip"
    (folder / "cut.zip").write_bytes(packed.read_bytes()[:-300])
    yield "no zip", folder / "cut.zip"
    yield "no such file", folder / "nothing.zip"
    yield "a folder", folder


def test_a_damaged_bundle_is_named_and_nothing_of_it_used(packed: Path, tmp_path: Path) -> None:
    """Each with what was found; no traceback, no half of an answer."""
    for words, path in _damaged(packed, tmp_path):
        with pytest.raises(InputError, match=words):
            open_bundle(path)


def test_a_bomb_is_put_down_after_its_bound(packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a header says of a size is not believed: reading ends at the bound."""
    monkeypatch.setattr(unpack, "LARGEST_MEMBER", 1 << 20)
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("answer.json", b"0" * (8 << 20))
    data = bytearray(bomb.read_bytes())
    for head in (b"PK\x03\x04", b"PK\x01\x02"):
        at = data.rfind(head) + (22 if head == b"PK\x03\x04" else 24)
        data[at : at + 4] = struct.pack("<I", 8 << 20)
    bomb.write_bytes(data)
    with pytest.raises(InputError, match=r"more than 1,048,576 bytes"):
        open_bundle(bomb)


def test_many_small_members_share_one_bound(packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sum of all is bounded, not each alone."""
    monkeypatch.setattr(unpack, "LARGEST_TOTAL", 100_000)
    members = members_of(packed)
    with pytest.raises(InputError, match="once unpacked"):
        open_bundle(repack(tmp_path / "much.zip", members | {"releases/x.json": b"1" * 90_000}))


def test_too_many_members_are_counted_before_they_are_read(tmp_path: Path) -> None:
    """By the zip's own end, before any library reads the list."""
    many = tmp_path / "many.zip"
    with zipfile.ZipFile(many, "w") as archive:
        for number in range(unpack.MOST_MEMBERS + 1):
            archive.writestr(f"{number}.txt", b"")
    with pytest.raises(InputError, match="members"):
        open_bundle(many)


def test_a_long_list_of_members_is_refused_unread(packed: Path, tmp_path: Path) -> None:
    """A zip that says of itself that its list has 4 GB."""
    data = bytearray(packed.read_bytes())
    at = data.rfind(b"PK\x05\x06")
    data[at + 12 : at + 16] = struct.pack("<I", 0xFFFFFFFE)
    (tmp_path / "list.zip").write_bytes(data)
    with pytest.raises(InputError, match="a list of members"):
        open_bundle(tmp_path / "list.zip")


def test_a_file_beyond_the_bound_is_not_opened(packed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Told by its size alone."""
    monkeypatch.setattr(unpack, "LARGEST_FILE", 1000)
    with pytest.raises(InputError, match="at most 1,000"):
        open_bundle(packed)


def test_links_are_refused(tmp_path: Path) -> None:
    """A symbolic link in a zip is a file whose bytes are a path."""
    link = zipfile.ZipInfo("articles/1.txt")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "link.zip", "w") as archive:
        archive.writestr(link, b"/etc/passwd")
    with pytest.raises(InputError, match="a link"):
        open_bundle(tmp_path / "link.zip")


def test_two_members_of_one_name_are_refused(tmp_path: Path) -> None:
    """Two readers could each read another one."""
    with zipfile.ZipFile(tmp_path / "twice.zip", "w") as archive:
        archive.writestr("answer.json", b"{}")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("answer.json", b"[]")
    with pytest.raises(InputError, match="two members"):
        open_bundle(tmp_path / "twice.zip")


def test_encrypted_and_oddly_packed_members_are_refused(packed: Path, tmp_path: Path) -> None:
    """Only what any zip program can open."""
    for name, offset, value, words in (
        ("locked.zip", 8, 1, "encrypted"),
        ("odd.zip", 10, 12, "compression of kind 12"),
    ):
        data = bytearray(packed.read_bytes())
        at = data.index(b"PK\x01\x02") + offset
        data[at : at + 2] = struct.pack("<H", value)
        (tmp_path / name).write_bytes(data)
        with pytest.raises(InputError, match=words):
            open_bundle(tmp_path / name)


def test_an_answer_of_another_shape_is_named(run: Run, courier: Path, tmp_path: Path) -> None:
    """JSON that is no answer of a check."""
    run("check", str(courier), "--bundle", "b.zip", "--with-text")
    shapes: tuple[Any, ...] = ({"articles": [{"id": 7}]}, {"articles": 3}, {})
    for shape in shapes:
        members = members_of(tmp_path / "b.zip") | {"answer.json": json.dumps(shape).encode()}
        repack(tmp_path / "shape.zip", members)
        result = run("verify", "shape.zip")
        assert result.exit_code == 3
        assert "no answer of a check" in result.stderr


def test_a_manifest_that_cannot_be_meant_is_named(run: Run, courier: Path, tmp_path: Path) -> None:
    """A zone that is none, and blocks beyond the text."""
    run("check", str(courier), "--bundle", "b.zip", "--with-text")
    members = members_of(tmp_path / "b.zip")
    manifest = json.loads(members["manifest.json"])
    beyond = {"span": {"start": 4, "end": 10**15}, "kind": "paragraph"}
    article = manifest["articles"][0] | {"copy": {"text": "", "blocks": [beyond]}}
    for change, words in (({"zone": "../etc/passwd"}, "time zone"), ({"articles": [article]}, "a block from 4")):
        odd = json.dumps(manifest | change).encode()
        result = run("verify", str(repack(tmp_path / "odd.zip", members | {"manifest.json": odd})))
        assert result.exit_code == 3
        assert words in result.stderr


def test_words_shown_as_evidence_may_be_cut_elsewhere_without_addresses(
    run: Run, shared_data: Path, tmp_path: Path
) -> None:
    """A real notice with an e-mail address in its description: the verdicts are the same, run after run."""
    article = json.loads((shared_data / "articles" / "d014.json").read_text("utf-8"))
    (tmp_path / "d014.txt").write_text(article["text"], "utf-8")
    run("load", str(shared_data / "uk-contracts-finder-2022-2025.jsonl.gz"), "--register", "real")
    named = ("check", "d014.txt", "--published", article["published"], "--register", "real", "--json")
    before = json.loads(run(*named).stdout)["articles"][0]["claims"]
    packed = run(*named, "--bundle", "b.zip")
    assert packed.exit_code == 0, packed.stderr
    after = json.loads(members_of(tmp_path / "b.zip")["answer.json"])["articles"][0]["claims"]
    assert [(c["id"], c["verdict"], c["reason"]) for c in after] == [
        (c["id"], c["verdict"], c["reason"]) for c in before
    ]
    assert run("verify", "b.zip", "--article", "d014.txt").exit_code == 0


def test_what_was_known_then_is_packed(run: Run, courier: Path, tmp_path: Path) -> None:
    """Only the releases that were seen by the instant, and the instant itself."""
    named = ("check", str(courier), "--known-at", "2099-01-01", "--bundle", "b.zip", "--with-text")
    assert run(*named).exit_code == 0
    told = json.loads(members_of(tmp_path / "b.zip")["manifest.json"])["register"]
    assert told["known_at"].startswith("2099-01-01T23:59:59")
    assert run("verify", "b.zip").exit_code == 0
    none = run("check", str(courier), "--known-at", "2001-01-01", "--bundle", "none.zip", "--with-text")
    assert none.exit_code == 0
    assert json.loads(members_of(tmp_path / "none.zip")["manifest.json"])["releases"] == []
    assert run("verify", "none.zip").exit_code == 0


def test_a_rule_of_another_version_is_named(run: Run, courier: Path, tmp_path: Path) -> None:
    """Whoever reads of a difference must see where it may come from."""
    run("check", str(courier), "--bundle", "b.zip", "--with-text")
    members = members_of(tmp_path / "b.zip")
    manifest = json.loads(members["manifest.json"])
    rules = {name: version for name, version in manifest["rules"].items() if name != "value"}
    odd = json.dumps(manifest | {"rules": rules | {"duration": 99, "weather": 1}}).encode()
    repack(tmp_path / "odd.zip", members | {"manifest.json": odd})
    shown = " ".join(run("verify", "odd.zip").stdout.split())
    assert "Rule duration was version 99 then, and is" in shown
    assert "Rule weather was version 1 then, and is none here." in shown
    assert "Rule value was version none then" in shown


def test_a_version_that_asks_for_more_is_told_so(run: Run, courier: Path, tmp_path: Path) -> None:
    """A bundle cannot answer what was never asked of the register."""
    run("check", str(courier), "--bundle", "b.zip", "--with-text")
    members = members_of(tmp_path / "b.zip")
    asked = json.loads(members["lookup.json"]) | {"candidates": {}}
    repack(tmp_path / "odd.zip", members | {"lookup.json": json.dumps(asked).encode()})
    assert "ask for more than the bundle holds" in " ".join(run("verify", "odd.zip").stdout.split())
