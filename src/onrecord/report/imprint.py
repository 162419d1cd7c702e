"""The imprint: who made a dossier, when, from which register, and how it decides. On every page we print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from onrecord.checking.model import Dossier
from onrecord.register.model import Publisher
from onrecord.report.visible import one_line
from onrecord.report.wording import day_words
from onrecord.values import LONDON

_OPEN_GOVERNMENT = re.compile(r"open-government-licence(?:/version/(\d))?|\bOGL\b(?:[ -]?UK)?(?:[ -]?v?(\d))?", re.I)


def attributions(publishers: Iterable[Publisher]) -> tuple[str, ...]:
    """The lines that publishers' licences ask of whoever shows their data; none for one who states no licence.

    Source: Open Government Licence v3.0, "You must": the attribution statement for several providers.

    >>> attributions([Publisher("Acme", "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/")])
    ('Acme: contains public sector information licensed under the Open Government Licence v3.0.',)
    >>> attributions([Publisher("Acme", "https://acme.example/terms"), Publisher("Nobody", "")])
    ('Data of Acme, under this licence: https://acme.example/terms',)
    """
    return tuple(_attribution(one_line(p.name), one_line(p.license)) for p in publishers if p.license.strip())


def _attribution(name: str, license: str) -> str:
    known = _OPEN_GOVERNMENT.search(license)
    if not known:
        return f"Data of {name or 'an unnamed publisher'}, under this licence: {license}"
    version = known[1] or known[2]
    statement = (
        f"public sector information licensed under the Open Government Licence{f' v{version}.0' if version else ''}."
    )
    return f"{name}: contains {statement}" if name else f"Contains {statement}"


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a page says of itself. The clock and the version are passed in."""

    made_on: date
    version: str
    register: str
    """The register's folder, as the user named it."""
    sources: tuple[str, ...] = ()
    """Attribution lines for the data shown, one for each publisher and licence."""
    zone: tzinfo = LONDON

    def method(self, dossier: Dossier) -> Sequence[str]:
        """How this dossier was made, in sentences."""
        held = (
            f"The newest release in the register is dated {day_words(dossier.register_as_of)}."
            if dossier.register_as_of
            else "The register holds no dated release."
        )
        return [
            "Each article is judged on the record as it stood when the article was published. "
            "Silence is never an accusation: “not in the record” speaks of the record, “contradicted” of the article.",
            f"{held} Checked on {day_words(self.made_on)} by On the Record {self.version}; {_sent(dossier)}.",
            *self.sources,
        ]


def _sent(dossier: Dossier) -> str:
    """What went out: nothing, but the requests for pages that were given by their address."""
    pages = any(check.article.copy and check.article.copy.address for check in dossier.checks)
    return "nothing but the requests for these pages left this computer" if pages else "nothing left this computer"
