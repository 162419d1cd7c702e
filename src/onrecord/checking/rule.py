"""What a rule is, and how the rules are found: every module of `checking/rules/` that offers `RULE`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from onrecord.checking.context import Context
from onrecord.checking.model import Claim, ClaimType, ClaimValue, Evidence, Reason, Verdict, VerdictWord
from onrecord.values import Span


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of statement: how it is found in an article, and how it is judged against the record.

    `judge` answers None when the statement turns out not to be about this contract: nothing is then said of it.
    """

    name: str
    version: int
    find: Callable[[Context], Iterable[Claim]]
    judge: Callable[[Claim, Context], Verdict | None]

    def says(
        self,
        word: VerdictWord,
        sentence: str,
        evidence: Iterable[Evidence] = (),
        reason: Reason | None = None,
    ) -> Verdict:
        """A verdict in this rule's name."""
        return Verdict(word, self.name, self.version, sentence, reason, tuple(evidence))


def claim(context: Context, span: Span, kind: ClaimType, value: ClaimValue) -> Claim:
    """A claim about `span`; its id is given once all claims of an article are known."""
    return Claim("", span, span.of(context.text), kind, value, context.quotation(span))


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, by name."""
    package = importlib.import_module("onrecord.checking.rules")
    modules = (importlib.import_module(f"{package.__name__}.{m.name}") for m in pkgutil.iter_modules(package.__path__))
    return tuple(module.RULE for module in modules if hasattr(module, "RULE"))
