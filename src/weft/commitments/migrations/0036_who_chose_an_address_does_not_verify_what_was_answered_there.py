"""Whoever chose the address of a letter does not verify what was answered by it."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from weft.audit import guards
from weft.commitments.guards import OF_LETTERS


def put_up(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    guards.put_up(editor.connection, editor.execute, OF_LETTERS)


def take_down(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    guards.take_down(editor.connection, editor.execute, OF_LETTERS)


class Migration(migrations.Migration):
    dependencies = [("commitments", "0035_what_was_promised_before_it_was_varied_stays")]

    operations = [migrations.RunPython(put_up, take_down)]
