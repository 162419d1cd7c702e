"""The front door: options that every command has, and one way to leave, with the exit codes of product.md."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord.cli.leaving import INTERRUPTED, NOTHING_CHANGED, PIPE_CLOSED, at_once
from onrecord.cli.menu import MENU
from onrecord.errors import OnRecordError, UsageError
from onrecord.settings import Settings, build_settings

if TYPE_CHECKING:
    from onrecord.report.terminal import Sheet

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(slots=True)
class Wishes:
    """What was asked for before or after the command's name."""

    json: bool = False
    register: Path | None = None
    interrupted: str | Callable[[], str] = NOTHING_CHANGED
    """What Ctrl-C means at this moment; or what finds that out, once it was pressed."""

    def settings(self) -> Settings:
        """Settings from the environment and the flags."""
        return build_settings(os.environ, self.register)

    def answer(self, answer: Any, show: Callable[[Sheet, Any], None]) -> None:
        """Print an answer to standard output, as JSON or for a reader."""
        if self.json:
            from onrecord.report.json import encode

            sys.stdout.flush()
            sys.stdout.buffer.write(encode(answer.to_json()).encode() + b"\n")
            sys.stdout.buffer.flush()
        else:
            from onrecord.report.terminal import open_sheet

            show(open_sheet(sys.stdout), answer)


def shared(command: Command) -> Command:
    """Give a command `--json` and `--register`, which mean the same before and after its name."""
    register = click.option(
        "--register",
        metavar="DIR",
        type=click.Path(path_type=Path, file_okay=False),
        expose_value=False,
        callback=_remember,
        help="The register's folder.  [ONRECORD_REGISTER, else ./onrecord.register]",
    )
    json = click.option(
        "--json", is_flag=True, expose_value=False, callback=_remember, help="Print the answer as JSON."
    )
    return register(json(command))


def _remember(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    if value:
        setattr(ctx.ensure_object(Wishes), str(param.name), value)


class Door(click.Group):
    """The `onrecord` command. Every way out leads through `main`, and a command is imported when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names on the menu."""
        return sorted(MENU)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command, imported now. For a name that is not known all are, so that the nearest can be told."""
        if cmd_name not in self.commands:
            with at_once():
                from onrecord.cli.commands import load

                load(cmd_name)
        return super().get_command(ctx, cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from the menu, without importing one."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, MENU[name].help) for name in self.list_commands(ctx)])

    def main(self, args: Sequence[str] | None = None, *_: Any, **__: Any) -> Any:
        """Run one command and leave with its exit code."""
        arguments = list(sys.argv[1:] if args is None else args)
        # A wrong option stops the parser before it has read the flags that come after it.
        wishes = Wishes(json="--json" in arguments)
        raise SystemExit(self._run(arguments, wishes))

    def _run(self, arguments: list[str], wishes: Wishes) -> int:
        # Not click's own `main`, which gives a closed pipe exit code 1: ours for a contradiction.
        try:
            with self.make_context("onrecord", arguments, obj=wishes) as ctx:
                code = self.invoke(ctx)
            sys.stdout.flush()
            return code if isinstance(code, int) else 0
        except click.exceptions.Exit as done:
            return _flushed(done.exit_code)
        except OnRecordError as error:
            return complain(error, wishes)
        except click.ClickException as error:
            return complain(_as_usage(error), wishes)
        except BrokenPipeError:
            _silence_stdout()
            return PIPE_CLOSED
        except (click.Abort, KeyboardInterrupt):
            said = wishes.interrupted if isinstance(wishes.interrupted, str) else wishes.interrupted()
            click.echo(f"\n{said}", err=True)
            return INTERRUPTED
        except Exception as fault:
            if (damaged := _damage(fault, wishes)) is None:
                raise
            return complain(damaged, wishes)


def _damage(fault: Exception, wishes: Wishes) -> OnRecordError | None:
    """What a complaint of the engines that keep the register means for it; None for a mistake of ours."""
    if not {"duckdb", "sqlite3"} & set(sys.modules):
        return None
    from onrecord.register.damage import damage

    return damage(fault, str(wishes.settings().register))


def _flushed(code: int) -> int:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _silence_stdout()
        return PIPE_CLOSED
    return code


def complain(error: OnRecordError, wishes: Wishes) -> int:
    """Say what went wrong on standard error; the exit code of its class."""
    from onrecord.report.json import encode, error_json
    from onrecord.report.visible import visible

    click.echo(encode(error_json(error)) if wishes.json else visible(error.sentence), err=True)
    return error.exit_code


def _as_usage(error: click.ClickException) -> UsageError:
    path = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "onrecord"
    return UsageError(path, remedy=f"{error.format_message()} See: {path} --help")


def _silence_stdout() -> None:
    """Point standard output nowhere, or Python complains of the closed pipe once more on its way out."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
