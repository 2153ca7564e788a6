"""The beginning of an installation: its database, its first steward."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.validators import validate_email
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse
from django.utils import timezone

from weft.analysis.errors import WeftError
from weft.analysis.places.areas import Areas, areas_of
from weft.analysis.places.ground import Ground
from weft.audit.actions import WEFT
from weft.organisations import actions
from weft.organisations.queries import person_with
from weft.organisations.signing_in import has_confirmed
from weft.places import actions as places_actions
from weft.ui import letters
from weft.web.asking import is_there
from weft.web.backups.folders import places

if TYPE_CHECKING:
    from weft.analysis.editions import Editions
    from weft.organisations.models import Person


def begin(*, email: str, name: str, password: str) -> Person:
    """Make the database and the first steward. Raises WeftError where there is one already."""
    _check(email, password)
    bring_database_up_to_date()
    at = timezone.now()
    try:
        with transaction.atomic():
            person = join_verified(email=email, name=name, password=password)
            return actions.make_first_steward(person=person, at=at)
    except actions.CannotDo as reason:
        raise WeftError(str(reason)) from None


@transaction.atomic
def join_verified(*, email: str, name: str, password: str) -> Person:
    """Make a person whose email address somebody vouches for."""
    person = actions.join(email=email, name=name, password=password, at=timezone.now())
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def make_another_steward(*, email: str) -> Person:
    """Make someone a steward whose account stands, with an address that they have confirmed. Raises WeftError."""
    person = _person_at(email)
    if not has_confirmed(person):
        raise WeftError(
            f"{email} is not confirmed yet, so it may be somebody else's. They follow the link of "
            "the letter that came when they signed up; then try again."
        )
    try:
        return actions.make_another_steward(person=person, at=timezone.now())
    except actions.CannotDo as reason:
        raise WeftError(str(reason)) from None


@transaction.atomic
def let_in_again(*, email: str) -> Person:
    """Remove the second factor of someone who has lost it, and write to them. Raises WeftError."""
    person = _person_at(email)
    try:
        actions.remove_second_factor(person=person, at=timezone.now())
    except actions.CannotDo as reason:
        raise WeftError(str(reason)) from None
    letters.send(
        "organisations/second_factor_removed.txt", person.email,
        address=settings.SITE_ADDRESS + reverse("account_login"),
    )  # fmt: skip
    return person


@transaction.atomic
def erase_as_asked(*, email: str, because: str) -> None:
    """Erase someone who has asked for it, and write to them a last time. Raises WeftError."""
    person = _person_at(email)
    address = person.email
    try:
        actions.erase_as_asked(person=person, because=because, at=timezone.now())
    except actions.CannotDo as reason:
        raise WeftError(str(reason)) from None
    letters.send("organisations/erased.txt", address)


def name_areas(*, editions: Editions, districts: Sequence[str]) -> tuple[Areas, int]:
    """Take the place's districts and their wards from the lookup that is in use, and say how many are new. Raises WeftError."""
    named = areas_of(Ground.of(editions), districts)
    made = places_actions.name_areas(
        edition=named.edition, districts=named.districts, wards=named.wards, by=WEFT, at=timezone.now()
    )  # fmt: skip
    return named, len(made)


def bring_database_up_to_date() -> None:
    """Apply every migration."""
    make_room_for_database()
    call_command("migrate", verbosity=0)


def make_room_for_database() -> None:
    """Make the folder of the site and, where the database is a file, the folder that it stands in."""
    settings.SITE_FOLDER.mkdir(parents=True, exist_ok=True)
    if connection.vendor == "sqlite":
        Path(connection.settings_dict["NAME"]).parent.mkdir(parents=True, exist_ok=True)


def why_not_serve() -> str | None:
    """Say why the site cannot be served yet, or None when it can."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return (
            "The database is older than this version of Weft. Make a backup, then run "
            "`weft site migrate`. For a new installation: `weft site start`."
        )
    return None


def holds_people() -> bool:
    """Whether someone has ever joined the site that this database holds, whatever version made it."""
    if not is_there():
        return False
    people = get_user_model()
    there = people._meta.db_table in connection.introspection.table_names()
    return there and people.objects.exists()


def first_file_kept() -> Path | None:
    """A file that a site keeps on this disk, where there is one: a key, an upload, a checkpoint, a result."""
    there = (path for folder in places().values() for path in folder.rglob("*") if path.is_file())
    return next(there, None)


def gather_static_files() -> None:
    """Put what the pages are dressed in where the site serves it from, hashed and compressed."""
    call_command("collectstatic", interactive=False, verbosity=0, stdout=StringIO())


def _person_at(email: str) -> Person:
    person = person_with(email)
    if person is None:
        raise WeftError(f"Nobody here has the email address {email}.")
    return person


def _check(email: str, password: str) -> None:
    try:
        validate_email(email)
        validate_password(password)
    except ValidationError as fault:
        raise WeftError(" ".join(fault.messages)) from None
