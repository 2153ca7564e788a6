"""An agreement says when it was suspended, and when it went on: nothing falls due in between."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models


def say_when(apps: Any, _editor: Any) -> None:
    """Take the days from what happened to each agreement. One that is said to have gone on before it was suspended was not."""
    happened = apps.get_model("commitments", "Happening").objects
    acts = happened.filter(act__in=["suspend", "put in force"]).order_by("pk")
    spans: dict[int, list[list[str | None]]] = {}
    for number, act, on in acts.values_list("agreement", "act", "on"):
        found = spans.setdefault(number, [])
        if act == "suspend":
            found.append([on.isoformat(), None])
        elif found and found[-1][1] is None:
            first, _until = found.pop()
            if first and first < on.isoformat():
                found.append([first, on.isoformat()])
    agreements = apps.get_model("commitments", "Agreement").objects
    for number, found in spans.items():
        agreements.filter(pk=number).update(suspended=found)


class Migration(migrations.Migration):
    dependencies = (
        ("commitments", "0031_large_amounts_are_shared_exactly_and_what_is_settled_stays"),
    )
    operations = (
        migrations.AddField("agreement", "suspended", models.JSONField(null=True)),
        migrations.RunPython(say_when, migrations.RunPython.noop),
    )
