"""The console: where hostile text is made visible, shapes fall back to ASCII, and nothing is read as markup."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TextIO

from rich.console import Console, RenderableType
from rich.text import Text

from onrecord.checking.model import Edit, EditKind, VerdictWord
from onrecord.report.visible import one_line, visible
from onrecord.report.wording import LOOKS

STYLES: dict[VerdictWord, str] = {
    VerdictWord.CONTRADICTED: "bold red",
    VerdictWord.ALTERED_QUOTATION: "bold magenta",
    VerdictWord.PARTIAL: "bold yellow",
    VerdictWord.UNDECIDED: "cyan",
    VerdictWord.NOT_IN_RECORD: "blue",
    VerdictWord.SUPPORTED: "green",
    VerdictWord.NOT_CHECKABLE: "dim",
}

ASCII = str.maketrans(
    {
        **{look.shape: look.ascii for look in LOOKS.values()},
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "–": "-",
        "—": "-",
        "…": "...",
        "·": "-",
        "●": "*",
        "○": "o",
        "↯": "!",
        "→": "->",
        "─": "-",
        "━": "=",
        "£": "GBP ",
        "€": "EUR ",
        "\N{NO-BREAK SPACE}": " ",
    }
)
"""What stands for our own signs where the output's encoding cannot write them."""

Part = str | tuple[str, str]
"""Words, or words and their style."""

WIDEST = 100
"""Columns beyond which lines of prose are hard to read."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A console with our own habits: plain text in, wrapped lines out."""

    console: Console
    plain: bool
    """Whether the output's encoding lacks our shapes."""

    @property
    def width(self) -> int:
        """Columns there are to write on."""
        return min(self.console.width, WIDEST)

    def line(self, *parts: Part, indent: int = 0, label: Part = "", hang: int | None = None) -> None:
        """One paragraph: strings, or (string, style) pairs, wrapped beside a label of at least `hang` columns."""
        head = self.text(label)
        head.pad_right(max((hang or 0) - head.cell_len, 0))
        body = self.text(*parts).wrap(self.console, max(self.width - indent - head.cell_len, 20), overflow="fold")
        for wrapped in body or [Text()]:
            wrapped.rstrip()
            whole = Text(" " * indent) + head + wrapped
            whole.rstrip()
            self.console.print(whole, soft_wrap=True)
            head = Text(" " * head.cell_len)

    def text(self, *parts: Part) -> Text:
        """`parts` as safe text; never markup."""
        safe = Text()
        for part in parts:
            words, style = (part, "") if isinstance(part, str) else part
            safe.append(self.safe(words), style=style or None)
        return safe

    def safe(self, words: str) -> str:
        """`words` as this console may be sent them."""
        return visible(words).translate(ASCII).encode("ascii", "replace").decode() if self.plain else visible(words)

    def rule(self, heading: str = "") -> None:
        """A heading between two blank lines, underlined across the page."""
        self.console.print()
        if heading:
            self.line((heading, "bold"))
        self.console.print(Text(("-" if self.plain else "─") * self.width, style="dim"), soft_wrap=True)

    def block(self, renderable: RenderableType, indent: int = 0) -> None:
        """A table or another of rich's things, without the white space it puts at the ends of lines."""
        options = self.console.options.update(width=self.width - indent)
        for segments in self.console.render_lines(renderable, options, pad=False):
            line = Text.assemble(" " * indent, *((segment.text, segment.style or "") for segment in segments))
            line.rstrip()
            self.console.print(line, soft_wrap=True)

    def blank(self) -> None:
        """An empty line."""
        self.console.print()


class _Console(Console):
    """Rich's console, except that a closed pipe is left to whoever opened it: rich would exit with code 1."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def open_sheet(stream: TextIO, *, width: int | None = None, color: bool | None = None) -> Sheet:
    """A sheet on `stream`: colour only on a terminal that wants it, ASCII where the encoding is poor.

    `color` None leaves the choice to the terminal and NO_COLOR.
    """
    console = _Console(
        file=stream,
        width=width,
        markup=False,
        emoji=False,
        highlight=False,
        force_terminal=color,
        no_color=True if color is False else None,
    )
    return Sheet(console, not _can_write(getattr(stream, "encoding", None) or "utf-8"))


def _can_write(encoding: str) -> bool:
    try:
        "".join(look.shape for look in LOOKS.values()).encode(encoding)
        "●○↯→─“”".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def edit_parts(edits: Iterable[Edit]) -> list[Part]:
    """Two wordings in one line: `[-dropped-]` and `{+added+}`, legible without colour."""
    parts: list[Part] = []
    for edit in edits:
        if parts:
            parts.append(" ")
        parts.extend(_edit_parts(edit))
    return parts


def _edit_parts(edit: Edit) -> Iterable[Part]:
    if edit.kind is EditKind.SAME:
        yield one_line(" ".join(edit.printed or edit.record))
        return
    if edit.record:
        yield (f"[-{one_line(' '.join(edit.record))}-]", "red strike")
    if edit.record and edit.printed:
        yield " "
    if edit.printed:
        yield (f"{{+{one_line(' '.join(edit.printed))}+}}", "green underline")
