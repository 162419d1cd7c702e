"""Who answered and who was only asked, in the neutral words of every output."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.checking.model import Check, Comparison
from onrecord.checking.reply import Party, Reply, ReplyKind, ReplyRow
from onrecord.report.visible import one_line

TOLD = {
    ReplyKind.QUOTED: "quoted",
    ReplyKind.REPORTED: "answer reported",
    ReplyKind.DECLINED: "declined to comment",
    ReplyKind.SILENT: "asked, no reply",
    ReplyKind.ASKED: "only asked",
    ReplyKind.UNASKED: "criticised, no request or answer reported",
}
NOTHING = "not mentioned"
_MOST = 14
"""Rows of a table; the rest are in the JSON."""


def reply_words(reply: Reply | None) -> str:
    """What an article tells of one answer.

    >>> reply_words(None)
    'not mentioned'
    """
    if reply is None:
        return NOTHING
    also = " (and was asked)" if reply.asked and reply.kind in (ReplyKind.QUOTED, ReplyKind.REPORTED) else ""
    return f"{TOLD[reply.kind]}{also}"


def answered(check: Check) -> list[tuple[str, str]]:
    """Each of the contract's parties, and whoever else was asked, with what the article tells.

    People who are only quoted stand in the text, and need no line.
    """
    spoken = (ReplyKind.QUOTED, ReplyKind.REPORTED)
    told = [reply for reply in check.replies if reply.role is not Party.OTHER or reply.kind not in spoken]
    return [(one_line(reply.party), reply_words(reply)) for reply in told]


def shown_rows(comparison: Comparison) -> Sequence[ReplyRow]:
    """The rows that are shown: the contract's parties, and whom two articles or a question concern, before others."""
    plain = (ReplyKind.QUOTED, ReplyKind.REPORTED)

    def weight(row: ReplyRow) -> tuple[int, int]:
        telling = any(reply.kind not in plain for reply in row.told.values())
        return list(Party).index(row.role), -(len(row.told) + telling)

    return sorted(comparison.replies, key=weight)[:_MOST]
