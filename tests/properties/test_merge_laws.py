"""Laws of the merge, on releases that nobody would publish."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from onrecord.ocds import compile_releases, version_releases

IDS = st.sampled_from([1, "1", "2", 3, None])
LITERALS = st.one_of(st.none(), st.booleans(), st.integers(0, 3), st.sampled_from(["", "a", "b"]))
VALUES = st.fixed_dictionaries({}, optional={"amount": st.integers(0, 3) | st.none(), "currency": LITERALS})
SUPPLIERS = st.lists(st.fixed_dictionaries({}, optional={"id": IDS, "name": LITERALS}), max_size=3)
AWARDS = st.lists(
    st.fixed_dictionaries({}, optional={"id": IDS, "value": VALUES, "suppliers": SUPPLIERS, "title": LITERALS}),
    max_size=3,
)
TENDERS = st.fixed_dictionaries(
    {}, optional={"id": IDS, "value": VALUES, "title": LITERALS, "submissionMethod": st.lists(LITERALS, max_size=2)}
)
# In "odd" anything may follow anything: object, array, literal, null.
ODD = st.one_of(LITERALS, VALUES, AWARDS, st.lists(LITERALS, max_size=2))
DAYS = st.integers(1, 9).map(lambda day: f"2024-03-0{day}T09:00:00Z")


def releases(*, dated: bool = True) -> st.SearchStrategy[list[dict[str, Any]]]:
    """A few releases of one ocid."""
    fields = {"ocid": st.just("ocds-213czf-1"), "id": st.sampled_from("abc"), "tag": st.just(["tender"])}
    if dated:
        fields["date"] = DAYS
    optional = {"tender": TENDERS | st.none(), "awards": AWARDS | st.none(), "odd": ODD, "language": LITERALS}
    return st.lists(st.fixed_dictionaries(fields, optional=optional), min_size=1, max_size=4)


def said(value: Any) -> Any:
    """`value` without the empty objects that a null leaves behind: what a compiled release says."""
    if isinstance(value, dict):
        kept = {name: said(below) for name, below in value.items()}
        return {name: below for name, below in kept.items() if below not in ({}, [])}
    return [item for item in map(said, value) if item != {}] if isinstance(value, list) else value


@given(releases())
def test_recompiling_changes_nothing(given_releases: list[dict[str, Any]]) -> None:
    """A compiled release, compiled again, says the same."""
    compiled = compile_releases(given_releases)
    assert said(compile_releases([compiled])) == said(compiled)


@given(releases())
def test_one_by_one_equals_all(given_releases: list[dict[str, Any]]) -> None:
    """Folding each release into what came before gives what merging all at once gives."""
    ordered = sorted(given_releases, key=lambda release: release["date"])
    folded = compile_releases(ordered[:1])
    for release in ordered[1:]:
        folded = compile_releases([folded, release])
    assert said(folded) == said(compile_releases(ordered))


@given(releases(dated=False), st.randoms(use_true_random=False))
def test_order_of_arrival_does_not_matter(given_releases: list[dict[str, Any]], random: Any) -> None:
    """Where every release has its own instant, any order in gives one answer out."""
    dated = [{**each, "date": f"2024-03-0{day}T09:00:00Z"} for day, each in enumerate(given_releases, 1)]
    shuffled = random.sample(dated, len(dated))
    assert compile_releases(shuffled) == compile_releases(dated)
    assert version_releases(shuffled) == version_releases(dated)


@given(releases())
def test_arguments_are_not_modified(given_releases: list[dict[str, Any]]) -> None:
    """Neither merge writes to what it was given."""
    before = copy.deepcopy(given_releases)
    compile_releases(given_releases)
    version_releases(given_releases)
    assert given_releases == before


@given(releases())
def test_the_last_version_is_the_compiled_value(given_releases: list[dict[str, Any]]) -> None:
    """Of every literal, the newest version is what the compiled release holds, null meaning nothing."""
    compiled = compile_releases(given_releases)
    for name, history in version_releases(given_releases).items():
        if name not in {"odd", "awards"} and isinstance(history, list):
            assert history[-1]["value"] == compiled.get(name)
