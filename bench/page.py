"""The results as a page in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from goals import goal_rows

MIB = 2**20
YARDSTICK = "ocdskit compile"


def page(result: dict[str, Any]) -> str:
    """Where it was measured, and what."""
    articles = result["articles"]
    told = article_lines(articles) if articles else ()
    return "\n\n".join(
        (
            f"## Measured {result['when']}",
            "\n".join(f"- {name}: {value}" for name, value in result["machine"].items()),
            f"Load: releases into records, tables, issues and indexes. Median (least to most); memory is that of the "
            f"largest process. Corpus: {result['load'][0]['corpus']}.",
            load_table(result["load"]),
            "Beside others on the same bytes, in turn. Times as fast: their seconds over ours, though each does one "
            "part of what a load does.",
            peer_table(result["load"]),
            f"Where the processor time of a load goes, all of it in one process, beside that of `{YARDSTICK}` on the "
            "same bytes. The build is what that does and more: the bytes kept, releases split and merged, every table "
            "and text written.",
            stage_table(result["load"]),
            "The goals of the design, on two cores, and what the build and the whole load reach of them. The seconds "
            "of the build are those of the load times the build's share of the processor time.",
            table(("goal", "releases", "asked", "measured", "met"), goal_rows(result["load"])),
            *told,
        )
    )


def article_lines(articles: dict[str, Any]) -> tuple[str, str]:
    """What the reading and checking of articles takes."""
    return (
        f"Articles: {articles['articles']}, {articles['count']} of them, {articles['runs']} times each, "
        f"in one process of at most {articles['peak_mib']:.0f} MiB.",
        article_table(articles["milliseconds"]),
    )


def load_table(loads: Iterable[dict[str, Any]]) -> str:
    """One line a corpus."""
    columns = ("releases", "JSON MiB", "register MiB", "runs", "seconds", "releases/s", "MiB a process", "add 1,000, s")
    rows = (
        (
            f"{load['releases']:,}",
            f"{load['json_bytes'] / MIB:,.0f}",
            f"{load['register_bytes'] / MIB:,.0f}",
            f"{load['runs']}",
            spread(load["load"]["seconds"], 1),
            spread(load["load"]["releases_per_second"]),
            spread(load["load"]["peak_mib"]),
            f"{load['add_a_thousand']['seconds'][0]:.1f}",
        )
        for load in loads
    )
    return table(columns, rows)


def peer_table(loads: Iterable[dict[str, Any]]) -> str:
    """One line a corpus and peer."""
    rows = (
        (
            f"{peer['name']} ({peer['does']})",
            f"{load['releases']:,}",
            spread(peer["seconds"], 1),
            spread(peer["ratio"], 2),
            spread(peer["peak_mib"]),
        )
        for load in loads
        for peer in load["peers"]
    )
    return table(("peer", "releases", "its seconds", "times as fast", "its MiB"), rows)


def stage_table(loads: Iterable[dict[str, Any]]) -> str:
    """One line a corpus and stage, the whole load first."""
    rows = [_stage(load, name) for load in loads for name in sorted(load["stages"], key=lambda name: name != "all")]
    columns = ("stage", "releases", "CPU seconds", "ms a release", f"times as fast as `{YARDSTICK}`, in CPU seconds")
    return table(columns, rows)


def _stage(load: dict[str, Any], name: str) -> tuple[str, ...]:
    seconds, releases = load["stages"][name], load["releases"]
    return name, f"{releases:,}", f"{seconds:.1f}", f"{1000 * seconds / releases:.3f}", _times(load, seconds)


def _times(load: dict[str, Any], seconds: float) -> str:
    yardstick = next((peer for peer in load["peers"] if peer["name"] == YARDSTICK), None)
    return f"{yardstick['cpu_seconds'][0] / seconds:.2f}" if yardstick else ""


def article_table(stages: dict[str, dict[str, float]]) -> str:
    """One line a stage."""
    rows = ((name, *(f"{times[key]:.1f}" for key in ("median", "p95", "most"))) for name, times in stages.items())
    return table(("stage", "median ms", "p95 ms", "most ms"), rows)


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table, its first column to the left and the others to the right.

    >>> print(table(("a", "b"), [("x", "1")]))
    | a | b |
    |---|---:|
    | x | 1 |
    """
    lines = ["| " + " | ".join(cells) + " |" for cells in (columns, *rows)]
    return "\n".join((lines[0], "|---|" + "---:|" * (len(columns) - 1), *lines[1:]))


def spread(values: Sequence[float], digits: int = 0) -> str:
    """Median, and the least and the most in brackets.

    >>> spread((2.0, 1.0, 4.0))
    '2 (1 to 4)'
    """
    median, least, most = (f"{value:,.{digits}f}" for value in values)
    return f"{median} ({least} to {most})"
