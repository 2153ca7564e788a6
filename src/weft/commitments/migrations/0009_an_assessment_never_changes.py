"""The database refuses to change or delete an assessment and its ratings."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from weft.audit import guards
from weft.commitments.guards import OF_ASSESSMENTS


def put_up(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    guards.put_up(editor.connection, editor.execute, OF_ASSESSMENTS)


def take_down(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    guards.take_down(editor.connection, editor.execute, OF_ASSESSMENTS)


class Migration(migrations.Migration):
    dependencies = [("commitments", "0008_agreements_are_rated")]

    operations = [migrations.RunPython(put_up, take_down)]
