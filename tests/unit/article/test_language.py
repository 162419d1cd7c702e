"""Languages: told by common words, read as far as is safe, and what was not read is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from gold_articles import gold_articles

from onrecord.article import SourceKind, read_article
from onrecord.article.blocks import find_blocks
from onrecord.article.intake import take_copy
from onrecord.article.language import find_foreign, language_of

PAGES = Path(__file__).parents[2] / "pages"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The council has awarded a contract to run the clubs for the next three years, it said.", "en"),
        ("Mae Cyngor Gwenlas wedi dyfarnu contract i redeg clybiau ieuenctid y sir am y tair blynedd nesaf.", "cy"),
        ("Dywedodd y Cynghorydd fod hwn yn newyddion da i bobl ifanc ac i'r teuluoedd sydd wedi aros.", "cy"),
        ("Tá an chomhairle tar éis conradh a bhronnadh ar chuideachta áitiúil chun na scoileanna a ghlanadh.", "ga"),
        ("Tha a' chomhairle air cùmhnant a thoirt do chompanaidh ionadail airson nan sgoiltean a ghlanadh.", "gd"),
        ("Le conseil a attribué un marché de 200 000 euros à une entreprise de la ville pour les écoles.", "fr"),
        ("Der Rat hat den Auftrag für die Schulen an eine Firma aus der Stadt vergeben und zahlt viel.", "de"),
        ("El consejo ha adjudicado un contrato para las escuelas de la ciudad por un valor de dos millones.", "es"),
        ("Rada przyznała kontrakt na sprzątanie szkół firmie z miasta i zapłaci za to w ciągu trzech lat.", "pl"),
        ("Bids closed in May.", ""),
        ("", ""),
        ("£186,400 £2m 14/02/2031 10am", ""),
        ("“No,” said a council spokesperson.", ""),
        ("Ann Lee won. Lee called it “a good day”.", ""),
        ("A Cymru Wales Caerdydd Llanelli Aberystwyth Bangor Gwynedd Ceredigion Powys Eryri tour", ""),
    ],
)
def test_a_language_is_told_by_its_common_words(text: str, code: str):
    """Or not at all."""
    assert language_of(text) == code


def test_of_welsh_only_what_is_safe_is_read():
    """Figures in full, dates in figures, quotations without a speaker; no scale, month or length in words."""
    copy = take_copy((PAGES / "welsh-release.html").read_bytes(), where="w", name="w.html")
    reading = read_article(copy.text, id="w", copy=copy)
    english = copy.text.index("Gwenlas Council has awarded")
    own = [said for said in reading.sums if said.span.start < english]
    assert [said.text for said in own] == ["£186,400"]
    assert [said.text for said in reading.dates if said.span.start < english] == ["14/02/2031"]
    assert all(said.span.start >= english for said in reading.durations)
    assert [said.source for said in reading.quotations] == [SourceKind.NONE]
    assert reading.quotations[0].text.startswith("Mae hwn yn newyddion")


def test_what_was_not_read_is_said():
    """How much, in which language, and what."""
    copy = take_copy((PAGES / "welsh-release.html").read_bytes(), where="w", name="w.html")
    (note,) = read_article(copy.text, id="w", copy=copy).notes
    assert note.startswith("6 of 8 paragraphs are in Welsh: read there were")
    assert "not who says what" in note


def test_the_english_half_is_read_as_ever():
    """A release in two languages is read by its paragraphs."""
    copy = take_copy((PAGES / "welsh-release.html").read_bytes(), where="w", name="w.html")
    reading = read_article(copy.text, id="w", copy=copy)
    english = copy.text.index("Gwenlas Council has awarded")
    assert [said.text for said in reading.sums if said.span.start >= english] == ["£186,400"]
    assert [said.text for said in reading.dates if said.span.start >= english] == ["1 May 2031", "14 February"]
    assert [said.text for said in reading.durations] == ["next three years"] or len(reading.durations) == 1


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Le conseil a payé 25.000 € pour les écoles de la ville et il est dans une situation difficile.", []),
        ("Le conseil a payé £25000 pour les écoles de la ville et il est dans une situation difficile.", ["£25000"]),
        ("Mae'r cyngor wedi neilltuo £2 filiwn ar gyfer gwasanaethau y sir ac mae hyn yn newydd da.", []),
        ("Mae'r cyngor wedi neilltuo £2,500 ar gyfer gwasanaethau y sir ac mae hyn yn newydd da.", ["£2,500"]),
        ("Mae'r cyngor wedi neilltuo £2m ar gyfer gwasanaethau y sir ac mae hyn yn newydd da.", ["£2m"]),
        ("Le conseil a payé £2m pour les écoles de la ville et il est dans une situation difficile.", []),
    ],
)
def test_a_sum_that_could_mean_another_is_not_read(text: str, kept: list[str]):
    """A stop may part thousands, and a word behind may be a million."""
    assert [said.text for said in read_article(text, id="a").sums] == kept


def test_what_a_page_declares_counts_only_where_words_do_not_tell():
    """Templates are copied: `lang="cy"` over an English article changes nothing."""
    text = "The council has awarded a contract to run the clubs for the next three years, it said."
    assert find_foreign(text, find_blocks(text), "cy").spans == ()
    short = "Contract newydd"
    assert find_foreign(short, find_blocks(short), "cy").codes == ("cy",)
    assert find_foreign(short, find_blocks(short), "en-gb").codes == ()


def test_no_english_article_is_taken_for_another_language(shared_data: Path):
    """None of the annotated ones, paragraph by paragraph."""
    for article in gold_articles(shared_data):
        assert find_foreign(article["text"], find_blocks(article["text"])).spans == (), article["id"]
