"""Nobody who acts for whoever delivered or promised something confirms, verifies or rates it, changes that promise, or says what follows where it is
missed, for the other side; and whoever printed a code does not verify what was said by it."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from weft.audit import guards
from weft.commitments.guards import OF_BOTH_SIDES, OF_FOUR_EYES, OF_TWO_PEOPLE

ALL = (*OF_FOUR_EYES, *OF_TWO_PEOPLE, *OF_BOTH_SIDES)


def put_up(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Those of the steps before it, too: they refuse more now."""
    guards.take_down(editor.connection, editor.execute, ALL)
    guards.put_up(editor.connection, editor.execute, ALL)


def take_down(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    guards.take_down(editor.connection, editor.execute, OF_BOTH_SIDES)


class Migration(migrations.Migration):
    dependencies = [("commitments", "0029_nothing_may_be_left_for_who_takes_a_place")]

    operations = [migrations.RunPython(put_up, take_down)]
