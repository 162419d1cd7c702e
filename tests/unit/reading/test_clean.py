"""Notice text as people meant it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.clean import clean


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Children&apos;s &amp; families", "Children's & families"),
        ("bricks &amp;amp; mortar", "bricks & mortar"),
        ("&pound;5 &#8211; or more", "£5 – or more"),
        ("<p>One</p><br/>two <strong>three</strong>", "One\n\ntwo \nthree"),
        ("5 < 6 and 7 > 6", "5 < 6 and 7 > 6"),
    ],
)
def test_entities_and_tags(text: str, cleaned: str) -> None:
    """Escaped once or twice; marks that are no tag stay."""
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("worth Â£5 â€“ or more", "worth £5 – or more"),
        ("the townâ€™s cafÃ©", "the town’s café"),
        ("â€¢ one", "• one"),
        ("Ãrea", "Ãrea"),
        ("São Tomé", "São Tomé"),
    ],
)
def test_mojibake(text: str, cleaned: str) -> None:
    """UTF-8 that was read as cp1252 is put right; what was right, or can't be repaired, stays."""
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("the first lot.rnThe second", "the first lot.\nThe second"),
        ("the lotrn and more", "the lot\n and more"),
        ("the lotrn\r\nand more", "the lot\n\nand more"),
        ("One.rnrnTwo", "One.\n\nTwo"),
        ("a modern western pattern", "a modern western pattern"),
        ("Burn the barn in Blackburn", "Burn the barn in Blackburn"),
        ("five (5)rA second", "five (5)\nA second"),
    ],
)
def test_lost_line_breaks(text: str, cleaned: str) -> None:
    """CR LF whose backslashes were lost are the letters "rn"; words that end so stay."""
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  one\t two  ", "one two"),
        ("one\u00a0two", "one two"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("caf\ufffd", "caf"),
        ("", ""),
    ],
)
def test_white_space(text: str, cleaned: str) -> None:
    """Runs are one space, line ends are one kind, and what could not be read is left out."""
    assert clean(text) == cleaned


DEFECTS = "&amp; &amp;amp; &apos; <br/> <p> </p> Â£ â€“ â€™ Ã© rn .rnThe modern lot The A 5 £ é “ Western . : ) •"
PIECES = st.sampled_from([*DEFECTS.split(), "\r\n", "\r", "\n", " ", "\t", "\u00a0", "\ufffd"])
TEXTS = st.one_of(st.lists(PIECES, max_size=12).map("".join), st.text(alphabet="abc rnAB.5&;£Â\n", max_size=40))


@given(TEXTS)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    """What has been put right is right."""
    once = clean(text)
    assert clean(once) == once


@given(st.text(alphabet=st.characters(codec="ascii", exclude_characters="&<r\r\t"), max_size=60))
def test_plain_text_stays(text: str) -> None:
    """Only white space changes where there is nothing to repair."""
    assert clean(text).split() == text.split()


def test_a_place_that_ends_in_rn_is_left_whole() -> None:
    """The lake and the valley are no lost line breaks."""
    text = "A path round the Tarn and the road up Strathearn by Llanwern steelworks"
    assert clean(text) == text
