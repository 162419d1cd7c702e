"""The site's texts in other languages: each is there, none is dead, and all say the same things."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po
from tree import PROJECT

from onrecord.web.languages import LANGUAGES

SITE = PROJECT / "src" / "onrecord" / "web"
LOCALE = SITE / "locale"
Id = str | tuple[str, ...]
OTHERS = [language for language in LANGUAGES if language != "en"]
PLACE = re.compile(r"%\((\w+)\)s")
WHAT_TO_DO = 'run the commands of docs/web.md, "Another language"'


@cache
def in_templates() -> frozenset[Id]:
    """Every text of the templates that a reader sees."""
    with (PROJECT / "babel.cfg").open(encoding="utf-8") as config:
        methods, options = parse_mapping_cfg(config)
    found = extract_from_dir(str(SITE), methods, options)
    return frozenset(tuple(id) if isinstance(id, (tuple, list)) else id for _, _, id, _, _ in found)


@cache
def catalogue(path: Path) -> dict[Id, Message]:
    """What stands in a catalogue, without its header."""
    with path.open("rb") as file:
        return {message.id: message for message in read_po(file, abort_invalid=True) if message.id}


def texts(value: object) -> list[str]:
    """A text, or a text in each of its plural forms."""
    return [str(text) for text in value] if isinstance(value, (tuple, list)) else [str(value)]


def test_there_are_texts():
    """The extraction finds them."""
    assert len(in_templates()) > 50


def test_the_template_of_catalogues_is_new():
    """It holds what the pages hold."""
    assert set(catalogue(LOCALE / "onrecord.pot")) == in_templates(), WHAT_TO_DO


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_is_translated(language: str):
    """In every plural form that the language has, and none is a guess of the tools."""
    held = catalogue(LOCALE / language / "LC_MESSAGES" / "onrecord.po")
    missing = [id for id in in_templates() if id not in held or not all(texts(held[id].string)) or held[id].fuzzy]
    assert sorted(map(str, missing)) == [], WHAT_TO_DO


@pytest.mark.parametrize("language", OTHERS)
def test_no_translation_is_dead(language: str):
    """What no page says any more is gone from the catalogue."""
    held = catalogue(LOCALE / language / "LC_MESSAGES" / "onrecord.po")
    assert set(held) - in_templates() == set(), WHAT_TO_DO


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_same_places_to_fill(language: str):
    """Each name, day and number that the English text shows; a plural form may do without its number."""
    held = catalogue(LOCALE / language / "LC_MESSAGES" / "onrecord.po")
    wrong = []
    for id, message in held.items():
        wanted = set(PLACE.findall(texts(id)[-1]))
        wrong += [id for text in texts(message.string) if wanted - {"num"} != set(PLACE.findall(text)) - {"num"}]
    assert wrong == []
