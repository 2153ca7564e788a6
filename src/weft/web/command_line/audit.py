"""`weft audit`: seal the record, sign checkpoints of it, check that nobody tampered with it."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from weft.analysis.errors import ExitCode
from weft.web.command_line import set_up

if TYPE_CHECKING:
    from weft.audit.checking import Verdict
    from weft.audit.checkpoints import Checkpoint

app = typer.Typer(
    help="Keep the record of what was done, and check that nobody tampered with it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

AsJson = Annotated[bool, typer.Option("--json", help="Say it as JSON, for a program.")]
SHOWN = 20


@app.command()
def seal(json_: AsJson = False) -> None:
    """Seal what waits into the chain. The worker does this by itself."""
    set_up()
    from weft.audit.actions import seal_what_waits

    sealed = seal_what_waits(at=datetime.now(UTC))
    typer.echo(json.dumps({"sealed": sealed}) if json_ else f"{_entries(sealed)} sealed.")


@app.command()
def checkpoint(json_: AsJson = False) -> None:
    """Sign head and count of the chain into the file of checkpoints, and print it.

    Keep what is printed where nobody who runs the database reaches: on paper, in another's mail.
    """
    set_up()
    from django.conf import settings

    from weft.audit.actions import make_checkpoint

    made = make_checkpoint(
        keys=settings.KEY_FOLDER, folder=settings.CHECKPOINT_FOLDER,
        place=settings.PLACE_NAME, at=datetime.now(UTC),
    )  # fmt: skip
    typer.echo(made.line if json_ else _printed(made))


@app.command()
def verify(
    checkpoints: Annotated[
        Path | None,
        typer.Option(help="A file of checkpoints kept elsewhere, or some lines of one."),
    ] = None,
    key: Annotated[
        list[Path] | None,
        typer.Option(
            help="A public key of this site kept elsewhere (audit.pub). More than one is fine."
        ),
    ] = None,
    json_: AsJson = False,
) -> None:
    """Check that no entry, personal value or checkpoint was changed, removed, moved or added.

    Ends with 7 where something was, and says which.
    """
    set_up()
    from weft.audit.actions import seal_what_waits

    seal_what_waits(at=datetime.now(UTC))
    verdict = _verdict(checkpoints, key)
    typer.echo(json.dumps(_as_json(verdict)) if json_ else _told(verdict))
    if not verdict.holds:
        raise typer.Exit(ExitCode.TAMPERED)


@app.command()
def guard(json_: AsJson = False) -> None:
    """Put up again the guards with which the database refuses changes, where they are gone."""
    set_up()
    from weft.audit.actions import put_up_guards

    gone = put_up_guards(at=datetime.now(UTC))
    if json_:
        typer.echo(json.dumps({"put_up": gone}))
    else:
        typer.echo(f"Put up again: {', '.join(gone)}." if gone else "All guards are up.")


def _verdict(file: Path | None, keys: list[Path] | None) -> Verdict:
    """Check the record against the installation's own file of checkpoints, or a copy."""
    from django.conf import settings

    from weft.audit import queries

    lines = queries.checkpoints_in(file or settings.CHECKPOINT_FOLDER)
    if file and not lines:
        raise typer.BadParameter(f"There is no checkpoint in {file}.", param_hint="--checkpoints")
    trusted = queries.public_keys(keys or ([settings.KEY_FOLDER] if lines else []))
    return queries.verified(lines, trusted=trusted, whole=file is None)


def _told(verdict: Verdict) -> str:
    lines = [fault.said for fault in verdict.faults[:SHOWN]]
    if len(verdict.faults) > SHOWN:
        lines.append(f"And {len(verdict.faults) - SHOWN} more: --json tells all.")
    lines.append(
        f"{_entries(verdict.entries)}, {verdict.told} personal values, {verdict.erased} erased, "
        f"{verdict.checkpoints} checkpoints."
    )
    lines.append(_window(verdict))
    lines.append("The record holds." if verdict.holds else "The record does not hold.")
    return "\n".join(lines)


def _window(verdict: Verdict) -> str:
    """Say what cannot be found."""
    if verdict.last is None:
        return (
            "No checkpoint was made: whoever makes the chain again, or cuts it off, is not found. "
            "Make one: weft audit checkpoint."
        )
    return (
        f"The last checkpoint ({verdict.last.number}, of {verdict.last.at}) covers {verdict.last.count}. "
        f"Whoever makes the chain again, or cuts it off, in the {_entries(verdict.since_last)} after it "
        "is not found."
    )


def _as_json(verdict: Verdict) -> dict[str, Any]:
    return {
        "holds": verdict.holds, "entries": verdict.entries, "head": verdict.head,
        "unsealed": verdict.unsealed, "told": verdict.told, "erased": verdict.erased,
        "checkpoints": verdict.checkpoints, "since_last_checkpoint": verdict.since_last,
        "last_checkpoint": asdict(verdict.last) if verdict.last else None,
        "faults": [asdict(fault) for fault in verdict.faults],
    }  # fmt: skip


def _printed(made: Checkpoint) -> str:
    return (
        f"Checkpoint {made.number} of {made.place}, {made.at}\n"
        f"Entries:   {made.count}\nHead:      {made.head}\nBefore it: {made.previous}\n"
        f"Key:       {made.key}\nSignature: {made.signature}\n\nThe line of the file:\n{made.line}"
    )


def _entries(number: int) -> str:
    return "1 entry" if number == 1 else f"{number} entries"
