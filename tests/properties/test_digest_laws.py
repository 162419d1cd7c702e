"""The digest of a release is the same however its numbers are spelled, and by whichever way it is taken."""

from __future__ import annotations

import json
from decimal import Decimal

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ocds.canonical import digest, digest_of_text

NUMBERS = st.from_regex(r"-?(?:0|[1-9][0-9]{0,6})(?:\.[0-9]{1,6})?(?:[eE][+-]?[0-9]{1,2})?", fullmatch=True)
DECODER = msgspec.json.Decoder(float_hook=Decimal)


@given(st.lists(NUMBERS, min_size=1, max_size=5), st.text(max_size=20), st.sampled_from(["", " ", "\n\t"]))
def test_a_digest_from_the_text_is_that_of_the_body(numbers: list[str], words: str, space: str) -> None:
    """Whatever the text looks like between its numbers."""
    listed = ",".join(space + number for number in numbers)
    text = f'{{"words":{json.dumps(words)},{space}"one":{space}{numbers[0]},"all":[{listed}{space}]}}'.encode()
    body = DECODER.decode(text)
    assert digest_of_text(memoryview(text), body) == digest(body)
