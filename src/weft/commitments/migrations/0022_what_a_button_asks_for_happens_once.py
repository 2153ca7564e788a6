"""What a button asks for happens once: each press is remembered for a day, and what was begun becomes one benefit."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0019_what_others_check_is_confirmed"),
    ]

    operations = [
        migrations.AddField(
            model_name="jotting",
            name="became",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="commitments.benefit",
            ),
        ),
        migrations.CreateModel(
            name="Press",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("said", models.CharField(max_length=64, unique=True)),
                ("led_to", models.CharField(blank=True, max_length=2000)),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["at"], name="press_by_moment")],
            },
        ),
    ]
