"""Corpora given by path: small invented files in the form of PolNeAR's brat annotation and of TempEval-3's TimeML."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from onrecord.values import Span
from quality import gold, polnear, timebank
from quality.corpora import CorpusError

STORY = (
    "Row over pool\r\n\r\n“It is a ruin,” said Ann Lee, who swims. "
    "The board said the pool was shut. It wants a café.\r\n"
)
"""With the line ends of the publisher: offsets count both characters."""


def marked(*attributions: tuple[str, str, str]) -> str:
    """The annotation of `STORY`, as brat writes it: source, cue and content of each; `|` parts the pieces of one."""
    lines, number = [], 0
    for event, roles in enumerate(attributions, start=1):
        names = []
        for role, words in zip(("Source", "Cue", "Content"), roles, strict=True):
            pieces = [piece for piece in words.split("|") if piece]
            if pieces:
                number += 1
                places = ";".join(f"{STORY.index(p)} {STORY.index(p) + len(p)}" for p in pieces)
                lines.append(f"T{number}\t{role} {places}\t{' '.join(pieces)}")
                names.append(f"{role}:T{number}")
        number += 1
        start = STORY.index(roles[1] or roles[2])
        lines.append(f"T{number}\tAttribution {start} {start + 4}\t{STORY[start : start + 4]}")
        lines.append(f"E{event}\tAttribution:T{number} {' '.join(names)}")
    return "\n".join([*lines, "#1\tAnnotatorNotes T1\tnot sure", ""])


ANNOTATED = marked(
    ("Ann Lee, who swims", "said", "“It is a ruin,”"),
    ("The board", "said the", "the pool was shut"),
    ("It wants", "wants", "a café"),
)


def corpus(folder: Path, annotations: str = ANNOTATED) -> Path:
    """A copy with a train part that must not be touched, and a test part of one story by two annotators."""
    for part in ("train", "test"):
        for kind in ("text", "attributions"):
            (folder / "data" / part / kind).mkdir(parents=True)
    (folder / "data/train/attributions/x_4b22.ann").write_text("nonsense", encoding="utf-8")
    (folder / "data/train/text/x.txt").write_text("nonsense", encoding="utf-8")
    (folder / "data/test/text/nyt_2016-01-01_pool.txt").write_bytes(STORY.encode())
    for annotator in ("4b22", "d473"):
        path = folder / f"data/test/attributions/nyt_2016-01-01_pool_{annotator}.ann"
        path.write_text(annotations, encoding="utf-8")
    (folder / "data/test/attributions/._nyt_2016-01-01_pool_4b22.ann").write_bytes(b"\x00\x05\x16\x07")
    return folder


def test_brat_files_become_attributions(tmp_path: Path) -> None:
    """Line ends keep their length, notes and what macOS leaves are passed over, one annotator is taken."""
    ((text, attributions),) = polnear.articles(corpus(tmp_path) / "data" / "test")
    assert text == STORY
    assert [[span.of(text) for span in each.content] for each in attributions] == [
        ["“It is a ruin,”"],
        ["the pool was shut"],
        ["a café"],
    ]
    assert [each.is_quoted(text) for each in attributions] == [True, False, False]
    assert [each.is_told(text) for each in attributions] == [True, True, False]


def test_pieces_of_one_content_stay_together(tmp_path: Path) -> None:
    path = tmp_path / "a.ann"
    path.write_text(marked(("Ann Lee", "said", "It is|a ruin")), encoding="utf-8")
    (attribution,) = polnear.read_annotations(path, STORY)
    assert [span.of(STORY) for span in attribution.content] == ["It is", "a ruin"]


def test_polnear_figures(tmp_path: Path) -> None:
    """The quotation and what the board said are read; what it wants is no speech to us."""
    assert polnear.measure(corpus(tmp_path)) == {
        "articles": 1,
        "detection": 1.0,
        "exact": 1.0,
        "with source": 1.0,
        "indirect": 1.0,
        "indirect, any cue": pytest.approx(2 / 3),
        "indirect, source": 1.0,
    }


@pytest.mark.parametrize(
    ("annotations", "says"),
    [
        ("T1\tSource 0 3\tRaw", "found the words 'Raw', expected 'Row', which stand at these offsets in the text."),
        ("T1 Source 0 3", "found 'T1 Source 0 3', expected an id, a tab, a type and its offsets, a tab, the words."),
        ("E1\tAttribution:T4 Cue:T9", "found the id T9, expected an id that a line of this file gives a span."),
    ],
)
def test_a_file_that_does_not_fit_is_named_with_its_line(tmp_path: Path, annotations: str, says: str) -> None:
    folder = corpus(tmp_path, f"\n{annotations}\n")
    with pytest.raises(CorpusError) as told:
        polnear.measure(folder)
    assert "nyt_2016-01-01_pool_4b22.ann:2\n" in str(told.value)
    assert says in str(told.value)


TIMEML = """<?xml version="1.0" ?>
<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<DOCID>invented</DOCID>
<DCT><TIMEX3 functionInDocument="CREATION_TIME" temporalFunction="false" tid="t0" type="DATE" value="2024-04-24"
>24 April 2024</TIMEX3></DCT>
<TITLE>Pool</TITLE>
<TEXT>
The pool <EVENT class="OCCURRENCE" eid="e1">shut</EVENT> on
<TIMEX3 tid="t1" type="DATE" value="2024-03-03">3 March</TIMEX3>
and opens in <TIMEX3 tid="t2" type="DATE" value="2025">2025</TIMEX3>. It is <TIMEX3 tid="t3" type="DATE"
value="PRESENT_REF">now</TIMEX3> dry, &amp; was for <TIMEX3 tid="t4" type="DURATION" value="P2Y">two years</TIMEX3>.
Nobody came in <TIMEX3 tid="t5" type="DATE" value="2023-12">May 2022</TIMEX3>.
</TEXT>
<MAKEINSTANCE eventID="e1" eiid="ei1"/>
</TimeML>
"""


def test_timeml_tags_are_found_in_the_bare_text(tmp_path: Path) -> None:
    path = tmp_path / "a.tml"
    path.write_text(TIMEML, encoding="utf-8")
    story = timebank.read_story(path)
    assert story.published is not None
    assert [timex.span.of(story.text) for timex in story.times] == ["3 March", "2025", "now", "two years", "May 2022"]
    assert "shut on\n3 March" in story.text
    assert "&" in story.text


def test_timebank_figures(tmp_path: Path) -> None:
    """Three calendar dates, all found, one of them with another value than ours."""
    (tmp_path / "a.tml").write_text(TIMEML, encoding="utf-8")
    (tmp_path / "._a.tml").write_bytes(b"\x00\x05\x16\x07")
    told = timebank.measure(tmp_path)
    third = pytest.approx(2 / 3)
    assert told == {"articles": 1, "found": 1.0, "precision": 1.0, "interval right": third, "interval F1": third}


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("1998-01-14", date(1998, 1, 14), date(1998, 1, 14)),
        ("1998-01-14TNI", date(1998, 1, 14), date(1998, 1, 14)),
        ("1998-02", date(1998, 2, 1), date(1998, 2, 28)),
        ("1998", date(1998, 1, 1), date(1998, 12, 31)),
        ("1998-Q2", date(1998, 4, 1), date(1998, 6, 30)),
        ("1998-H2", date(1998, 7, 1), date(1998, 12, 31)),
        ("1998-W04-WE", date(1998, 1, 24), date(1998, 1, 25)),
        ("199", date(1990, 1, 1), date(1999, 12, 31)),
    ],
)
def test_a_timex_value_becomes_days(value: str, first: date, last: date) -> None:
    assert timebank.interval_of(value) == (first, last)


@pytest.mark.parametrize("value", ["PRESENT_REF", "XXXX-12-25", "1998-SP", "FY1998", "P2Y", "1998-02-30", ""])
def test_what_is_no_date_in_the_calendar_has_no_days(value: str) -> None:
    assert timebank.interval_of(value) is None


def test_what_we_read_where_no_calendar_date_is_annotated_is_left_out() -> None:
    """A season, say: neither for nor against us."""
    season = timebank.Timex(Span(0, 4), "DATE", "2024-SP")
    assert timebank.compare([season], ()) == Counter(articles=1)


@pytest.mark.parametrize("option", ["--polnear", "--timebank"])
def test_a_folder_without_a_corpus_is_told_before_anything_is_measured(tmp_path: Path, option: str) -> None:
    asked = [sys.executable, str(gold.ROOT / "quality" / "run.py"), option, str(tmp_path)]
    answer = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert str(tmp_path) in answer.stderr


def test_broken_xml_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.tml").write_text("<TimeML>\n<TEXT>", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"a\.tml:2\n  found broken XML"):
        timebank.measure(tmp_path)
