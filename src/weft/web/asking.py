"""Whether the database is there and begun, asked before a command needs it."""

from __future__ import annotations

from pathlib import Path

from django.db import OperationalError, connection

from weft.web.environment import CannotStart

BEGIN = "Run `weft site start` to begin the site, or name another database with WEFT_DATABASE."


def ask_database(*, begun: bool) -> None:
    """See that the database answers and, where it has to be, that a site was begun in it.

    Raises CannotStart. A file that is not there yet is not made.
    """
    where = str(connection.settings_dict["NAME"])
    if not is_there():
        if begun:
            raise CannotStart(f"There is no database at {where} yet. {BEGIN}")
        return
    try:
        tables = connection.introspection.table_names()
    except OperationalError as fault:
        raise CannotStart(
            f"The database does not answer ({_in_words(fault)}). Start it, or correct WEFT_DATABASE."
        ) from fault
    if begun and "django_migrations" not in tables:
        raise CannotStart(f"The database {where} is empty. {BEGIN}")


def is_there() -> bool:
    """Whether there is something to ask: a server, or a file. Only asking a file would make it."""
    where = str(connection.settings_dict["NAME"])
    in_memory = connection.vendor == "sqlite" and connection.is_in_memory_db()  # type: ignore[attr-defined]
    return connection.vendor != "sqlite" or in_memory or Path(where).is_file()


def _in_words(fault: Exception) -> str:
    return " ".join(str(fault).split())
