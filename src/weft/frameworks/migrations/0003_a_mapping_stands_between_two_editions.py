import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

PROTECT = django.db.models.deletion.PROTECT
FOR = "organisations.organisation"
AS_FAR = "a_mapping_has_come_as_far_as_it_says"


class Migration(migrations.Migration):
    dependencies = [("frameworks", "0002_an_adopted_edition_never_changes")]

    operations = [
        migrations.AddField("mapping", "said_on", models.DateField(null=True)),
        migrations.AddField("mapping", "reviewed_for", models.ForeignKey(FOR, null=True, on_delete=PROTECT, related_name="+")),
        migrations.AddField("mapping", "agreed_for", models.ForeignKey(FOR, null=True, on_delete=PROTECT, related_name="+")),
        migrations.RemoveConstraint("mapping", AS_FAR),
        migrations.AddConstraint(
            "mapping",
            models.CheckConstraint(
                condition=Q(status="proposed", reviewed_by__isnull=True, agreed_by__isnull=True)
                | Q(status="reviewed", reviewed_by__isnull=False, reviewed_for__isnull=False, agreed_by__isnull=True)
                | Q(
                    status="agreed", reviewed_by__isnull=False, reviewed_for__isnull=False, agreed_by__isnull=False,
                    agreed_for__isnull=False,
                ),
                name=AS_FAR,
            ),
        ),
        migrations.AddConstraint(
            "mapping",
            models.CheckConstraint(
                condition=~Q(subject=F("object")), name="a_mapping_stands_between_two_editions"
            ),
        ),
        migrations.AddConstraint(
            "mapping",
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawn_because="")
                | (Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_because="")),
                name="a_mapping_is_withdrawn_by_someone_for_a_reason",
            ),
        ),
    ]  # fmt: skip
