"""A promise says how much it was before it was varied: what fell due until then stays as it was."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import migrations, models

from weft.commitments.due import varied

AGAIN = ("per period", "rate")


def say_how_much(apps: Any, _editor: Any) -> None:
    """Take it from what happened to each promise, in the order in which it was said."""
    promises = apps.get_model("commitments", "Commitment").objects
    happened = apps.get_model("commitments", "Happening").objects
    again = {one.ref: one for one in promises.filter(sort__in=AGAIN).select_related("agreement")}
    acts = happened.filter(act="vary commitment in").order_by("pk")
    for told, on in acts.values_list("told", "on"):
        one, was = again.get(told.get("commitment")), told.get("was") or {}
        if one is not None and "quantity" in was:
            before = [(date.fromisoformat(last), much) for last, much in one.earlier or ()]
            found = varied(was["quantity"], before, on=on, since=one.since or one.agreement.begins)
            one.earlier = [[last.isoformat(), much] for last, much in found] or None
            one.save(update_fields=["earlier"])


class Migration(migrations.Migration):
    dependencies = (("commitments", "0034_a_remedy_is_for_so_much_of_what_is_missing"),)
    operations = (
        migrations.AddField("commitment", "earlier", models.JSONField(null=True)),
        migrations.RunPython(say_how_much, migrations.RunPython.noop),
    )
