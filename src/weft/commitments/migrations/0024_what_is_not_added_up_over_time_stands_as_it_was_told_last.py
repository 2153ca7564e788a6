"""What is not added up over time stands as it was told last, and what was reported stands also where a council counts less of it."""

from fractions import Fraction

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from weft.audit import guards
from weft.audit.guards import Guard
from weft.audit.guards import Sum as Added
from weft.commitments.guards import GUARDS, OF_FOUR_EYES, OF_JUDGEMENTS, SUMS

ALL: tuple[Guard | Added, ...] = (*GUARDS, *SUMS, *OF_JUDGEMENTS, *OF_FOUR_EYES)
OF_A_PROMISE = {"claimed": "brings", "reported": "brings_reported", "confirmed": "confirmed", "verified": "brings_verified"}  # fmt: skip


def take_down(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    guards.take_down(editor.connection, editor.execute, ALL)


def put_up(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    guards.put_up(editor.connection, editor.execute, ALL)


def tell(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Say of each claim what it brought as it was claimed, and of each promise whether it is added up, and what its claims come to."""
    claims = apps.get_model("commitments", "Claim").objects
    promises = apps.get_model("commitments", "Commitment").objects
    claims.exclude(state="adjusted").update(brings_reported=models.F("brings"))
    decided = apps.get_model("commitments", "Judgement").objects.filter(claim=OuterRef("pk")).order_by("-pk")  # fmt: skip
    adjusted = claims.filter(state="adjusted").annotate(settled=Subquery(decided.values("dispute")[:1]))  # fmt: skip
    for one in adjusted.only("pk", "quantity", "brings", "factor").iterator():
        as_claimed = one.brings if one.settled else int(one.quantity * Fraction(one.factor or 1))
        claims.filter(pk=one.pk).update(brings_reported=as_claimed)
    of_promise = claims.filter(commitment=OuterRef("pk")).order_by().values("commitment")
    promises.update(reported=Coalesce(Subquery(of_promise.annotate(sum=Sum("brings_reported")).values("sum")), 0))  # fmt: skip
    nodes = apps.get_model("frameworks", "Node").objects
    for edition, code in promises.order_by().values_list("edition", "code").distinct():
        node = nodes.filter(edition=edition, code=code, measure__isnull=False).first()
        measure = node.measure if node else {}
        if measure.get("over_time", "sum") != "sum" and measure.get("unit") != "story":
            _tell_latest(promises.filter(edition=edition, code=code), claims)


def _tell_latest(promises, claims) -> None:  # type: ignore[no-untyped-def]
    promises.update(adds_up=False)
    for one in promises.only("pk"):
        said = {}
        for sum_of, column in OF_A_PROMISE.items():
            there = claims.filter(commitment=one.pk, **{f"{column}__gt": 0}).order_by("-benefit__ends", "-pk")  # fmt: skip
            said[sum_of] = there.values_list(column, flat=True).first() or 0
        promises.filter(pk=one.pk).update(**said)


class Migration(migrations.Migration):
    dependencies = [("commitments", "0023_what_is_recorded_is_held_against_what_is_there")]

    operations = [
        migrations.RunPython(take_down, migrations.RunPython.noop),
        migrations.AddField(
            model_name="commitment", name="adds_up", field=models.BooleanField(default=True)
        ),
        migrations.AddField(
            model_name="commitment",
            name="reported",
            field=models.PositiveBigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="claim",
            name="brings_reported",
            field=models.PositiveBigIntegerField(default=0),
        ),
        migrations.RunPython(tell, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(brings__lte=models.F("brings_reported")),
                name="no_more_counts_than_was_reported",
            ),
        ),
        migrations.RunPython(put_up, take_down),
    ]
