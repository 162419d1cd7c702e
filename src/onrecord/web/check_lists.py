"""Lists of claims: a table, JSON or sentences, handed in where articles are, each row with its verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.checking.claims.judge import GRAVITY, JudgedRow
from onrecord.errors import OnRecordError, UsageError
from onrecord.report.answers_claims import ClaimsAnswer
from onrecord.report.claims_words import IS, column_words, findings, method, money_words, record_link, state_words
from onrecord.report.wording import FLAGGED
from onrecord.tasks import ListFile
from onrecord.tasks.keeping import ClaimsHanded
from onrecord.values import parse_instant
from onrecord.web.asking import Asked, Page
from onrecord.web.desk import Laid
from onrecord.web.handing import FormError, Wrong, asked_record, wrong_of
from onrecord.web.standing import Addresses, checked_list, longest_kept, time_words

ROWS_SHOWN = 400
"""Rows on the page, those first that somebody has to look at; the JSON and the Markdown have all of them."""
_FIELDS: Mapping[str, str] = {"--total": "total", "--published": "claims_day"}
"""Where what the task complains of stands on the form."""


def typed_list(asked: Asked) -> ClaimsHanded:
    """The list of the form. Errors: FormError."""
    file = next((one for one in asked.files if one.field == "claims_file"), None)
    said = asked.form.get("claims", "").replace("\r\n", "\n")
    wrongs = []
    if file is None and not said.strip():
        wrongs.append(Wrong("claims", "Paste claims, one a line, or choose a file."))
    day = asked.form.get("claims_day", "").strip()
    if day and parse_instant(day, asked.site.settings.zone) is None:
        wrongs.append(Wrong("claims_day", "Said on: expected a day such as 2024-05-21."))
    if wrongs:
        raise FormError(wrongs)
    listed = ListFile(file.name, file.content) if file else ListFile("Your list", said.encode("utf-8", "replace"))
    ocid, known_at = asked_record(asked, "claims_ocid")
    total = asked.form.get("total", "").strip() or None
    return ClaimsHanded(listed, total, (day,) if day else (), ocid, known_at)


def lay_list(asked: Asked) -> Laid:
    """The list of the form on the desk, checked already. Errors: FormError for a list that cannot be read."""
    desk = asked.site.desk
    handed = typed_list(asked)
    laid = desk.lay(handed, asked.site.clock())
    try:
        checked_list(asked.site, laid, handed)
    except OnRecordError as error:
        desk.take_away(laid.token)
        field = _FIELDS.get(error.where, "claims") if isinstance(error, UsageError) else "claims"
        raise FormError([wrong_of(field, error)]) from None
    return laid


def list_page(asked: Asked, laid: Laid, handed: ClaimsHanded, wrongs: Sequence[Wrong] = ()) -> Page:
    """The list with the verdict on each row."""
    answer = checked_list(asked.site, laid, handed)
    rows = answer.checked.rows
    return Page(
        "check_list.html",
        {
            "laid": laid,
            "until": time_words(laid.until, asked.site.settings.zone),
            "longest_kept": longest_kept(asked),
            "answer": answer,
            "wrongs": wrongs,
            "given": asked.form,
            "counts": [(word, answer.checked.count(word)) for word in GRAVITY if answer.checked.count(word)],
            "flagged": [row for row in rows if row.word in FLAGGED],
            "rows": _shown(answer),
            "hidden": max(0, len(rows) - ROWS_SHOWN),
            "method": method(answer.checked, answer.imprint),
            "addresses": Addresses(asked.site.settings.zone, handed.known_at),
            "FLAGGED": FLAGGED,
            "IS": IS,
            "column_words": column_words,
            "findings": findings,
            "money_words": money_words,
            "record_link": lambda row: record_link(row, answer.citations),
            "state_words": state_words,
        },
        400 if wrongs else 200,
        private=True,
    )


def _shown(answer: ClaimsAnswer) -> list[JudgedRow]:
    rows = answer.checked.rows
    if len(rows) <= ROWS_SHOWN:
        return list(rows)
    return sorted(rows, key=lambda row: (GRAVITY.index(row.word), row.row.line))[:ROWS_SHOWN]
