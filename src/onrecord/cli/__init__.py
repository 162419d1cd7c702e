"""The command line: parses, calls one task, renders."""

from onrecord.cli.commands import onrecord

__all__ = ["main", "onrecord"]


def main() -> None:
    """Run `onrecord`."""
    onrecord.main()
