"""The `weft` command: finds what the rooms offer, runs it, and ends with one clear message.

Rooms add commands through the entry-point group `weft.commands` (see pyproject.toml), each a Typer
app. A command whose package is broken stays in the list and says what is wrong with it; the others
work.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterable
from importlib.metadata import EntryPoint, entry_points, version
from typing import Annotated

import typer

from weft.analysis.errors import ExitCode, WeftError
from weft.cli import stopping

GROUP = "weft.commands"
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}


class NotAvailable(WeftError):
    """A command that is listed but whose package cannot be loaded."""

    exit_code = ExitCode.FAULT


def run() -> None:
    """Be the `weft` command: run it, and exit with a code of `ExitCode`."""
    commands = command_line(entry_points(group=GROUP))
    stopping.listen()
    code = ending(commands)
    stopping.ignore()
    sys.exit(code)


def ending(command: Callable[[], object]) -> int:
    """Run the command and give its exit code; what went wrong is told on stderr in plain words."""
    try:
        command()
    except SystemExit as stop:
        return _code_of(stop)
    except KeyboardInterrupt:
        return _told("Stopped.", ExitCode.INTERRUPTED)
    except WeftError as error:
        if os.environ.get("WEFT_DEBUG"):
            raise
        return _told(error.message, error.exit_code)
    except Exception as error:
        if os.environ.get("WEFT_DEBUG"):
            raise
        return _told(*_unforeseen(error))
    return ExitCode.DONE


def command_line(offered: Iterable[EntryPoint]) -> typer.Typer:
    """Assemble `weft` from what the packages offer, in the order of the commands' names."""
    app = typer.Typer(
        name="weft",
        callback=_weft,
        no_args_is_help=True,
        rich_markup_mode=None,  # Rich doubles the time that --help takes
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    taken: dict[str, EntryPoint] = {}
    for entry in sorted(offered, key=lambda entry: (entry.name, entry.value)):
        if entry.name not in taken:
            _add(app, entry)
        elif entry.value != taken[entry.name].value:
            reason = f"`{taken[entry.name].value}` already offers a command of this name."
            _tell(f"The command `{entry.name}` from `{entry.value}` is left out: {reason}")
        taken.setdefault(entry.name, entry)
    return app


def _say_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"weft {version('weft')}")
        raise typer.Exit


def _weft(
    _version: Annotated[
        bool,
        typer.Option(
            "--version", help="Say which version this is.", callback=_say_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Follow every pound spent, and every promise made, to the people who benefited."""


def _add(app: typer.Typer, entry: EntryPoint) -> None:
    """Add one offered command, or in its place one that says why it is not there."""
    try:
        offered = entry.load()
        if not isinstance(offered, typer.Typer):
            raise TypeError(f"{entry.value} is not a Typer app")
    except Exception as error:
        app.command(
            entry.name,
            help=f"Not available: {_in_words(error)}",
            context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
        )(_broken(entry, error))
    else:
        app.add_typer(offered, name=entry.name)


def _broken(entry: EntryPoint, error: Exception) -> Callable[[], None]:
    """Make the command that stands in for one that cannot be loaded."""
    package = entry.dist.name if entry.dist else "its package"

    def refuse() -> None:
        raise NotAvailable(
            f"The command `{entry.name}` cannot be loaded from `{entry.value}`: "
            f"{_in_words(error)}. The other commands work. "
            f"Install {package} again, or report this to its makers."
        ) from error

    return refuse


def _unforeseen(error: Exception) -> tuple[str, ExitCode]:
    """Word an exception that nobody foresaw."""
    if isinstance(error, OSError) and error.errno in NO_ROOM:
        where = f" {error.filename}" if error.filename else ""
        message = (
            f"Cannot write{where}: {error.strerror}. Make room, or choose another place with --out."
        )
        return message, ExitCode.CANNOT_WRITE
    return (
        f"Weft met a fault of its own: {_in_words(error)}. "
        "Run the command again with WEFT_DEBUG=1 to see where, and report it with what that shows.",
        ExitCode.FAULT,
    )


def _in_words(error: Exception) -> str:
    """Give the error on one line, its kind first."""
    return " ".join(f"{type(error).__name__}: {error}".split()).rstrip(":. ")


def _code_of(stop: SystemExit) -> int:
    """Turn Typer's way of ending into a code, and say so when it was Ctrl-C."""
    if stop.code == ExitCode.INTERRUPTED:
        return _told("Stopped.", ExitCode.INTERRUPTED)
    if isinstance(stop.code, str):
        return _told(stop.code, ExitCode.FAULT)
    return stop.code or ExitCode.DONE


def _told(message: str, code: ExitCode) -> ExitCode:
    _tell(message)
    return code


def _tell(message: str) -> None:
    typer.echo(f"weft: {message}", err=True)
