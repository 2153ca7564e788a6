"""A remedy may be for a part of what is missing."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("commitments", "0033_nobody_changes_an_agreement_for_both_sides")]

    operations = [
        migrations.AddField("remedy", "covers", models.PositiveBigIntegerField(null=True)),
    ]
