"""What waits for a person, each with a number and the way there, and what they can do, as the first page lists it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from weft.commitments.access import (
    SPEAKS,
    why_not_approve_contact,
    why_not_check,
    why_not_confirm,
    why_not_manage,
    why_not_report,
)
from weft.commitments.queries import (
    disputes_to_answer,
    disputes_to_settle,
    remedies_to_answer,
    settled_lately,
    to_ask,
    to_assess,
    to_check,
    to_confirm,
    to_verify,
    waits_to_follow_up,
    waits_to_report,
)
from weft.frameworks.access import why_not_keep
from weft.frameworks.queries import asked_about, to_answer, to_judge
from weft.frameworks.queries import waiting_for as to_adopt
from weft.jobs.queries import under_way_for
from weft.organisations.access import Viewer, why_not_manage_people, why_not_see_audit
from weft.organisations.queries import (
    asking_to_close,
    invitations_of,
    invited_to,
    memberships_of,
    says_where_it_works,
    waiting_for,
)
from weft.organisations.rules import Permission, State
from weft.spend.access import may_see as may_see_spend
from weft.spend.queries import objected_to
from weft.spend.queries import waiting_for as to_sign_off
from weft.uploads.access import why_not_send

MOST_REMEDIES = 5
MOST_COUNTED = 500


@dataclass(frozen=True)
class Task:
    """One thing that waits: what to do, where, and how it stands."""

    title: str
    status: str
    href: str = ""
    hint: str = ""
    is_theirs: bool = True
    """Whether it is this person's turn; else they wait for someone."""


def to_do(viewer: Viewer, at: datetime) -> list[Task]:
    """What waits for this person, what is their turn first."""
    if viewer.person is None:
        return []
    found = [
        *_decisions(viewer), *_closings(viewer), *_invited(viewer, at), *_own_organisations(viewer),
        *_first_steps(viewer), *_to_sign_off(viewer), *_to_adopt(viewer), *_consulted(viewer, at),
        *_to_answer(viewer), *_to_judge(viewer), *_to_confirm(viewer), *_to_check(viewer), *_to_ask(viewer), *_to_verify(viewer), *_to_follow_up(viewer, at), *_disputes(viewer, at), *_to_assess(viewer, at), *_objections(viewer), *_answers(viewer, at),
        *_to_report(viewer, at), *_jobs(viewer),
    ]  # fmt: skip
    return sorted(found, key=lambda task: not task.is_theirs)


def _decisions(viewer: Viewer) -> Iterator[Task]:
    if number := waiting_for(viewer).count():
        title = _("Decide about organisations that have registered")
        status = ngettext("%(num)s waits", "%(num)s wait", number) % {"num": number}
        yield Task(title, status, reverse("organisations:waiting"))


def _closings(viewer: Viewer) -> Iterator[Task]:
    for organisation in asking_to_close(viewer):
        title = _("Decide whether %(name)s is closed") % {"name": organisation.name}
        there = reverse("organisations:show", args=[organisation.ref])
        yield Task(title, _("Asked for by its administrators"), there)


def _invited(viewer: Viewer, at: datetime) -> Iterator[Task]:
    for name in invited_to(viewer, at):
        title = _("Accept the invitation of %(name)s") % {"name": name}
        yield Task(title, _("Waits for you"), hint=_("Open the link in the letter that you got."))


def _own_organisations(viewer: Viewer) -> Iterator[Task]:
    for membership in memberships_of(viewer):
        organisation = membership.organisation
        there = reverse("organisations:show", args=[organisation.ref])
        if organisation.state == State.WAITING:
            title = _("%(name)s is looked at before it can act") % {"name": organisation.name}
            yield Task(title, _("Waiting for a decision"), there, is_theirs=False)
        elif organisation.state == State.REFUSED:
            title = _("Read why %(name)s was refused") % {"name": organisation.name}
            yield Task(title, _("Refused"), there)


def _to_sign_off(viewer: Viewer) -> Iterator[Task]:
    for edition in to_sign_off(viewer):
        title = _("Sign off the quality of the data: spend in %(period)s") % {
            "period": edition.period
        }
        status = _("Asked for by %(name)s") % {"name": edition.asked_by.name}
        yield Task(title, status, reverse("spend:decide", args=[edition.run.ref]))


def _to_adopt(viewer: Viewer) -> Iterator[Task]:
    for edition in to_adopt(viewer):
        name = f"{edition.framework.name}, {edition.name}"
        title = _("Decide whether %(name)s is adopted") % {"name": name}
        status = _("Asked for by %(name)s") % {
            "name": edition.asked_by.name if edition.asked_by else ""
        }
        there = reverse("frameworks:decide", args=[edition.framework.key, edition.name])
        yield Task(title, status, there)


def _consulted(viewer: Viewer, at: datetime) -> Iterator[Task]:
    """The drafts about which the organisation is consulted; where it has said something, they may still say more."""
    today = timezone.localdate(at)
    for one in asked_about(viewer, today):
        name = f"{one.edition.framework.name}, {one.edition.name}"
        title = _("You are consulted about %(name)s") % {"name": name}
        status = _("Until %(day)s") % {"day": date_format(one.closes, "j F Y")}
        there = reverse("frameworks:edition", args=[one.edition.framework.key, one.edition.name])
        hint = _("Asked for by %(name)s") % {"name": one.edition.framework.keeper.name}
        yield Task(title, status, there, hint=hint)


def _to_answer(viewer: Viewer) -> Iterator[Task]:
    drafts = to_answer(viewer).values_list("edition__framework__key", "edition__framework__name", "edition__name")  # fmt: skip
    for (key, framework, edition), number in sorted(Counter(drafts.order_by()).items()):
        title = _("Answer what was said about %(name)s") % {"name": f"{framework}, {edition}"}
        status = ngettext("%(num)s comment", "%(num)s comments", number) % {"num": number}
        there = reverse("frameworks:comments", args=[key, edition])
        yield Task(title, status, f"{there}?show=to-answer")


def _to_judge(viewer: Viewer) -> Iterator[Task]:
    if number := to_judge(viewer).count():
        title = _("Review mappings between frameworks, and agree to them")
        status = ngettext("%(num)s waits", "%(num)s wait", number) % {"num": number}
        yield Task(title, status, reverse("frameworks:waiting"))


def _to_report(viewer: Viewer, at: datetime) -> Iterator[Task]:
    """What waits for whoever reports what the organisation delivered."""
    if why_not_report(viewer) is not None:
        return
    waits, there = waits_to_report(viewer, timezone.localdate(at)), reverse("commitments:benefits")
    for one in remedies_to_answer(viewer)[:MOST_REMEDIES]:
        title = _("Say whether you agree to what %(name)s proposes for what is missing") % {
            "name": one.commitment.agreement.keeper.name
        }
        where = [one.commitment.agreement.ref, one.commitment.ref, one.ref]
        yield Task(title, _("Waits for you"), reverse("commitments:remedy", args=where))
    for number, title in (
        (waits.late, _("Report what is due")), (waits.begun, _("Go on with what you began to record")),
        (waits.drafts, _("Report what is recorded")), (waits.answered, _("Answer what others say of what you delivered")),
        (waits.returned, _("Look at claims that were returned")),
    ):  # fmt: skip
        if number:
            status = ngettext("%(num)s waits", "%(num)s wait", number) % {"num": number}
            yield Task(title, status, there)


def _waiting(found: QuerySet[Any]) -> str:
    """How many of these wait: counted so far as somebody counts them, as there can be very many; empty, where none does."""
    number = found.order_by()[: MOST_COUNTED + 1].count()
    if number > MOST_COUNTED:
        return _("more than %(num)s wait") % {"num": MOST_COUNTED}
    return ngettext("%(num)s waits", "%(num)s wait", number) % {"num": number} if number else ""


def _to_confirm(viewer: Viewer) -> Iterator[Task]:
    if why_not_confirm(viewer) is None and (status := _waiting(to_confirm(viewer))):
        title = _("Say what you received of what others delivered to you")
        yield Task(title, status, reverse("commitments:to_confirm"))


def _to_check(viewer: Viewer) -> Iterator[Task]:
    if why_not_check(viewer) is None and (status := _waiting(to_check(viewer))):
        title = _("Check what others delivered: by a sample, the payroll or the books")
        yield Task(title, status, reverse("commitments:checks"))


def _to_ask(viewer: Viewer) -> Iterator[Task]:
    if why_not_approve_contact(viewer) is None and (status := _waiting(to_ask(viewer))):
        title = _("Ask groups without an account what they received")
        yield Task(title, status, reverse("commitments:contacts"))


def _to_verify(viewer: Viewer) -> Iterator[Task]:
    if why_not_manage(viewer) is None and (status := _waiting(to_verify(viewer))):
        title = _("Verify what is said to count for your agreements")
        yield Task(title, status, reverse("commitments:to_verify"))


def _to_follow_up(viewer: Viewer, at: datetime) -> Iterator[Task]:
    """What waits for whoever manages agreements: what is late in them, and those that come to an end."""
    if why_not_manage(viewer) is not None:
        return
    waits = waits_to_follow_up(viewer, timezone.localdate(at))
    if waits.late:
        title = _("Follow up what is late in the agreements that you manage")
        status = ngettext("%(num)s promise", "%(num)s promises", waits.late) % {"num": waits.late}
        yield Task(title, status, f"{reverse('commitments:portfolio')}?late=yes&mine=yes")
    for agreement in waits.ending:
        title = _("Extend %(name)s, or let it end") % {"name": agreement.title}
        status = _("Until %(day)s") % {"day": date_format(agreement.ends or at, "j F Y")}
        yield Task(title, status, reverse("commitments:agreement", args=[agreement.ref]))


def _to_assess(viewer: Viewer, at: datetime) -> Iterator[Task]:
    """The agreements of which a year is over that nobody has assessed."""
    if why_not_manage(viewer) is None and (due := len(to_assess(viewer, timezone.localdate(at)))):
        status = ngettext("%(num)s is due", "%(num)s are due", due) % {"num": due}
        yield Task(
            _("Assess how well agreements were kept"), status, reverse("commitments:ratings")
        )


def _disputes(viewer: Viewer, at: datetime) -> Iterator[Task]:
    """The disputes that wait for the organisation's answer, those that a steward settles, and those that were settled lately."""
    there = reverse("commitments:disputes")
    speaks = bool(set(SPEAKS.values()) & viewer.permissions)
    waits = disputes_to_answer(viewer)
    for found, title, is_theirs in (
        (waits if speaks else waits.none(), _("Answer disputes about what was delivered"), True),
        (
            disputes_to_settle(viewer, timezone.localdate(at)),
            _("Settle disputes about what was delivered"),
            True,
        ),
        (settled_lately(viewer, at), _("Read how disputes were settled"), False),
    ):
        if number := found.count():
            status = ngettext("%(num)s dispute", "%(num)s disputes", number) % {"num": number}
            yield Task(title, status, there, is_theirs=is_theirs)


def _objections(viewer: Viewer) -> Iterator[Task]:
    for link in objected_to(viewer):
        title = _("Answer %(name)s, which says that a link is wrong") % {
            "name": link.organisation.name
        }
        yield Task(title, _("Waits for you"), reverse("spend:answer_objection", args=[link.ref]))


def _first_steps(viewer: Viewer) -> Iterator[Task]:
    """What an administrator does first for an organisation that has been approved."""
    organisation = viewer.acting_for
    if organisation is None or organisation.state != State.APPROVED:
        return
    may = viewer.may(Permission.CHANGE_ORGANISATION, organisation)
    if may and not says_where_it_works(organisation):
        title = _("Say where %(name)s works") % {"name": organisation.name}
        there = reverse("organisations:change", args=[organisation.ref])
        yield Task(title, _("Not said yet"), there)


def _answers(viewer: Viewer, at: datetime) -> Iterator[Task]:
    organisation = viewer.acting_for
    if organisation is None:
        return
    if number := invitations_of(viewer, organisation, at).count():
        title = _("People you invited have not answered yet")
        status = ngettext("%(num)s person", "%(num)s people", number) % {"num": number}
        there = reverse("organisations:people", args=[organisation.ref])
        yield Task(title, status, there, is_theirs=False)


def _jobs(viewer: Viewer) -> Iterator[Task]:
    if number := under_way_for(viewer).count():
        status = ngettext("%(num)s under way", "%(num)s under way", number) % {"num": number}
        yield Task(_("Long work is being done"), status, reverse("jobs:list"), is_theirs=False)


def can_do(viewer: Viewer) -> list[tuple[str, str]]:
    """What this person's roles let them do for the organisation that they act for, and where."""
    organisation = viewer.acting_for
    if organisation is None:
        return []
    ref = organisation.ref
    may_invite = why_not_manage_people(viewer, organisation) is None
    there = [
        (_("The organisation’s details"), reverse("organisations:show", args=[ref]), True),
        (_("The people who act for it"), reverse("organisations:people", args=[ref]), True),
        (_("Invite someone to act for it"), reverse("organisations:invite", args=[ref]), may_invite),
        (_("Send files"), reverse("uploads:send"), why_not_send(viewer) is None),
        (_("The frameworks that it keeps"), reverse("frameworks:list"), why_not_keep(viewer) is None),
        (_("Record what it delivered"), reverse("commitments:benefits"), why_not_report(viewer) is None),
        (_("Where its money went"), reverse("spend:list"), may_see_spend(viewer)),
        (_("Its long jobs"), reverse("jobs:list"), Permission.SEE_JOBS in viewer.permissions),
        (_("The record of what was done for it"), reverse("audit:list"), why_not_see_audit(viewer) is None),
        (_("Act for another of your organisations"), reverse("organisations:me"), len(viewer.memberships) > 1),
    ]  # fmt: skip
    return [(words, href) for words, href, may in there if may]
