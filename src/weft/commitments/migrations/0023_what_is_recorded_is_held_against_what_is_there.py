"""Of the days of an agreement nothing is recorded as spent twice, whichever way it comes; what takes the place of a missed promise was recorded
because that was missed; and a register that was taken in can be taken back, with the numbers of its suppliers."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from weft.audit import guards
from weft.commitments.guards import GUARDS, OF_DRAWDOWNS
from weft.commitments.migrations._sums_until_0024 import SUMS

AGREED = (
    "UPDATE commitments_commitment SET made_for_id = instead_of_id WHERE instead_of_id IS NOT NULL"
)
PROPOSED = """
UPDATE commitments_commitment SET made_for_id = (
    SELECT MAX(r.commitment_id) FROM commitments_remedy r WHERE r.instead_id = commitments_commitment.id AND r.state = 'proposed'
) WHERE made_for_id IS NULL
"""


def take_down(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    guards.take_down(editor.connection, editor.execute, (*GUARDS, *SUMS, *OF_DRAWDOWNS))


def keep(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """What is agreed or proposed already stays so."""
    editor.execute(AGREED)
    editor.execute(PROPOSED)
    if editor.connection.vendor == "postgresql":
        editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def put_up(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    guards.put_up(editor.connection, editor.execute, (*GUARDS, *SUMS, *OF_DRAWDOWNS))


PROTECT = django.db.models.deletion.PROTECT


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0022_what_a_button_asks_for_happens_once"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(take_down, migrations.RunPython.noop),
        migrations.AddField(
            model_name="commitment",
            name="made_for",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="commitments.commitment",
            ),
        ),
        migrations.AddField(
            model_name="remedy", name="equal_because", field=models.TextField(blank=True)
        ),
        migrations.RunPython(keep, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("instead_of__isnull", True),
                    models.Q(("instead_of", models.F("made_for")), ("made_for__isnull", False)),
                    _connector="OR",
                ),
                name="what_takes_the_place_of_a_missed_promise_was_made_for_it",
            ),
        ),
        migrations.RunPython(put_up, migrations.RunPython.noop),
        migrations.CreateModel(
            name="Intake",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.CharField(max_length=8, unique=True)),
                ("source", models.CharField(max_length=200)),
                ("number", models.PositiveIntegerField()),
                ("taken_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_because", models.TextField(blank=True)),
                ("keeper", models.ForeignKey(on_delete=PROTECT, related_name="+", to="organisations.organisation")),
                ("taken_by", models.ForeignKey(on_delete=PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("withdrawn_by", models.ForeignKey(null=True, on_delete=PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "ordering": ("-pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)),
                            models.Q(
                                ("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False),
                                models.Q(("withdrawn_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="what_is_taken_back_has_a_reason",
                    )
                ],
            },
        ),
        migrations.AddField("party", "company", models.CharField(blank=True, max_length=20)),
        migrations.AddField("party", "charity", models.CharField(blank=True, max_length=20)),
        migrations.AddField(
            "agreement", "intake",
            models.ForeignKey(null=True, on_delete=PROTECT, related_name="agreements", to="commitments.intake"),
        ),
    ]  # fmt: skip
