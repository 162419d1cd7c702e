"""The tasks about payments: list them, with the awards they may be of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from onrecord.errors import UsageError
from onrecord.register import Register
from onrecord.register.payments.book import PaymentBook
from onrecord.register.payments.model import PaymentPlace, PaymentQuestion, PaymentRow, PaymentsFound
from onrecord.report.answers_payments import PaymentIssuesAnswer, PaymentsAnswer, SpendAnswer
from onrecord.settings import Settings
from onrecord.tasks.cursors import read_place, write_place
from onrecord.tasks.opening import Clock, Listener, demand_order, demand_paths, held, open_register


def load_spend(
    settings: Settings, paths: Sequence[Path], *, body: str | None, listener: Listener | None, clock: Clock
) -> SpendAnswer:
    """Load lists of payments into the register, which is created where there is none.

    Errors: InputError for a path that is not there; RegisterError when the register is locked or damaged.
    """
    demand_paths(paths)
    Register.open(settings.register, create=True).close()
    book = PaymentBook(settings.register)
    report = book.load(paths, body=body or "", now=clock(), progress=listener)
    return SpendAnswer(report, str(settings.register))


def payments(
    settings: Settings,
    *,
    supplier: str | None = None,
    buyer: str | None = None,
    ocid: str | None = None,
    from_: date | None = None,
    to: date | None = None,
    people: bool = False,
    issues: bool = False,
    after: str = "",
    limit: int = 20,
) -> PaymentsAnswer | PaymentIssuesAnswer:
    """Payments within the filters, the newest first, each with the award it may be of; or what is wrong in the lists.

    `ocid`: only those paired with an award of this record; `people`: tell the names of private individuals, too.
    `after` is the cursor `next` of another answer to the same question: what was there then comes once, whatever is
    loaded meanwhile. With `ocid` or `issues` there are no pages.
    Errors: RegisterError when there is no register; InputError for an ocid that is not held.
    """
    demand_order(from_, to)
    register = open_register(settings)
    book = PaymentBook(settings.register)
    question = PaymentQuestion(supplier or "", buyer or "", from_, to, people)
    if after and (ocid is not None or issues):
        raise UsageError("--after", found="it where there are no pages", expected="it without --ocid and --issues")
    if ocid is None and not issues:
        found = book.find(question, limit=limit, after=read_place(after, PaymentPlace) if after else None)
        return PaymentsAnswer(found, people, write_place(found.next) if found.next else None)
    if issues or ocid is None:
        return PaymentIssuesAnswer(tuple(book.issues(limit)))
    held(register, ocid)
    rows = tuple(reversed(book.paid(ocid, question)))
    return PaymentsAnswer(_summed(rows, limit), people)


def _summed(rows: Sequence[PaymentRow], limit: int) -> PaymentsFound:
    amount = sum((row.amount for row in rows), Decimal(0))
    return PaymentsFound(tuple(rows[:limit]), len(rows), amount, 0, Decimal(0), 0)
