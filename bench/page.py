"""The results as a page in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

MIB = 2**20


def page(result: dict[str, Any]) -> str:
    """Where it was measured, and what."""
    articles = result["articles"]
    return "\n\n".join(
        (
            f"## Measured {result['when']}",
            "\n".join(f"- {name}: {value}" for name, value in result["machine"].items()),
            f"Load beside `ocdskit compile` (compiled releases only, answer thrown away), same bytes, in turn. "
            f"Median (least to most); memory is that of the largest process. Corpus: {result['load'][0]['corpus']}.",
            load_table(result["load"]),
            f"Articles: {articles['articles']}, {articles['count']} of them, {articles['runs']} times each, "
            f"in one process of at most {articles['peak_mib']:.0f} MiB.",
            article_table(articles["milliseconds"]),
        )
    )


def load_table(loads: Iterable[dict[str, Any]]) -> str:
    """One line a corpus."""
    columns = (
        "releases",
        "JSON MiB",
        "register MiB",
        "runs",
        "load, releases/s",
        "ocdskit, releases/s",
        "times as fast",
    )
    rows = (
        (
            f"{load['releases']:,}",
            f"{load['json_bytes'] / MIB:,.0f}",
            f"{load['register_bytes'] / MIB:,.0f}",
            f"{load['runs']}",
            spread(load["load"]["releases_per_second"]),
            spread(load["ocdskit_compile"]["releases_per_second"]),
            spread(load["ratio"], 2),
            spread(load["load"]["peak_mib"]),
            spread(load["ocdskit_compile"]["peak_mib"]),
        )
        for load in loads
    )
    return table((*columns, "load MiB", "ocdskit MiB"), rows)


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
