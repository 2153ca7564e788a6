"""Whoever has acted for those who delivered a benefit since it began neither confirms nor verifies it; and nobody says for both sides what was spent."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from weft.audit import guards
from weft.commitments.guards import OF_FOUR_EYES, OF_SPENDING


def put_up(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Those of four eyes anew: they refuse more now."""
    guards.take_down(editor.connection, editor.execute, OF_FOUR_EYES)
    guards.put_up(editor.connection, editor.execute, (*OF_FOUR_EYES, *OF_SPENDING))


def take_down(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    guards.take_down(editor.connection, editor.execute, OF_SPENDING)


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0036_who_chose_an_address_does_not_verify_what_was_answered_there")
    ]

    operations = [migrations.RunPython(put_up, take_down)]
