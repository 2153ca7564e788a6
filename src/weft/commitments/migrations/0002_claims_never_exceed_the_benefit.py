"""The database keeps what the claims on a benefit come to, and refuses more than there is."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from weft.audit import guards
from weft.commitments.guards import GUARDS, stop_summing, sum_up


def put_up(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    guards.put_up(editor.connection, editor.execute, GUARDS)
    sum_up(editor.connection, editor.execute)


def take_down(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    guards.take_down(editor.connection, editor.execute, GUARDS)
    stop_summing(editor.connection, editor.execute)


class Migration(migrations.Migration):
    dependencies = [("commitments", "0001_agreements_commitments_benefits_and_claims")]

    operations = [migrations.RunPython(put_up, take_down)]
