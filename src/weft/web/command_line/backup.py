"""`weft backup` and `weft restore`: the whole site in one file, and back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from weft.web.command_line import set_up

if TYPE_CHECKING:
    from weft.web.backups.manifest import Manifest

app = typer.Typer(rich_markup_mode=None)
restore_app = typer.Typer(rich_markup_mode=None)

Backup = Annotated[Path, typer.Argument(help="The file that weft backup made.")]


@app.callback(invoke_without_command=True)
def backup(
    context: typer.Context,
    to: Annotated[Path, typer.Option(help="The folder that it is made in.")] = Path(),
    keep: Annotated[
        int | None,
        typer.Option(min=1, help="Delete the oldest backups there, so that so many are left."),
    ] = None,
) -> None:
    """Back up the site while it runs: database, uploads, what jobs made, checkpoints, keys.

    Backups there that are older than the place keeps them are deleted (`weft site show`).

    The backup is secret. Whoever has it has all that everyone entrusted to the site, and the key that
    signs its record.
    """
    if context.invoked_subcommand:
        return
    set_up()
    from weft.web.backups.making import forget_older, make_backup
    from weft.web.tidying import kept_since

    at = datetime.now(UTC)
    path, made = make_backup(to=to, at=at)
    typer.echo(f"{path}: {_told(made)}")
    typer.echo("It is secret: it holds the key of the site and what people entrusted to it.")
    for old in forget_older(to, keep=keep, before=kept_since("backups", at)):
        typer.echo(f"Deleted {old}.")


@app.command()
def check(path: Backup) -> None:
    """Read all of a backup, and say whether it is what was written. Needs no site."""
    from weft.web.backups.checking import check_backup

    typer.echo(f"The backup is whole: {_told(check_backup(path))}")


@restore_app.callback(invoke_without_command=True)
def restore(path: Backup) -> None:
    """Bring a site back from a backup, into an empty database and empty folders only."""
    set_up(database="there")
    from weft.web.backups.restoring import restore_backup

    typer.echo(f"Restored: {_told(restore_backup(path, at=datetime.now(UTC)))}")
    typer.echo("Next: `weft audit verify`, then `weft serve`.")


def _told(made: Manifest) -> str:
    return (
        f"{made.place}, {made.made_at[:19].replace('T', ' ')} UTC, Weft {made.weft}, "
        f"{made.rows:,} rows of {len(made.tables)} tables, {len(made.files):,} files."
    )
