"""What was decided about a claim stays, decision by decision; and what was reported stays apart from what is settled to have happened."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from weft.audit import guards
from weft.commitments.guards import GUARDS, OF_JUDGEMENTS
from weft.commitments.migrations._sums_until_0024 import SUMS

REPORTED = """
UPDATE commitments_benefit SET reported = COALESCE((
    SELECT MAX(d.reported) FROM commitments_dispute d WHERE d.benefit_id = commitments_benefit.id AND d.state = 'settled'
    AND d.closed_at >= commitments_benefit.reported_at AND d.reported > commitments_benefit.quantity
), quantity)
"""
DECIDED = """
INSERT INTO commitments_judgement
    (claim_id, provider_id, state, "before", counts, because, said_at, said_by_id, said_for_id, dispute_id)
SELECT c.id, c.provider_id, c.state, c.quantity, c.counts, c.because, c.decided_at, c.decided_by_id, c.decided_for_id, (
    SELECT MAX(d.id) FROM commitments_dispute d WHERE d.benefit_id = c.benefit_id AND d.state = 'settled' AND d.closed_at = c.decided_at
    AND c.decided_for_id IS NULL
) FROM commitments_claim c WHERE c.decided_at IS NOT NULL AND c.decided_by_id IS NOT NULL
AND c.state IN ('verified', 'adjusted', 'returned') ORDER BY c.decided_at, c.id
"""
"""Of each claim, the last decision; the ones before it stand in the audit, without their reasons."""


def take_down(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    guards.take_down(editor.connection, editor.execute, (*GUARDS, *SUMS))


def keep(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    editor.execute(REPORTED)
    editor.execute(DECIDED)


def put_up(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    guards.put_up(editor.connection, editor.execute, (*GUARDS, *SUMS, *OF_JUDGEMENTS))


PROTECT = django.db.models.deletion.PROTECT


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0016_what_a_supplier_was_paid_is_drawn_once"),
        ("organisations", "0005_a_merge_lends_roles_to_who_acts_for_both"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(take_down, migrations.RunPython.noop),
        migrations.CreateModel(
            name="Judgement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("state", models.CharField(
                    choices=[
                        ("made", "made"), ("verified", "verified"), ("adjusted", "adjusted"), ("returned", "returned"),
                        ("withdrawn", "withdrawn"),
                    ],
                    max_length=10,
                )),
                ("before", models.PositiveBigIntegerField()),
                ("counts", models.PositiveBigIntegerField()),
                ("because", models.TextField(blank=True)),
                ("said_at", models.DateTimeField()),
                ("claim", models.ForeignKey(on_delete=PROTECT, to="commitments.claim", related_name="judgements")),
                ("dispute", models.ForeignKey(on_delete=PROTECT, to="commitments.dispute", null=True, related_name="judgements")),
                ("provider", models.ForeignKey(on_delete=PROTECT, to="organisations.organisation", related_name="+")),
                ("said_by", models.ForeignKey(on_delete=PROTECT, to=settings.AUTH_USER_MODEL, related_name="+")),
                ("said_for", models.ForeignKey(on_delete=PROTECT, to="organisations.organisation", null=True, related_name="+")),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(said_for__isnull=True) | ~models.Q(said_for=models.F("provider")),
                        name="nobody_verifies_their_own",
                    ),
                    models.CheckConstraint(
                        condition=~models.Q(state__in=["returned", "adjusted"]) | ~models.Q(because=""),
                        name="a_claim_is_returned_or_adjusted_for_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(said_for__isnull=True) | models.Q(dispute__isnull=True),
                        name="a_keeper_judges_or_a_steward_settles",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="benefit", name="reported", field=models.PositiveBigIntegerField(default=0), preserve_default=False
        ),
        migrations.RunPython(keep, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="benefit",
            constraint=models.CheckConstraint(
                condition=models.Q(quantity__lte=models.F("reported")), name="no_more_happened_than_was_reported"
            ),
        ),
        migrations.RemoveConstraint(model_name="claim", name="nobody_verifies_their_own"),
        migrations.RemoveConstraint(model_name="claim", name="a_claim_is_returned_or_adjusted_for_a_reason"),
        migrations.RemoveField(model_name="claim", name="because"),
        migrations.RemoveField(model_name="claim", name="decided_at"),
        migrations.RemoveField(model_name="claim", name="decided_by"),
        migrations.RemoveField(model_name="claim", name="decided_for"),
        migrations.RunPython(put_up, migrations.RunPython.noop),
    ]  # fmt: skip
