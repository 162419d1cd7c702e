"""`onrecord serve`."""

from __future__ import annotations

import click

from onrecord.cli.door import Wishes, shared
from onrecord.cli.front import examples, onrecord
from onrecord.tasks.opening import demand


@onrecord.command(
    short_help="Open the site: pages, API and feeds.",
    epilog=examples("onrecord serve", "onrecord serve --port 8080 --public --host 0.0.0.0 --name record.example"),
)
@click.option("--host", metavar="ADDRESS", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", type=click.IntRange(0, 65_535), default=8000, show_default=True, help="And at which port.")
@click.option("--name", metavar="HOST", multiple=True, help="A name by which it is asked for; repeatable.")
@click.option("--public", is_flag=True, help="Strangers can reach it: nothing can be signed or saved through it.")
@shared
@click.pass_obj
def serve(wishes: Wishes, host: str, port: int, name: tuple[str, ...], public: bool) -> None:
    """Open the site on this register, in one process, until interrupted. It reads while a pull writes."""
    from onrecord.web import Site, serve
    from onrecord.web import Wishes as SiteWishes

    settings = wishes.settings()
    demand(settings)
    wishes.interrupted = "The site is closed."
    click.echo(f"On the Record is open at http://{host}:{port}/  (Ctrl-C closes it)", err=True)
    serve(Site(settings, SiteWishes(public=public, hosts=name)), host, port)
