"""The database refuses what would let the claims on a benefit exceed it; from 0010 on it keeps their sums, too."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from weft.audit import guards
from weft.commitments.guards import GUARDS


def put_up(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    guards.put_up(editor.connection, editor.execute, GUARDS)


def take_down(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    guards.take_down(editor.connection, editor.execute, GUARDS)


class Migration(migrations.Migration):
    dependencies = [("commitments", "0001_agreements_commitments_benefits_and_claims")]

    operations = [migrations.RunPython(put_up, take_down)]
