"""Nothing may be left of a promise for whoever takes another's place: what that one delivered before is known later."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%commitments_commitment%'"
_taken_down: list[str] = []


def take_down(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """SQLite makes the table anew, and loses what stands with it."""
    if editor.connection.vendor != "sqlite":
        return
    with editor.connection.cursor() as cursor:
        cursor.execute(TRIGGERS)
        found = cursor.fetchall()
    for name, _sql in found:
        editor.execute(f"DROP TRIGGER {name}")
    _taken_down[:] = [sql for _name, sql in found]


def put_up(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """As it stood, word by word."""
    for sql in _taken_down:
        editor.execute(sql, None)
    _taken_down.clear()


class Migration(migrations.Migration):
    dependencies = [("commitments", "0028_what_was_reported_in_each_round_and_what_is_made_good")]

    operations = [
        migrations.RunPython(take_down, put_up),
        migrations.RemoveConstraint(model_name="commitment", name="a_commitment_promises_something"),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("quantity__gte", 1), ("until__isnull", False), ("takes_place_of__isnull", False), _connector="OR"
                ),
                name="a_commitment_promises_something",
            ),
        ),
        migrations.RunPython(put_up, take_down),
    ]  # fmt: skip
