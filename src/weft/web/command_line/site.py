"""`weft site`: begin, keep up and look after an installation."""

from __future__ import annotations

from importlib.metadata import version
from typing import Annotated

import typer

from weft.analysis.errors import ExitCode, WeftError
from weft.web.command_line import set_up

app = typer.Typer(
    help="Begin and keep up the site of a place.", no_args_is_help=True, rich_markup_mode=None
)


@app.command()
def start(
    email: Annotated[str, typer.Option(prompt="Email", help="The first steward's email.")],
    name: Annotated[str, typer.Option(prompt="Name", help="The first steward's name.")],
    password: Annotated[
        str,
        typer.Option(
            prompt="Password (12 characters or more)", hide_input=True, confirmation_prompt=True,
            envvar="WEFT_STEWARD_PASSWORD", help="Asked for, unless the environment gives it.",
        ),
    ],
) -> None:  # fmt: skip
    """Make the database and the first place steward, who signs in and approves councils."""
    set_up(database="there")
    from weft.web.beginning import begin

    steward = begin(email=email, name=name, password=password)
    typer.echo(f"{steward.name} is the place's first steward.")
    typer.echo("Next: `weft serve`. A second factor is asked for at the first sign-in.")


@app.command()
def make_steward(
    email: Annotated[str, typer.Argument(help="The email of someone who has an account here.")],
) -> None:
    """Make another person a place steward. It is on record."""
    set_up()
    from weft.web.beginning import make_another_steward

    typer.echo(f"{make_another_steward(email=email).name} is a place steward.")
    typer.echo("A second factor is asked for before they do anything.")


@app.command()
def migrate() -> None:
    """Bring the database to the state that this version needs. Make a backup first."""
    set_up(database="there")
    from weft.web.beginning import bring_database_up_to_date

    bring_database_up_to_date()
    typer.echo("The database is up to date.")


@app.command()
def check_published() -> None:
    """Say whether every file that published spend stands on is what it was when it was published."""
    set_up()
    from weft.spend.queries import changed_files, published

    editions = list(published())
    changed = {one: files for one in editions if (files := changed_files(one))}
    for one, files in changed.items():
        names = f"{one.council_name}, {one.period}, edition {one.number}"
        typer.echo(f"{names}: changed or gone: {', '.join(files)}.")
    typer.echo(f"Editions that agree with their files: {len(editions) - len(changed)}.")
    if changed:
        raise WeftError(
            "Published figures no longer stand on what they were made from. Restore these files from a backup, "
            "or have the editions withdrawn.",
            exit_code=ExitCode.TAMPERED,
        )


@app.command()
def name_areas(
    district: Annotated[
        list[str] | None,
        typer.Option(help="A district of this place, by name or code; once for each. Else all of the lookup."),
    ] = None,
) -> None:  # fmt: skip
    """Take the names of the place's districts and their wards from the lookup that is in use."""
    set_up()
    from django.conf import settings

    from weft.analysis.editions import Editions
    from weft.web.beginning import name_areas as take

    named, new = take(editions=Editions.at(settings.DATA_FOLDER), districts=district or ())
    typer.echo(f"{named.edition}: districts: {len(named.districts)}; wards: {len(named.wards)}.")
    typer.echo(f"New here: {new}.")
    typer.echo("People choose among them wherever a page asks for a place.")


@app.command()
def rebuild(
    run: Annotated[str, typer.Argument(help="The run, as its address says it: /spend/runs/RUN/.")],
) -> None:
    """Carry out an analysis of spend again from its files, and say whether it gives the same, byte for byte."""
    set_up()
    from weft.spend.queries import run_called
    from weft.spend.work.again import carried_out_again

    found = run_called(run)
    if found is None or found.job.state != "done":
        raise WeftError(f"There is no analysis “{run}” that is done.")
    same = carried_out_again(found)
    differ = [name for name, is_same in same.items() if not is_same]
    typer.echo(
        f"{found.council.name}, {found.period}: files that are the same: {len(same) - len(differ)}."
    )
    if differ:
        raise WeftError(
            f"Not the same: {', '.join(differ)}. figures.json of the run says with which versions it was made; "
            f"this is Weft {version('weft')}.",
            exit_code=ExitCode.TAMPERED,
        )


@app.command()
def remove_second_factor(
    email: Annotated[str, typer.Option(prompt="Email", help="Whose it is that was lost.")],
) -> None:
    """Let someone in again who has lost their phone and their recovery codes. Make sure it is them."""
    set_up()
    from weft.web.beginning import let_in_again

    typer.echo(
        f"{let_in_again(email=email).name} signs in with the password and sets up a new one."
    )


@app.command()
def erase(
    email: Annotated[str, typer.Argument(help="The email of someone who asks to be erased.")],
    because: Annotated[
        str,
        typer.Option(
            prompt="How did they ask, and how do you know that it was them",
            help="How they asked; it stays on record, so name nobody.",
        ),
    ],
) -> None:  # fmt: skip
    """Erase someone who asks for it. It cannot be undone, and it is on record."""
    set_up()
    from weft.web.beginning import erase_as_asked

    erase_as_asked(email=email, because=because)
    typer.echo("They are erased: name, email address and ways to sign in. What they did stays.")


@app.command()
def show() -> None:
    """Say how the site is set up, without its secrets, and what it keeps of people."""
    set_up(database="unneeded")
    from django.conf import settings

    database = settings.DATABASES["default"]
    engine = database["ENGINE"].rpartition(".")[2]
    where = " on ".join(str(part) for part in (database["NAME"], database.get("HOST")) if part)
    told = {
        "Place": settings.PLACE_NAME,
        "Mode": "demo" if settings.DEMO else "live",
        "Address": settings.SITE_ADDRESS,
        "Host names": ", ".join(settings.ALLOWED_HOSTS),
        "People write to": settings.WRITE_TO,
        "Reverse proxies before it": settings.ALLAUTH_TRUSTED_PROXY_COUNT,
        "Processes that answer": settings.PROCESSES,
        "Database": f"{engine}: {where}",
        "Files": settings.SITE_FOLDER,
        "Keys": settings.KEY_FOLDER,
        "Checkpoints": settings.CHECKPOINT_FOLDER,
        "Taken at a time": f"{settings.UPLOAD_LIMIT // 1_000_000:,} MB",
        "Kept of an organisation": f"{settings.UPLOAD_QUOTA // 1_000_000:,} MB",
        "Councils that sign in by themselves": len(settings.SINGLE_SIGN_ON),
    }
    for name, value in told.items():
        typer.echo(f"{name}: {value}")
    typer.echo("\nKept of people:")
    for one in settings.KEEPINGS:
        kept = one.fixed or f"{one.months} months"
        typer.echo(f"- {one.what}: {kept} {one.counted_from}; {one.controller}")


@app.command()
def tidy(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what is due, and change nothing.")
    ] = False,
) -> None:
    """End what has been kept of people for as long as the place has decided. The worker does so daily."""
    set_up()
    from django.utils import timezone

    from weft.web.tidying import ELSEWHERE, due, tidy_all

    at = timezone.now()
    tidied = due(at=at) if dry_run else tidy_all(at=at)
    for rule, count in tidied.ended.items():
        typer.echo(f"{rule.kind}: {count:,} {'to be ' if dry_run else ''}{rule.does}")
    for kind, by in ELSEWHERE.items():
        typer.echo(f"{kind}: ended by {by}")
    for said in tidied.kept:
        typer.echo(f"Kept: {said}")


@app.command()
def secret() -> None:
    """Make a long random text, for WEFT_SECRET_KEY."""
    import secrets

    typer.echo(secrets.token_urlsafe(64))


@app.command()
def check() -> None:
    """Say what is wrong with the settings, as the deploy check of Django sees it."""
    set_up(database="there")
    from django.core.management import call_command
    from django.core.management.base import SystemCheckError

    try:
        call_command("check", deploy=True, fail_level="WARNING")
    except SystemCheckError as fault:
        raise WeftError(f"The settings are not fit for real use:\n{fault}") from None
