"""`onrecord serve`."""

from __future__ import annotations

import ipaddress
import logging
import sys

import click

from onrecord.cli.door import Wishes, shared
from onrecord.cli.front import examples, onrecord
from onrecord.errors import UsageError
from onrecord.tasks.opening import demand


@onrecord.command(
    short_help="Open the site: pages, API and feeds.",
    epilog=examples("onrecord serve", "onrecord serve --port 8080 --public --address https://record.example"),
)
@click.option("--host", metavar="ADDRESS", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    default=8000,
    show_default=True,
    help="And at which port; 0: any free one.",
)
@click.option("--name", metavar="HOST", multiple=True, help="A name by which it is asked for; repeatable.")
@click.option("--address", metavar="URL", default="", help="Where readers reach it, as https://record.example")
@click.option("--proxy", metavar="ADDRESS", multiple=True, help="A proxy before it, which may be believed; repeatable.")
@click.option("--public", is_flag=True, help="Strangers can reach it: nothing can be signed or saved through it.")
@click.option("--sql", is_flag=True, help="Let the tables be asked in SQL: one SELECT at a time, /api/sql.")
@click.option(
    "--keep",
    type=click.IntRange(0, 365),
    metavar="DAYS",
    default=0,
    show_default=True,
    help="With --public: for how many days readers may have what they hand in kept on disk.",
)
@click.option(
    "--log",
    type=click.Choice(["off", "brief", "full"]),
    default="brief",
    show_default=True,
    help="What is noted of requests: nothing; not who asked for what; all but secret addresses.",
)
@shared
@click.pass_obj
def serve(
    wishes: Wishes,
    host: str,
    port: int,
    name: tuple[str, ...],
    address: str,
    proxy: tuple[str, ...],
    public: bool,
    keep: int,
    sql: bool,
    log: str,
) -> None:
    """Open the site on this register, in one process, until interrupted. It reads while a pull writes."""
    from onrecord.web import Keeping, Site, serve
    from onrecord.web import Wishes as SiteWishes

    settings = wishes.settings()
    demand(settings)
    _demand_web_address(address)
    _demand_addresses(proxy)
    _log()
    wishes.interrupted = "The site is closed."

    def opened(at: str) -> None:
        click.echo(f"On the Record is open at {at}  (Ctrl-C closes it)", err=True)
        if (not public and not at.startswith(("http://127.", "http://[::1]"))) or host in ("0.0.0.0", "::"):
            click.echo(_reachable(public), err=True)

    chosen = SiteWishes(public=public, hosts=name, address=address.rstrip("/"), log=Keeping(log), keep=keep, sql=sql)
    serve(Site(settings, chosen), host, port, proxy, opened)


def _reachable(public: bool) -> str:
    if public:
        return "Other machines can reach it. Nothing can be signed or saved through it."
    return "Other machines can reach it, and whoever does can sign and save. To prevent that: --public"


def _demand_web_address(address: str) -> None:
    from urllib.parse import urlsplit

    parts = urlsplit(address)
    whole = parts.scheme in ("http", "https") and parts.hostname and not parts.query and not parts.fragment
    if address and not whole:
        raise UsageError("--address", found=f'"{address}"', expected="the address of a site, as https://record.example")


def _demand_addresses(proxies: tuple[str, ...]) -> None:
    for proxy in proxies:
        try:
            ipaddress.ip_network(proxy)
        except ValueError as error:
            expected = "an address in figures, or a network, as 10.0.0.0/8"
            raise UsageError("--proxy", found=f'"{proxy}"', expected=expected) from error


def _log() -> None:
    """What is noted goes to standard error, a line each, with its instant."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    for name, least in (("onrecord", logging.INFO), ("uvicorn.error", logging.ERROR)):
        logger = logging.getLogger(name)
        logger.setLevel(least)
        logger.handlers = [handler]
        logger.propagate = False
