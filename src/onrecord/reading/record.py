"""Reads one record as it stood on a day: what the rules compare claims with."""

from __future__ import annotations

from onrecord.ocds import Json, Record
from onrecord.ocds.merge import compile_releases
from onrecord.reading.figures import find_figures, find_text_figures
from onrecord.reading.model import RecordReading
from onrecord.reading.moments import find_dates_of, find_text_dates
from onrecord.reading.money.replaced import replaced_awards
from onrecord.reading.parties import find_names_of
from onrecord.reading.passages import find_passages
from onrecord.reading.places import Places, at, text_of
from onrecord.reading.stages import find_facts, find_stage
from onrecord.reading.terms import find_terms
from onrecord.values import Instant


def read_record(record: Record, as_of: Instant | None = None, *, prose: bool = True) -> RecordReading | None:
    """The record read as of an instant, or None when it had no release by then.

    `prose=False` leaves out the sums and dates that are only printed in texts: a tenth of the time, enough to rank
    candidates by.
    """
    state = record.as_of(as_of)
    if state is None:
        return None
    compiled = compile_releases([release.body for release in state.releases])
    places = Places(state, compiled)
    passages = find_passages(state, compiled, places)
    replaced = frozenset(replaced_awards(state, compiled))
    dates = find_dates_of(state, compiled, places, replaced, passages)
    told = dates + find_text_dates(state, passages) if prose else dates
    figures = find_figures(state, compiled, passages)
    dated = [release.date for release in state.releases if release.date is not None]
    return RecordReading(
        record=state,
        compiled=compiled,
        as_of=as_of,
        title=_title(compiled),
        stage=find_stage(state, compiled),
        first_seen=dated[0].local_date() if dated else None,
        figures=figures + find_text_figures(passages) if prose else figures,
        dates=told,
        terms=find_terms(compiled, places, told, passages) if prose else (),
        names=find_names_of(compiled, places, passages),
        passages=passages,
        facts=find_facts(state, compiled, places),
    )


def _title(compiled: Json) -> str:
    for keys in (("tender", "title"), ("title",), ("planning", "project"), ("awards", 0, "title"), ("ocid",)):
        if text := text_of(at(compiled, *keys)).strip():
            return text
    return ""
