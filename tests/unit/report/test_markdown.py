"""The answer as Markdown: complete, and hostile words stay words wherever it is pasted."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_dossier import HOSTILE, IMPRINT, hostile_dossier, made_dossier
from markdown_it import MarkdownIt
from markdown_it.token import Token

from onrecord.report.markdown import dossier_markdown, escape
from onrecord.report.visible import one_line

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OURS = {"paragraph", "heading", "bullet_list", "list_item", "table", "thead", "tbody", "tr", "th", "td", "blockquote"}
INLINE = {"text", "softbreak", "hardbreak", "strong_open", "strong_close", "em_open", "em_close"}


def kinds(tokens: list[Token]) -> set[str]:
    found = set()
    for token in tokens:
        found |= {child.type for child in token.children or ()}
        found.add(token.type.removesuffix("_open").removesuffix("_close"))
    return found


def shown(text: str) -> str:
    """What a reader of the rendered page sees of one block of text."""
    return "".join(c.content for token in PARSER.parse(text) for c in token.children or () if c.type == "text")


def test_it_tells_all_that_the_terminal_tells() -> None:
    """Every verdict's sentence, every question, the record, the method."""
    dossier = made_dossier()
    text = shown_of(dossier_markdown(dossier, IMPRINT))
    for check in dossier.checks:
        for checked in check.claims:
            if checked.verdict.word.value != "not_checkable":
                assert one_line(checked.verdict.sentence) in text
                assert all(one_line(evidence.release_id) in text for evidence in checked.verdict.evidence)
        assert all(one_line(question.text) in text for question in check.questions)
        assert one_line(check.title) in text
    assert all(sentence in text for sentence in IMPRINT.method(dossier))


def shown_of(text: str) -> str:
    return "\n".join("".join(c.content for c in token.children or ()) for token in PARSER.parse(text))


def test_the_same_dossier_gives_the_same_text() -> None:
    """So that two runs can be compared."""
    assert dossier_markdown(made_dossier(), IMPRINT) == dossier_markdown(made_dossier(), IMPRINT)


def test_hostile_words_become_nothing_but_words() -> None:
    """No link, picture, HTML, code or footnote comes of a text that tries; the structure is ours alone."""
    text = dossier_markdown(hostile_dossier(), IMPRINT)
    found = kinds(PARSER.parse(text)) - {"inline", "hr"}
    assert found <= OURS | INLINE
    assert not re.search(r"(?<!\\):(?=//)|www\.", text)
    assert "\x1b" not in text
    assert len(HOSTILE) > 20


@pytest.mark.parametrize(
    "words",
    [
        "[a](https://x.example)",
        "![a](https://x.example/p.png)",
        "<script>alert(1)</script>",
        "https://x.example and www.x.example",
        "<https://x.example>",
        "# Head",
        "- item",
        "+ item",
        "12. item",
        "123456789) item",
        "> said",
        "| a | b |",
        "***",
        "---",
        "===",
        "`code` and ```",
        "    code",
        "&lt;b&gt; &copy;",
        "*bold* _it_ ~~gone~~",
        "[^1]: note",
        "[x]: https://x.example",
        "a\\",
        "\\*a\\*",
        "$x$ {{ y }} {% z %} ^2^",
        "£25,000 (10% of it); “a – b”, isn't it?",
    ],
)
def test_words_are_shown_as_they_are(words: str) -> None:
    """At the beginning of a line, in the middle of one, and in the cell of a table."""
    assert shown(escape(words)) == one_line(words)
    assert shown(f"- {escape(words)}") == one_line(words)
    assert shown(f"said {escape(words)} so") == f"said {one_line(words)} so"
    cells = [t for t in PARSER.parse(f"| a | b |\n|---|---|\n| {escape(words)} | x |") if t.type == "inline"]
    assert "".join(c.content for c in cells[2].children or () if c.type == "text") == one_line(words)
    assert len(cells) == 4


@given(st.text(max_size=60))
def test_any_text_is_shown_as_it_is(words: str) -> None:
    """Escaping loses nothing and adds nothing."""
    line = one_line(words)
    if line:
        tokens = PARSER.parse(escape(words))
        assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
        # The parser writes what no page may hold as a sign of its own.
        assert shown(escape(words)) == line.replace("\0", "\ufffd")


def test_plain_prose_is_left_as_it_reads() -> None:
    """A report is read as it is, too: nothing is escaped that could do nothing."""
    prose = "The council's notice (12 May) says: “£2.4m, or 10% more” - a range; isn't it?"
    assert escape(prose) == prose
