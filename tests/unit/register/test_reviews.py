"""Which claim a review speaks of: in the text that was read, and in a later form of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from registers import register_of

from onrecord.errors import RegisterError
from onrecord.reading.words import folded
from onrecord.register.chain import Chain
from onrecord.register.reviews import AROUND, Judged, Kind, Place, Review, Reviews, standing

TEXT = """Bridge repair to cost £620,000

Otterholme Town Council has put the repair of the Swallow Bridge out to tender. The work is worth up to £620,000 and is
to begin in June, the notice says.

A second bridge was repaired last year for £620,000 by the same council, which called it a bargain at the time."""
LATER = TEXT.replace("in June", "in early June").replace("Otterholme Town Council has", "The council has")
OTHER = "A ferry is wanted\n\nThe work is worth up to £620,000 and is to begin in June, says a council elsewhere."
AT = datetime(2031, 3, 1, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Words:
    """Words of a text, by their nth place."""

    text: str
    words: str
    nth: int = 0

    def place(self, article: str, value: str = "620000") -> Place:
        start = -1
        for _ in range(self.nth + 1):
            start = self.text.index(self.words, start + 1)
        end = start + len(self.words)
        around = (*folded(self.text[:start])[-AROUND:], *folded(self.text[end:])[:AROUND])
        return Place(article, "ocds-213czf-bridge", "value", start, end, self.words, value, around)


def review(place: Place, kind: Kind = "confirm", by: str = "A", minutes: int = 0) -> Review:
    return Review(
        at=AT + timedelta(minutes=minutes), by=by, kind=kind, article_id="a", published=None, place=place,
        machine=Judged("partial", "upper_bound_as_value", "value", 1, "A sentence."), note="",
    )  # fmt: skip


def reviews(*entries: Review) -> Reviews:
    return Reviews(Chain(entries, "", 0, 0), {"old": TEXT})


DIGEST = hashlib.sha256(TEXT.encode()).hexdigest()
SUM = Words(TEXT, "£620,000", 1)


def test_the_very_claim_is_found_in_the_very_text() -> None:
    """By its span."""
    held = reviews(review(SUM.place("old")))
    assert held.about(SUM.place("old"), TEXT) is held.entries[0]
    assert held.about(Words(TEXT, "£620,000", 2).place("old"), TEXT) is None


def test_a_newer_rule_may_mark_more_words() -> None:
    """Half of the shorter span is enough in the same text, and the value may be read anew."""
    held = reviews(review(SUM.place("old")))
    assert held.about(Words(TEXT, "up to £620,000").place("old", "other"), TEXT) is held.entries[0]


def test_in_a_later_form_the_words_and_their_company_decide() -> None:
    """The sum of the second bridge keeps out of it."""
    held = reviews(review(SUM.place("old")))
    assert held.about(Words(LATER, "£620,000", 1).place("new"), LATER) is held.entries[0]
    assert held.about(Words(LATER, "£620,000", 2).place("new"), LATER) is None
    assert held.about(Words(LATER, "£620,000", 1).place("new", value="up to 620000"), LATER) is None


def test_another_article_is_no_later_form() -> None:
    """Even with the same sentence in it."""
    held = reviews(review(SUM.place("old")))
    assert held.about(Words(OTHER, "£620,000").place("new"), OTHER) is None


def test_another_record_or_kind_of_claim_is_another_place() -> None:
    """A sum of one contract is not the sum of the next."""
    held = reviews(review(SUM.place("old")))
    place = SUM.place("old")
    for other in ({"ocid": "ocds-213czf-ferry"}, {"type": "duration"}):
        fields = {name: getattr(place, name) for name in place.__struct_fields__}
        assert held.about(Place(**(fields | other)), TEXT) is None


def test_the_newest_counts_until_it_is_undone() -> None:
    """Undoing leaves nothing standing, not the one before."""
    place = SUM.place("old")
    first, second, undone = review(place), review(place, by="B", minutes=1), review(place, "undo", minutes=2)
    assert standing([first, second]) == [second]
    assert standing([first, second, undone]) == []
    assert standing([undone, first]) == [first]


def test_a_torn_line_is_cut_off_by_the_next_review(tmp_path: Path) -> None:
    """What a killed process left is not read."""
    register = register_of(tmp_path / "r")
    register.review(review(SUM.place(DIGEST)), TEXT)
    path = tmp_path / "r" / "reviews.jsonl"
    path.write_bytes(path.read_bytes() + b'{"at":"2031')
    assert len(register.reviews().entries) == 1
    register.review(review(SUM.place(DIGEST), by="B"), TEXT)
    assert [entry.by for entry in register.reviews().entries] == ["A", "B"]


def test_an_edited_line_is_named(tmp_path: Path) -> None:
    """By its number."""
    register = register_of(tmp_path / "r")
    for by in ("A", "B"):
        register.review(review(SUM.place(DIGEST), by=by), TEXT)
    path = tmp_path / "r" / "reviews.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"by":"A"', b'"by":"X"'))
    with pytest.raises(RegisterError, match=r"reviews\.jsonl:2"):
        register.reviews()
