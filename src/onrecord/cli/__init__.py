"""The command line: parses, calls one task, renders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.cli.front import onrecord

__all__ = ["main", "onrecord"]


def main() -> None:
    """Run `onrecord`. Ctrl-C ends it in one line, also while it is still being loaded."""
    from onrecord.cli import leaving

    with leaving.at_once():
        from onrecord.cli.front import onrecord
    onrecord.main()


def __getattr__(name: str) -> Any:
    """The command, loaded when it is first asked for: nothing but `main` may stand before Ctrl-C is heard."""
    if name != "onrecord":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from onrecord.cli.front import onrecord

    return onrecord
