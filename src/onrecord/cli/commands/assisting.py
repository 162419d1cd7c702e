"""`onrecord mcp`."""

from __future__ import annotations

import click

from onrecord.cli.door import Wishes, shared
from onrecord.cli.front import examples, onrecord
from onrecord.cli.leaving import at_once
from onrecord.errors import UsageError
from onrecord.tasks.opening import demand


@onrecord.command(
    short_help="Let an assistant look things up, and cite.",
    epilog=examples(
        "onrecord mcp --register /srv/onrecord.register",
        "onrecord mcp --address https://record.example",
        "onrecord mcp --http 8001",
    ),
)
@click.option(
    "--http", "port", type=click.IntRange(1, 65_535), metavar="PORT", help="At a port of this machine instead."
)
@click.option("--address", metavar="URL", default="", help="Where the site's pages are, for citations.")
@shared
@click.pass_obj
def mcp(wishes: Wishes, port: int | None, address: str) -> None:
    """Answer an assistant over the Model Context Protocol, on standard input and output, until it goes.

    Its tools are the tasks that read and check. None writes, and every figure comes with what is to be cited for it.
    """
    settings = wishes.settings()
    demand(settings)
    _demand_library()
    from onrecord.web import Site
    from onrecord.web import Wishes as SiteWishes
    from onrecord.web.mcp.server import serve_http, serve_stdio

    site = Site(settings, SiteWishes(public=True, address=address.rstrip("/")))
    if port is not None:
        wishes.interrupted = "The door for assistants is closed."
        click.echo(f"Assistants of this machine find it at http://127.0.0.1:{port}/mcp  (Ctrl-C closes it)", err=True)
        serve_http(site, port)
        return
    # The thread that waits for standard input cannot be woken: Ctrl-C leaves there and then.
    with at_once():
        serve_stdio(site)


def _demand_library() -> None:
    """Errors: UsageError where the protocol's library is not installed."""
    try:
        import mcp.server  # noqa: F401
    except ImportError:
        raise UsageError(
            "onrecord mcp", found="no library of the protocol here", remedy='Install it: pip install "onrecord[mcp]"'
        ) from None
