"""Who said, for whoever received something, what was received, is not the one who verifies it."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from weft.audit import guards
from weft.commitments.guards import OF_TWO_PEOPLE


def put_up(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    guards.put_up(editor.connection, editor.execute, OF_TWO_PEOPLE)


def take_down(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    guards.take_down(editor.connection, editor.execute, OF_TWO_PEOPLE)


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0024_what_is_not_added_up_over_time_stands_as_it_was_told_last")
    ]

    operations = [migrations.RunPython(put_up, take_down)]
