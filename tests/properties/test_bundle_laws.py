"""Laws of the evidence bundle: any damage is named or harmless, and packing gives the same bytes."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from fakes import FakeLookup
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import OCID, Body, award, pounds, release, tender

from onrecord.article import read_article
from onrecord.checking import check_articles
from onrecord.checking.transcript import Transcript
from onrecord.errors import InputError
from onrecord.ocds import Record, order_releases, read_releases
from onrecord.register.ledger import START, Ledger
from onrecord.report.bundle import Bundle, open_bundle, pack
from onrecord.report.bundle.gather import Origins, Wish, gather
from onrecord.report.bundle.rerun import as_answered, compare_answers, findings, rerun, told
from onrecord.values import LONDON, parse_instant

TEXT = """Bridge to cost £620,000

Otterholme Town Council will repair the Swallow Bridge for £620,000, or for £6.2 million."""


def held(*bodies: Body) -> Record:
    """The record of these releases, each with its own hash."""
    found = read_releases(json.dumps(list(bodies)).encode(), file="a.json", raw_hash="0" * 64).releases
    return Record(OCID, order_releases(found))


@cache
def packed(amount: int = 620000) -> bytes:
    """A bundle of one article about an invented record."""
    awarded = release("r2", "2031-02-05T09:00:00Z", "award", awards=[award(amount)])
    lookup = Transcript(FakeLookup({OCID: held(release(tender=tender(value=pounds(500000))), awarded)}))
    reading = read_article(TEXT, id="a", published=parse_instant("2031-02-20"))
    dossier = check_articles([reading], lookup, ocid=OCID)
    wish = Wish(LONDON, OCID, None, with_text=True, with_contacts=False)
    contents = gather(dossier, lookup, Origins(Ledger((), START, 0, 0), ()), wish)
    out = io.BytesIO()
    pack(contents, told(dossier), out)
    return out.getvalue()


def opened(data: bytes) -> Bundle | InputError:
    """The bundle in these bytes, or what is said of them."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "b.zip"
        path.write_bytes(data)
        try:
            return open_bundle(path)
        except InputError as error:
            return error


WHOLE = opened(packed())


def test_the_whole_bundle_opens():
    """Or the laws below would say nothing."""
    assert isinstance(WHOLE, Bundle)


@given(st.integers(0, len(packed()) - 1), st.integers(1, 255))
def test_a_changed_byte_is_named_or_changes_nothing(place: int, change: int):
    """No byte can be turned without notice, but those of the zip's own furniture that nobody reads."""
    data = bytearray(packed())
    data[place] ^= change
    bundle = opened(bytes(data))
    assert isinstance(bundle, InputError) or replace(bundle, path="") == replace(WHOLE, path="")


@given(st.binary(max_size=400), st.integers(0, len(packed())))
def test_any_bytes_end_in_a_bundle_or_in_one_clear_error(tail: bytes, cut: int):
    """Cut anywhere, and with anything after it."""
    found = opened(packed()[:cut] + tail)
    assert found.found if isinstance(found, InputError) else found.manifest.members


@settings(max_examples=20)
@given(st.integers(1, 10**9))
def test_what_is_run_again_is_the_same(amount: int):
    """Whatever the record says."""
    bundle = opened(packed(amount))
    assert isinstance(bundle, Bundle)
    texts = {article.sha256: TEXT for article in bundle.manifest.articles}
    dossier, astray = rerun(bundle.manifest, bundle.asked, bundle.files, texts)
    assert not astray
    assert all(one.same for one in compare_answers(bundle.answer, as_answered(told(dossier))))
    again, _ = rerun(bundle.manifest, bundle.asked, bundle.files, texts)
    assert findings(again) == findings(dossier)


def test_packing_again_gives_the_same_bytes():
    """No clock, no order of a dict, no compressor has a part in it."""
    first = packed()
    packed.cache_clear()
    assert packed() == first
