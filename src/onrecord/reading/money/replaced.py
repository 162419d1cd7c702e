"""Awards that a publisher, stating the whole notice again, has replaced under another id."""

from __future__ import annotations

from onrecord.ocds import Json, Record
from onrecord.reading.places import at, objects, text_of


def replaced_awards(record: Record, compiled: Json) -> dict[int, int]:
    """Index of each compiled award that was replaced, to the index of the one that now stands.

    An OCDS merge keeps both. An award counts as replaced when the newest release with awards is a whole notice, does
    not list its id, and lists another with the same suppliers (or none named) and no other lots.
    """
    newest = _newest_with_awards(record)
    restated = [award for _, award in objects(newest, "awards")]
    if not restated or not at(newest, "tender", "title"):
        return {}
    kept = {str(at(award, "id")) for award in restated}
    awards = objects(compiled, "awards")
    where = {str(at(award, "id")): index for index, award in awards}
    replaced: dict[int, int] = {}
    for index, award in awards:
        if str(at(award, "id")) in kept:
            continue
        instead = next((other for other in restated if _same_award(award, other)), None)
        if instead is not None:
            replaced[index] = where.get(str(at(instead, "id")), index)
    return replaced


def _newest_with_awards(record: Record) -> Json:
    for release in reversed(record.releases):
        if objects(release.body, "awards"):
            return release.body
    return {}


def _same_award(one: Json, other: Json) -> bool:
    if (lots := at(one, "relatedLots")) != at(other, "relatedLots") and lots:
        return False
    names = [{text_of(at(s, "name")) for _, s in objects(award, "suppliers")} for award in (one, other)]
    return bool(names[0] & names[1]) or not names[0] or not names[1]
