"""Cutting an article into blocks: headline, paragraphs, and what a page prints around them.

Copies differ: some part paragraphs by an empty line, some by a single line break, some wrap lines at 70 columns.
Only what is clear is told apart; a block in doubt is a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.article.dateline import is_dateline
from onrecord.article.model import Block, BlockKind
from onrecord.values import Span

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_ENDED = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
_HEADLINE_WORDS = 30
_BYLINE = re.compile(
    r"(?:[Bb][Yy]|Words by|Written by|Reported by|Report by|Story by|Exclusive by|EXCLUSIVE by)[:\s]+"
    r"(?P<name>[A-Z][\w.’'-]+(?:\s+(?:[a-z]{1,3}\s+)?[A-Z][\w.’'-]+){1,3})(?P<rest>.{0,80})",
)
_AGENCIES = (
    r"PA(?: Wire| Media| Images)?|Getty(?: Images)?|Reuters|AFP|AP|Alamy|Shutterstock|EPA|LDRS|LNP|SWNS|iStock|"
    r"Google(?: Maps| Street View)?|Geograph|BBC|Adobe Stock|Handout|Supplied|File photo|Stock image"
)
_CREDIT_ONLY = re.compile(rf"(?:©\s*)?(?:{_AGENCIES})(?:\s*/\s*[\w .’'-]{{1,40}})?\.?")
_CREDIT_AT_END = re.compile(
    rf"(?:\s[-–—|]\s*[A-Z][\w’'-]+(?:\s[A-Z][\w.’'-]*\w){{0,3}}(?:/[\w .]{{1,30}})?|/\s?(?:{_AGENCIES})|"
    r"[(\[]?\s?(?:Image|Photo|Picture|Pic|Credit|Source|Photograph|Photo by|Image by)s?\s?[:©]\s?.{1,60}[)\]]?)$",
)
_CREDIT_AT_START = re.compile(r"(?:Image|Photo|Picture|Photograph|Caption|Credit|Image caption|Image source)s?\s?[:,©]")
_NAME_ONLY = re.compile(r"[A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]+){1,3}")


def find_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of `text` in reading order, each trimmed of white space, together covering all that is printed.

    >>> text = "Head\\nBy Ann Lee\\n\\nOne.\\nTwo."
    >>> [(block.kind.value, block.span.of(text)) for block in find_blocks(text)]
    [('headline', 'Head'), ('byline', 'By Ann Lee'), ('paragraph', 'One.'), ('paragraph', 'Two.')]
    """
    spans = list(_spans(text))
    kinds = _kinds([span.of(text) for span in spans])
    return tuple(Block(span, kind) for span, kind in zip(spans, kinds, strict=True))


def _spans(text: str) -> Iterator[Span]:
    """Lines, joined where a paragraph was only wrapped."""
    for run in _runs(text):
        wrapped = _is_wrapped([line.of(text) for line in run])
        start = run[0].start
        for line, following in zip(run, [*run[1:], None], strict=True):
            goes_on = following is not None and (wrapped or text[following.start].islower())
            if not goes_on:
                yield Span(start, line.end)
                start = following.start if following else line.end


def _runs(text: str) -> Iterator[list[Span]]:
    """Lines that stand together without an empty line between them."""
    run: list[Span] = []
    for found in _LINE.finditer(text):
        line = _trimmed(text, found.start(), found.end())
        if run and (line is None or "\n" in text[run[-1].end : line.start].replace("\r\n", "\n").replace("\n", "", 1)):
            yield run
            run = []
        if line is not None:
            run.append(line)
    if run:
        yield run


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and _blank(text[start]):
        start += 1
    while end > start and _blank(text[end - 1]):
        end -= 1
    return Span(start, end) if start < end else None


def _blank(char: str) -> bool:
    """White space, no-break spaces, and the marks without width that copies carry along."""
    return char.isspace() or char in "\u200b\u200c\u200d\u2060\ufeff"


def _is_wrapped(lines: list[str]) -> bool:
    """Whether these lines are one paragraph cut at a fixed width: all full but the last, most not ending a sentence."""
    full = lines[:-1]
    if len(full) < 2 or any(not 50 <= len(line) <= 100 for line in full):
        return False
    ended = sum(bool(_ENDED.search(line)) for line in full)
    return max(map(len, full)) - min(map(len, full)) <= 22 and ended * 2 < len(full)


def _kinds(lines: list[str]) -> list[BlockKind]:
    kinds = [kind_alone(line) for line in lines]
    if lines and kinds[0] is BlockKind.PARAGRAPH and _is_headline(lines):
        kinds[0] = BlockKind.HEADLINE
    _mark_captions(lines, kinds)
    _mark_bylines(lines, kinds)
    return kinds


def _is_headline(lines: list[str]) -> bool:
    """The first line, unless it is all there is and a whole sentence, or plainly a paragraph."""
    words, ended = len(lines[0].split()), lines[0].endswith(".") and not lines[0].endswith("..")
    if len(lines) == 1:
        return not ended and words <= _HEADLINE_WORDS
    return words <= (15 if ended else _HEADLINE_WORDS)


def kind_alone(line: str) -> BlockKind:
    """What a line shows by itself."""
    if is_dateline(line):
        return BlockKind.DATELINE
    byline = _BYLINE.fullmatch(line)
    if byline and not re.search(r"[.!?]\s|\.$", byline["rest"]):
        return BlockKind.BYLINE
    if _CREDIT_ONLY.fullmatch(line) or _CREDIT_AT_START.match(line):
        return BlockKind.CAPTION
    if len(line) < 400 and _CREDIT_AT_END.search(line[-120:]):
        return BlockKind.CAPTION
    return BlockKind.PARAGRAPH


def _mark_captions(lines: list[str], kinds: list[BlockKind]) -> None:
    """A line that ends without a stop and stands before a credit, or before its own copy with one, is a caption."""
    for at in range(len(lines) - 2, 0, -1):
        if kinds[at] is not BlockKind.PARAGRAPH or _ENDED.search(lines[at]) or len(lines[at].split()) > 45:
            continue
        following = kinds[at + 1] is BlockKind.CAPTION
        if following and (len(lines[at].split()) > 1 or lines[at] in lines[at + 1]):
            kinds[at] = BlockKind.CAPTION


def _mark_bylines(lines: list[str], kinds: list[BlockKind]) -> None:
    """A bare name that a byline repeats belongs to it, and a bare name before a byline is one."""
    bylines = [line for line, kind in zip(lines, kinds, strict=True) if kind is BlockKind.BYLINE]
    for at, line in enumerate(lines):
        if kinds[at] is BlockKind.PARAGRAPH and _NAME_ONLY.fullmatch(line) and any(line in b for b in bylines):
            kinds[at] = BlockKind.BYLINE
