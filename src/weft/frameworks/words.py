"""What the engine's keys are called on pages. The engine's own guide says the same in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from weft.analysis.frameworks.beside import Lack
from weft.analysis.frameworks.crosswalks import Relation, Status
from weft.analysis.frameworks.edition import Origin
from weft.analysis.frameworks.measure import AddsUp, Confirmer, Direction, MeasureKind
from weft.ui import units
from weft.ui.marks import to_translate

KINDS = {
    MeasureKind.INPUT: to_translate("Input: what is put in"),
    MeasureKind.OUTPUT: to_translate("Output: what is done or made"),
    MeasureKind.OUTCOME: to_translate("Outcome: what is different for people"),
    MeasureKind.STORY: to_translate("Story: what is told and not counted"),
}
ADDS = {
    AddsUp.SUM: to_translate("Added up"),
    AddsUp.LATEST: to_translate("The latest counts"),
    AddsUp.WEIGHTED_AVERAGE: to_translate("Averaged by weight"),
    AddsUp.NEVER: to_translate("Never added up"),
}
CONFIRMS = {
    Confirmer.BENEFICIARY: to_translate("The organisation that received it"),
    Confirmer.PARTICIPANTS: to_translate("A sample of those who took part"),
    Confirmer.AUDITOR: to_translate("An auditor"),
    Confirmer.NOBODY: to_translate("Nobody but the provider"),
}
BETTER = {
    Direction.MORE: to_translate("More"),
    Direction.LESS: to_translate("Less"),
    Direction.NEITHER: to_translate("Neither more nor less"),
}
PLACES = {
    "ward": to_translate("ward"),
    "district": to_translate("district"),
    "combined_authority": to_translate("combined authority"),
    "region": to_translate("region"),
}
RELATIONS = {
    Relation.EXACT: to_translate("The same"),
    Relation.BROADER: to_translate("Wider: all of this counts there, too"),
    Relation.NARROWER: to_translate("A part of this"),
    Relation.RELATED: to_translate("Near to it, and something else"),
    Relation.NONE: to_translate("Not the same"),
}
"""How the other node stands to this one."""
LACKS = {
    Lack.NOTHING: to_translate("It is agreed that nothing like it is asked for there."),
    Lack.LEFT_OUT: to_translate("It is left out there."),
    Lack.UNSAID: to_translate("Nobody has said yet what it is there."),
}
"""Why nothing meets a node in another edition."""
STATUSES = {
    Status.PROPOSED: to_translate("Proposed"),
    Status.REVIEWED: to_translate("Reviewed"),
    Status.AGREED: to_translate("Agreed"),
}
LOCAL = {
    "leave_out": to_translate("Left out"),
    "add": to_translate("Added"),
    "weigh": to_translate("Weighed"),
    "put_first": to_translate("Put first"),
    "add_cohort": to_translate("Cohort added"),
}
FATES = {
    "same": to_translate("As it was"),
    "changed": to_translate("Changed"),
    "replaced": to_translate("Replaced"),
    "gone": to_translate("Gone"),
    "new": to_translate("New"),
}
ABOUT = {
    "wording": to_translate("Wording"),
    "note": to_translate("Note"),
    "parent": to_translate("Stands under"),
    "level": to_translate("Level"),
    "origin": to_translate("Whose words"),
    "unit": to_translate("Counted in"),
    "kind": to_translate("Kind"),
    "over time": to_translate("Over time"),
    "over providers": to_translate("Over providers"),
    "weighted by": to_translate("Weighted by"),
    "direction": to_translate("Better is"),
    "who": to_translate("Who counts"),
    "at least": to_translate("At least"),
    "when": to_translate("When"),
    "leaves out": to_translate("Left out"),
    "evidence": to_translate("Evidence"),
    "confirmed by": to_translate("Confirmed by"),
    "cohorts": to_translate("Split by cohorts"),
    "places": to_translate("Split by places"),
    "proportion": to_translate("How much"),
    "valid from": to_translate("Holds from"),
    "valid until": to_translate("Holds until"),
    "part of": to_translate("Part of"),
    "definition": to_translate("Definition"),
    "in force from": to_translate("In force from"),
    "in force until": to_translate("In force until"),
    "levels": to_translate("Levels"),
}
"""What the engine calls what is not as it was."""
ORIGINS = {
    Origin.PUBLISHER: to_translate("The publisher’s"),
    Origin.WEFT: to_translate("Weft’s, to begin with"),
    Origin.PLACE: to_translate("The place’s own"),
}
KEYS: dict[str, Mapping[Any, str]] = {
    "unit": units.UNITS, "kind": KINDS, "over time": ADDS, "over providers": ADDS, "direction": BETTER, "confirmed by": CONFIRMS,
    "places": PLACES, "origin": ORIGINS,
}  # fmt: skip
"""What the engine's keys are in words, by what they are about."""
DAYS = frozenset({"valid from", "valid until", "in force from", "in force until"})
