"""The database refuses to change or delete entries of the audit and what they tell of people."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from weft.audit import guards


def put_up(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    guards.put_up(editor.connection, editor.execute, guards.OF_THE_AUDIT)


def take_down(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    guards.take_down(editor.connection, editor.execute, guards.OF_THE_AUDIT)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_first_nouns")]

    operations = [migrations.RunPython(put_up, take_down)]
