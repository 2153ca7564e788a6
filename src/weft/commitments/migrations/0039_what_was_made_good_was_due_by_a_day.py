"""What was paid for, or is promised anew, was due by a day: what falls due later is not made good by it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import migrations, models
from django.utils import timezone

MAKE_GOOD = models.Q(kind="substitute", state__in=["agreed", "done"]) | models.Q(kind="payment", state="done")  # fmt: skip


def say_by_when(apps: Any, _editor: Any) -> None:
    """By the day before that on which the last remedy was proposed that makes something of it good."""
    promises = apps.get_model("commitments", "Commitment").objects
    for one in promises.filter(made_good__isnull=False):
        proposed = one.remedies.filter(MAKE_GOOD).values_list("proposed_at", flat=True)
        days = [timezone.localdate(at) - timedelta(1) for at in proposed]
        if days:
            one.made_good_by = max(days)
            one.save(update_fields=["made_good_by"])


class Migration(migrations.Migration):
    dependencies = (("commitments", "0038_a_rating_says_what_was_told_of_each_period"),)
    operations = (
        migrations.AddField("commitment", "made_good_by", models.DateField(null=True)),
        migrations.RunPython(say_by_when, migrations.RunPython.noop),
    )
