"""The task about parties: the profile of one organisation, and a person's word on who is who."""

from __future__ import annotations

from collections.abc import Sequence
from getpass import getuser

from onrecord.errors import NotFoundError, RegisterError, UsageError
from onrecord.reading.party_join import name_handle
from onrecord.reading.party_names import read_party_name
from onrecord.register import Register
from onrecord.register.decisions import Choice, Decision, decide, read_decisions
from onrecord.register.layout import Layout
from onrecord.register.parties import PartiesFound, PartyBook, PartyProfile
from onrecord.register.parties.joining import KIND
from onrecord.report.answers_parties import PartyAnswer
from onrecord.settings import Settings
from onrecord.tasks.joining import is_joined_beside
from onrecord.tasks.opening import Clock, Listener, now, open_register
from onrecord.values.names import normalise

CANDIDATES = 20


def party(
    settings: Settings,
    name: str,
    *,
    as_: str | None = None,
    part: str | None = None,
    join: str | None = None,
    reason: str | None = None,
    by: str | None = None,
    limit: int = CANDIDATES,
    listener: Listener | None = None,
    clock: Clock = now,
) -> PartyAnswer:
    """The profile of an organisation by name, identifier or id; candidates where the name may mean several.

    `part` takes a name, number or spelling of it away from it, `join` makes another party one with it; both need a
    `reason`, are written down with `by`, and stand until somebody decides again. Parties are joined anew first when
    the register has moved since, unless a site has that done beside it (`joining.joined_beside`).
    Errors: NotFoundError when nobody is called so; UsageError for half a decision.
    """
    book = joined_anew(open_register(settings), listener)
    if part is not None or join is not None:
        _decide(settings, book, name, part=part, join=join, reason=reason, by=by, clock=clock)
        book.join(listener)
    elif reason is not None or by is not None:
        raise UsageError("onrecord party", found="a reason without a decision", expected="--part OTHER or --join OTHER")
    profile, found = _meant(book, name, as_, limit)
    report = book.report
    assert report is not None
    today = clock().astimezone(settings.zone).date()
    current, at = book.current, book.joined_at
    return PartyAnswer(name, as_, profile, found, report, today, str(settings.register), current, at)


def _meant(book: PartyBook, name: str, as_: str | None, limit: int) -> tuple[PartyProfile | None, PartiesFound]:
    """The one party that is meant, or None and those that may be."""
    profile = book.profile(name)
    found = book.find(name, limit)
    if profile is None and found.exact:
        sided = [row for row in found.rows if as_ is None or (row.as_buyer if as_ == "buyer" else row.as_supplier)]
        profile = book.profile(sided[0].id) if len(sided) == 1 else None
    if profile is None and found.total == 1:
        profile = book.profile(found.rows[0].id)
    if profile is None and not found.total:
        raise NotFoundError(
            name,
            found="nobody of that name in this register",
            expected="words of the name of a buyer or supplier, or an identifier such as GB-COH-05280446",
        )
    return profile, found


def _decide(
    settings: Settings,
    book: PartyBook,
    name: str,
    *,
    part: str | None,
    join: str | None,
    reason: str | None,
    by: str | None,
    clock: Clock,
) -> None:
    if part is not None and join is not None:
        raise UsageError("onrecord party", found="--part and --join at once", expected="one of them")
    profile = _sole(book, name)
    other = part if part is not None else join
    assert other is not None
    layout = Layout(settings.register)
    verdict: Choice
    if part is not None:
        pairs, verdict = [(_handle_in(profile, name), _handle_in(profile, other, named=True))], "part"
    else:
        second = _sole(book, other)
        standing = read_decisions(layout).standing(KIND).values()
        parted = [(one.left, one.right) for one in standing if one.verdict == "part"]
        pairs, verdict = _to_join(book, profile, second, parted), "join"
    who, when, why = by or getuser(), clock(), reason or ""
    for one, another in pairs:
        decide(layout, Decision.between(KIND, one, another, verdict=verdict, at=when, by=who, reason=why))


def _to_join(
    book: PartyBook, one: PartyProfile, other: PartyProfile, parted: Sequence[tuple[str, str]]
) -> list[tuple[str, str]]:
    """The pairs of handles by which two parties are joined: those by which a person parted them, else their own."""
    a, b = _handles(one), _handles(other)
    undone = [(left, right) for left, right in parted if (left in a and right in b) or (left in b and right in a)]
    return undone or [(_own_handle(book, one), _own_handle(book, other))]


def _handles(profile: PartyProfile) -> frozenset[str]:
    """Every handle by which a decision may mean some of a profile."""
    parsed = [read_party_name(one.name) for one in profile.names]
    names = {name_handle(one.core, one.kind) for one in parsed if one}
    return frozenset(
        {*(f"member {key}" for key in _keys(profile)), *(f"id {one}" for one in profile.identifiers), *names}
    )


def _keys(profile: PartyProfile) -> frozenset[str]:
    return frozenset({profile.key, *(key for one in profile.joins for key in (one.one_key, one.other_key))})


def _sole(book: PartyBook, name: str) -> PartyProfile:
    profile, found = _meant(book, name, None, CANDIDATES)
    if profile is None:
        ids = ", ".join(row.id for row in found.rows[:5])
        raise UsageError(name, found=f"a name that {found.total} parties may have", expected=f"the id of one: {ids}")
    return profile


def _handle_in(profile: PartyProfile, said: str, *, named: bool = False) -> str:
    """How a decision means a part of a profile: a spelling's key, a number or a name of it.

    Unless it has to be `named`, what is none of these (an id made of words) stands for its commonest name.
    """
    if said in _keys(profile):
        return f"member {said}"
    folded = " ".join(said.replace("-", " ", 2).split()).casefold()
    for identifier in profile.identifiers:
        if folded in (identifier.replace("-", " ", 1).casefold(), identifier.partition(" ")[2].casefold()):
            return f"id {identifier}"
    spelt = {normalise(one.name): one.name for one in profile.names}
    if named and normalise(said) not in spelt:
        raise UsageError(
            said,
            found=f"no name, number or spelling of {profile.name}",
            expected="one of: " + "; ".join(one.name for one in profile.names[:10]),
            remedy="--json gives the key of each spelling, with which one of several of one name can be meant.",
        )
    parsed = read_party_name(spelt.get(normalise(said), profile.name))
    return name_handle(parsed.core, parsed.kind) if parsed else f"member {profile.key}"


def _own_handle(book: PartyBook, profile: PartyProfile) -> str:
    """How a decision means all of a profile: its number, else its name where no other has it, else one spelling."""
    if profile.identifiers:
        return f"id {profile.identifiers[0]}"
    parsed = read_party_name(profile.name)
    if parsed and book.find(profile.name).total == 1:
        return name_handle(parsed.core, parsed.kind)
    return f"member {profile.key}"


def joined_anew(register: Register, listener: Listener | None = None) -> PartyBook:
    """The register's parties, joined anew when it has moved since they were; as last joined where others join them.

    Errors: RegisterError when others are still at it for the first time.
    """
    book = register.parties
    if is_joined_beside(register.path):
        if book.report is None:
            raise RegisterError(
                "the profiles of parties",
                found="none yet",
                expected="one for each organisation",
                remedy="They are being put together for the first time. Ask again in a moment.",
            )
        return book
    if not book.current:
        book.join(listener)
    return book
