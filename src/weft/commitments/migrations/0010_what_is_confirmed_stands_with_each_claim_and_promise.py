"""What is confirmed stands with each claim and promise, and the database keeps it."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from weft.audit import guards
from weft.commitments.guards import GUARDS
from weft.commitments.migrations._sums_until_0024 import SUMS

WORKED_OUT = """
UPDATE commitments_claim SET confirmed = COALESCE((
    SELECT {share} FROM commitments_benefit b WHERE b.id = commitments_claim.benefit_id AND b.claimed > 0
), 0)
"""
SHARE = {
    "postgresql": "DIV(commitments_claim.brings::numeric * LEAST(b.confirmed, b.claimed), b.claimed)::bigint",
    "sqlite": "CAST(commitments_claim.brings * MIN(b.confirmed, b.claimed) / b.claimed AS INTEGER)",
}
SUMMED = """
UPDATE commitments_commitment SET confirmed = COALESCE((
    SELECT SUM(c.confirmed) FROM commitments_claim c WHERE c.commitment_id = commitments_commitment.id
), 0)
"""


def take_down(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    guards.take_down(editor.connection, editor.execute, (*GUARDS, *SUMS))


def put_up(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    editor.execute(WORKED_OUT.format(share=SHARE[editor.connection.vendor]))
    editor.execute(SUMMED)
    guards.put_up(editor.connection, editor.execute, (*GUARDS, *SUMS))


class Migration(migrations.Migration):
    dependencies = [("commitments", "0009_an_assessment_never_changes")]

    operations = [
        migrations.RunPython(take_down, migrations.RunPython.noop),
        migrations.AddField(
            model_name="claim",
            name="confirmed",
            field=models.PositiveBigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="commitment",
            name="confirmed",
            field=models.PositiveBigIntegerField(default=0),
        ),
        migrations.RunPython(put_up, take_down),
    ]
