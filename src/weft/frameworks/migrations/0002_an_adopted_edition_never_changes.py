"""The database refuses to change an adopted edition."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from weft.audit import guards
from weft.frameworks.guards import GUARDS


def put_up(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    guards.put_up(editor.connection, editor.execute, GUARDS)


def take_down(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    guards.take_down(editor.connection, editor.execute, GUARDS)


class Migration(migrations.Migration):
    dependencies = [("frameworks", "0001_frameworks_editions_comments_and_mappings")]

    operations = [migrations.RunPython(put_up, take_down)]
