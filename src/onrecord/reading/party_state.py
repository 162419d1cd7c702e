"""Departments of state: there is one of each name in the United Kingdom, whichever of its buildings a notice gives."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.reading.party_join import Link, Member
from onrecord.reading.party_names import read_party_name

_NAMES = """
Attorney General's Office
Cabinet Office
Crown Prosecution Service
Department for Business and Trade
Department for Business, Energy and Industrial Strategy
Department for Business, Innovation and Skills
Department for Communities and Local Government
Department for Culture, Media and Sport
Department for Digital, Culture, Media and Sport
Department for Education
Department for Energy Security and Net Zero
Department for Environment, Food and Rural Affairs
Department for Exiting the European Union
Department for International Development
Department for International Trade
Department for Levelling Up, Housing and Communities
Department for Science, Innovation and Technology
Department for Transport
Department for Work and Pensions
Department of Energy and Climate Change
Department of Health and Social Care
Foreign and Commonwealth Office
Foreign, Commonwealth and Development Office
HM Land Registry
HM Revenue and Customs
HM Treasury
Home Office
Ministry of Defence
Ministry of Housing, Communities and Local Government
Ministry of Justice
National Crime Agency
Northern Ireland Office
Scottish Government
Serious Fraud Office
Welsh Government
"""
"""Ministerial departments since 2010 and a few without a minister, by gov.uk, November 2026. Left out are names that a
department of Northern Ireland has, too (Department of Health, Department of Justice)."""
DEPARTMENTS = frozenset(found.core for line in _NAMES.splitlines() if line and (found := read_party_name(line)))
_UK_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}")
"""Other countries have a ministry of defence each."""
_REASON = "one department of state, at two of its addresses"


def department_links(members: Sequence[Member]) -> Iterator[Link]:
    """Members of one department's very name, at addresses in the United Kingdom."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, member in enumerate(members):
        if member.core in DEPARTMENTS and not member.kind and _UK_POSTCODE.fullmatch(member.postcode):
            found[member.core].append(place)
    for first, *others in found.values():
        yield from (Link(first, other, 1.0, "name", _REASON, near=True) for other in others)
