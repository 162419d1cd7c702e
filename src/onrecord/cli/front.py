"""The `onrecord` command itself, to which the files of `commands/` add theirs when they are called for."""

from __future__ import annotations

import click

from onrecord.cli.door import Door, shared


def examples(*lines: str) -> str:
    """The end of a command's help: how it is really called."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


@click.group(
    cls=Door,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=examples(
        "onrecord demo",
        "onrecord load releases/",
        "onrecord check article.txt --published 2024-04-26",
        "onrecord search anti-racism training --buyer mayor",
    ),
)
@click.version_option(package_name="onrecord", prog_name="onrecord")
@shared
@click.pass_context
def onrecord(ctx: click.Context) -> None:
    """Keep the record of public contracts, and check what is said about them against it."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
