"""The command line."""


def main() -> None:
    """Run `onrecord`."""
    raise SystemExit(0)
