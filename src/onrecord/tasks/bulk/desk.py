"""Where one article of a pile is checked: the same check as `onrecord check`, and never an exception."""

from __future__ import annotations

from datetime import tzinfo
from importlib import metadata
from pathlib import Path
from zoneinfo import ZoneInfo

from onrecord.article.read import read_article
from onrecord.checking.check import check_articles
from onrecord.checking.lookup import Lookup
from onrecord.checking.rule import rules
from onrecord.errors import InputError, RegisterError
from onrecord.register import Register
from onrecord.register.view import KnownRegister
from onrecord.report.answers import article_json
from onrecord.report.contacts import discreet
from onrecord.report.imprint import attributions
from onrecord.report.reviewed import with_reviews
from onrecord.tasks.bulk.fields import copy_of, given_day
from onrecord.tasks.bulk.model import Answer, Item, Orders, Trouble, Unanswered
from onrecord.tasks.bulk.rows import State, article_row, key_of, unanswered_row
from onrecord.tasks.faults import fault_words
from onrecord.values import parse_instant


def state_of(register: Register, orders: Orders) -> State:
    """What the answers of a run that begins now are of."""
    ledger = register.ledger()
    return State(
        made_by=metadata.version("onrecord"),
        rules={rule.name: rule.version for rule in rules()},
        ledger_lines=len(ledger.entries),
        ledger_head=ledger.head,
        pending=register.stats().pending,
        reviews_head=register.reviews().head,
        zone=orders.zone,
        ocid=orders.ocid,
        known_at=orders.known_at,
    )


class Desk:
    """Checks articles against the register as it was when the run began."""

    def __init__(self, orders: Orders) -> None:
        """Errors: RegisterError when the register is another by now."""
        self._orders = orders
        self._zone: tzinfo = ZoneInfo(orders.zone)
        self._register = Register.open(Path(orders.register))
        if state_of(self._register, orders).fingerprint != orders.state:
            raise changed(orders.register)
        self._generation = self._register.generation
        self._reviews = self._register.reviews()
        known_at = parse_instant(orders.known_at, self._zone) if orders.known_at else None
        self._lookup: Lookup = KnownRegister(self._register, known_at.at) if known_at else self._register

    def answer(self, item: Item) -> Answer:
        """The row about one article, whatever it is."""
        key = key_of(item, self._orders.state)
        try:
            line = self._checked(item, key)
        except (InputError, UnicodeError) as error:
            line = unanswered_row(_unread(item, error), item, key)
        except Exception as error:
            line = unanswered_row(Unanswered(item.path, Trouble.FAULT, fault_words(error)), item, key)
        if self._register.generation != self._generation:
            return Answer(stop=changed(self._orders.register).sentence)
        return Answer(line)

    def _checked(self, item: Item, key: str) -> bytes:
        copy, day = copy_of(item, self._zone), given_day(item, self._zone)
        article = read_article(copy.text, id=item.path, published=day, copy=copy)
        dossier = check_articles([article], self._lookup, ocid=self._orders.ocid)
        (check,) = discreet(with_reviews(dossier, self._reviews)).checks
        sources = attributions(self._register.publishers(check.link.ocids))
        return article_row(item, key, article_json(check, texts=False), sources)


def changed(register: str) -> RegisterError:
    """The register was written to while articles were being checked."""
    return RegisterError(
        register,
        found="that it changed while articles were being checked",
        remedy="Run the same command again: it begins with the register as it is now.",
    )


def _unread(item: Item, error: InputError | UnicodeError) -> Unanswered:
    if isinstance(error, InputError):
        return Unanswered(item.path, Trouble.UNREADABLE, error.found, error.expected, error.remedy)
    return Unanswered(item.path, Trouble.UNREADABLE, f"text that cannot be written ({error})")
