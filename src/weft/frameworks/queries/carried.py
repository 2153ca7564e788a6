"""What can be asked about what councils make of editions, and how that goes on."""

from __future__ import annotations

from django.db.models import QuerySet

from weft.analysis.frameworks import adapted as engine
from weft.analysis.frameworks.compared import Changed, Fate, changes, compared
from weft.analysis.frameworks.edition import Edition as Value
from weft.analysis.frameworks.edition import Node
from weft.frameworks import rules
from weft.frameworks.models import Edition, Framework
from weft.frameworks.queries.editions import editions_visible_to, keeps, why_not_adapt_again
from weft.frameworks.queries.whole import change_of, whole
from weft.frameworks.rules import Outcome, Stage
from weft.organisations.access import Viewer
from weft.ui.marks import Reason


def why_not_adapt(viewer: Viewer, edition: Edition) -> Reason | None:
    """Say why the viewer's organisation does not adapt an edition that they see, or None when it can."""
    return rules.why_not_adapt(
        Stage(edition.stage), public=edition.framework.may_be_published, own=keeps(viewer, edition),
        adapts=edition.adapts_id is not None, name=edition.framework.name,
    ) or why_not_adapt_again(viewer, edition)  # fmt: skip


def adoptable(viewer: Viewer, framework: Framework) -> QuerySet[Edition]:
    """The editions of a framework that can be adapted now, the newest first."""
    return (
        editions_visible_to(viewer)
        .filter(framework=framework, stage=Stage.ADOPTED)
        .order_by("-begins", "-pk")
    )


def carried_answers(edition: Edition) -> tuple[engine.Carried, ...]:
    """What becomes of each local change of the edition before, as the edition that is adapted now has it; in their order."""
    local = [
        change_of(row.before) for row in edition.carried.select_related("before").order_by("pk")
    ]
    return engine.carried(local, *_two_adapted(edition))


def title_of(edition: Edition, change: engine.LocalChange) -> str:
    """What a local change of the edition before is about, in its words."""
    match change:
        case engine.Add(node):
            return f"{node.code} {node.wording}"
        case engine.AddCohort(cohort):
            return cohort.name
        case other:
            return f"{other.code} {_wording_before(edition, other.code)}".rstrip()


def _wording_before(edition: Edition, code: str) -> str:
    """What a code said in the edition before, also where that left it out."""
    before = edition.replaces
    for each in (before, before.adapts if before else None):
        if each is not None and (found := whole(each).value.by_code.get(code)):
            return found.wording
    return ""


def came_in(edition: Edition) -> list[Node]:
    """The nodes that the edition that is adapted now has, and that stand in place of nothing of the edition before."""
    old, new = _two_adapted(edition)
    found = compared(old, new)
    return [one.after[0] for one in found if one.fate is Fate.NEW]


def otherwise_now(
    edition: Edition, change: engine.LocalChange
) -> list[tuple[str, tuple[Changed, ...]]]:
    """What is not as it was about each node that a local change stands on, word by word, by the node's code."""
    old, new = _two_adapted(edition)
    both = [
        code for code in engine.stands_on(change) if code in old.by_code and code in new.by_code
    ]
    found = [(code, changes(old.node(code), new.node(code))) for code in both]
    return [(code, said) for code, said in found if said]


def _two_adapted(edition: Edition) -> tuple[Value, Value]:
    """The edition that was adapted before, and the one that is adapted now."""
    before = edition.replaces
    assert before is not None and before.adapts is not None and edition.adapts is not None
    return whole(before.adapts).value, whole(edition.adapts).value


def outcome_of(before: engine.LocalChange, now: engine.LocalChange) -> Outcome:
    """What has become of a local change that is kept: it is as it was, stands elsewhere, or says something else."""
    if now == before:
        return Outcome.KEPT
    to = now.node.parent if isinstance(now, engine.Add) else now.code
    return Outcome.MOVED if engine.decided(before, to=to) == now else Outcome.CHANGED
