"""History's tasks: what changed, what is one purchase, and whether the register is as it was written."""

from __future__ import annotations

import getpass
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import InputError, UsageError
from onrecord.ocds import Record
from onrecord.reading.changes import Change, find_changes
from onrecord.reading.clean import clean
from onrecord.reading.places import at, text_of
from onrecord.register import Register
from onrecord.register.cases import KIND
from onrecord.register.decisions import Choice, Decision
from onrecord.register.layout import Layout, check_format
from onrecord.register.verify import verify_register
from onrecord.report.answers_bundle import BundleAnswer
from onrecord.report.answers_history import CaseAnswer, ChangesAnswer, RecordChanges, VerifyAnswer
from onrecord.settings import Settings
from onrecord.tasks.opening import Clock, Listener, demand, demand_order, held, imprint_of, now, open_register
from onrecord.values import Instant

if TYPE_CHECKING:
    from onrecord.tasks.submission import Manuscript

_HASH_LENGTH = 64


def changes(
    settings: Settings,
    ocid: str | None = None,
    *,
    buyer: str | None = None,
    from_: date | None = None,
    to: date | None = None,
    known: bool = False,
    known_at: Instant | None = None,
    limit: int = 20,
    clock: Clock = now,
) -> ChangesAnswer:
    """What changed in one record, in the records of a buyer, or in a period: in plain words, with where it stands.

    `from_` and `to` are days of the publisher's dates, or with `known` days on which we saw the releases; `known_at`
    leaves out what we had not seen by then; `limit` is how many records to tell of.
    Errors: NotFoundError for an ocid that is not held, or not yet then; UsageError for a period that ends first.
    """
    demand_order(from_, to)
    register = open_register(settings)
    since = datetime.combine(from_, time(), settings.zone) if from_ else None
    until = datetime.combine(to + timedelta(days=1), time(), settings.zone) if to and to < date.max else None
    if ocid is not None:
        ocids: Sequence[str] = (held(register, ocid, known_at).ocid,)
    else:
        ocids = register.changed(
            buyer=buyer, since=since, until=until, known=known, known_at=known_at.at if known_at else None
        )
    told: list[RecordChanges] = []
    looked_at = 0
    for record in _records(register, ocids, known_at):
        if len(told) == limit:
            break
        looked_at += 1
        found = [change for change in find_changes(record) if _within(change, since, until, known=known)]
        if found:
            told.append(_of_record(record, found))
    imprint = imprint_of(settings, clock, register, [record.ocid for record in told])
    return ChangesAnswer(tuple(told), looked_at, len(ocids), imprint)


def case(
    settings: Settings,
    ocid: str,
    *,
    join: str | None = None,
    part: str | None = None,
    reason: str | None = None,
    by: str | None = None,
    clock: Clock = now,
) -> CaseAnswer:
    """The records that are one purchase with this one, each with reasons; first `join` or `part` another by hand.

    A decision is written down for good with its `reason` and `by` whom, and outlasts every rebuild; the newest about a
    pair counts. Nothing is merged by it.
    Errors: InputError for an ocid that is not held; UsageError for a decision that cannot be meant.
    """
    register = open_register(settings)
    held(register, ocid)
    if join is not None or part is not None:
        register.decide(_decision(register, ocid, join, part, reason, by, clock))
    elif reason is not None:
        raise UsageError("--reason", found="a reason for nothing", expected="it with --join OCID or --part OCID")
    found = register.case(ocid)
    if found is None:
        raise InputError(ocid, found="no release in this record", expected="one at least")
    ocids = [ocid, *(member.ocid for member in found.members)]
    return CaseAnswer(found, imprint_of(settings, clock, register, ocids))


def _decision(
    register: Register,
    ocid: str,
    join: str | None,
    part: str | None,
    reason: str | None,
    by: str | None,
    clock: Clock,
) -> Decision:
    if join is not None and part is not None:
        raise UsageError("--join and --part", found="both", expected="one at a time")
    other = join if join is not None else part
    if other is None or reason is None:
        raise UsageError(
            "--join and --part", found="no reason", remedy="Say why, for whoever reads it later: --reason WORDS"
        )
    held(register, other)
    who = by if by is not None else getpass.getuser()
    verdict: Choice = "join" if join is not None else "part"
    return Decision.between(KIND, ocid, other, verdict=verdict, at=clock(), by=who, reason=reason)


def _records(register: Register, ocids: Iterable[str], known_at: Instant | None) -> Iterator[Record]:
    for ocid in ocids:
        record = register.record(ocid)
        state = record.known_at(known_at.at) if record and known_at else record
        if state is not None:
            yield state


def _within(change: Change, since: datetime | None, until: datetime | None, *, known: bool) -> bool:
    moment = change.seen if known else (change.at.at if change.at else None)
    if moment is None:
        return since is None and until is None
    return (since is None or moment >= since) and (until is None or moment < until)


def _of_record(record: Record, found: Sequence[Change]) -> RecordChanges:
    """With the title and buyer that were last stated."""
    bodies = [release.body for release in reversed(record.releases)]
    title = next((text for body in bodies if (text := text_of(at(body, "tender", "title")).strip())), "")
    buyer = next((text for body in bodies if (text := text_of(at(body, "buyer", "name")).strip())), "")
    return RecordChanges(record.ocid, clean(title), clean(buyer), len(record.releases), tuple(found))


def verify(
    settings: Settings,
    bundle: Path | None = None,
    *,
    article: Sequence[Manuscript] = (),
    head: str | None = None,
    quick: bool = False,
    listener: Listener | None = None,
) -> VerifyAnswer | BundleAnswer:
    """Compute every hash of the register again, and name the first line that does not fit; or run a bundle again.

    `head` is the ledger's head as noted earlier; `quick` counts no releases. Whatever does not fit is in the answer.
    A `bundle` needs no register; `article` holds the texts of which it has only the hash.
    Errors: RegisterError when there is no register; UsageError for a head that is no hash, and for what the other kind
    of verifying takes; InputError for a bundle that is damaged.
    """
    if bundle is not None:
        if head is not None or quick:
            option = "--quick" if quick else "--head"
            raise UsageError(option, found="it with a bundle", expected="a bundle alone, or it for the register")
        from onrecord.tasks.bundles import run_bundle

        return run_bundle(bundle, [(one.path, one.text) for one in article])
    if article:
        raise UsageError("--article", found="it without a bundle", expected="onrecord verify BUNDLE --article FILE")
    if head is not None and (len(head) != _HASH_LENGTH or not set(head.lower()) <= set("0123456789abcdef")):
        raise UsageError("--head", found=f'"{head}"', expected="the 64 digits that an earlier verify printed as head")
    demand(settings)
    layout = Layout(settings.register)
    check_format(layout, to_rebuild=True)
    return VerifyAnswer(verify_register(layout, head=head, quick=quick, tell=listener), str(settings.register))
