"""What others check is confirmed: by a sample, by the payroll, by the books; and nobody confirms or verifies what their own organisation delivered."""

from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from weft.audit import guards
from weft.commitments.guards import OF_FOUR_EYES


def put_up(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    guards.put_up(editor.connection, editor.execute, OF_FOUR_EYES)


def take_down(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    guards.take_down(editor.connection, editor.execute, OF_FOUR_EYES)


NOT_A_SAMPLE = ~models.Q(way="sample") & models.Q(
    sampled__isnull=True, sampled_of__isnull=True, found__isnull=True
)


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0018_at_a_novation_each_keeps_what_is_its_own"),
        ("organisations", "0005_a_merge_lends_roles_to_who_acts_for_both"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        *(
            migrations.AddField(
                model_name="confirmation", name=name, field=models.PositiveIntegerField(null=True)
            )
            for name in ("sampled", "sampled_of", "found")
        ),
        migrations.AddField(
            model_name="confirmation",
            name="way",
            field=models.CharField(
                choices=[
                    ("beneficiary", "beneficiary"),
                    ("sample", "sample"),
                    ("payroll", "payroll"),
                    ("books", "books"),
                ],
                default="beneficiary",
                max_length=12,
            ),
        ),
        migrations.AddConstraint(
            model_name="confirmation",
            constraint=models.CheckConstraint(
                condition=models.Q(way="beneficiary")
                | models.Q(organisation__isnull=False, said_by__isnull=False, inquiry__isnull=True),
                name="a_check_is_made_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="confirmation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    way="sample", sampled__isnull=False, sampled_of__isnull=False, found__isnull=False,
                    sampled__gte=1, sampled__lte=models.F("sampled_of"), found__lte=models.F("sampled"),
                )
                | NOT_A_SAMPLE,
                name="a_sample_says_of_how_many",
            ),
        ),
        migrations.RunPython(put_up, take_down),
    ]  # fmt: skip
