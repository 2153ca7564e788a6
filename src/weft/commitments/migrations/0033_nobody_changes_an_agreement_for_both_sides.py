"""Nobody who acts for both of its sides says what becomes of an agreement."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from weft.audit import guards
from weft.commitments.guards import OF_AGREEMENTS


def put_up(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    guards.put_up(editor.connection, editor.execute, OF_AGREEMENTS)


def take_down(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    guards.take_down(editor.connection, editor.execute, OF_AGREEMENTS)


class Migration(migrations.Migration):
    dependencies = [("commitments", "0032_what_is_suspended_says_from_when_to_when")]

    operations = [migrations.RunPython(put_up, take_down)]
