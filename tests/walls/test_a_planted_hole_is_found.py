"""The matrix is worth something only if it turns red: holes of every kind are planted, and it finds each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest
from django.test import override_settings
from django.urls import include, path

from tests.walls import (
    spec_access_to_crosswalks,
    spec_access_to_frameworks,
    spec_access_to_jobs,
    spec_access_to_organisations,
    spec_access_to_the_site,
)
from tests.walls.matrix import Findings, Row, not_taken, tried, without_a_row
from tests.walls.people import everyone_named
from tests.walls.world import World
from weft.frameworks import rules as of_frameworks
from weft.frameworks.models import Edition
from weft.frameworks.queries import crosswalks, talks
from weft.frameworks.queries import editions as frameworks
from weft.frameworks.views import crosswalks as crosswalk_views
from weft.jobs import views as job_views
from weft.organisations import access, queries, rules
from weft.organisations.models import Organisation
from weft.organisations.rules import Permission, Role
from weft.organisations.views import asking, people, records
from weft.web import about, context, views

pytestmark = [pytest.mark.django_db, pytest.mark.long]
TABLES = (
    spec_access_to_organisations, spec_access_to_jobs, spec_access_to_frameworks, spec_access_to_crosswalks, spec_access_to_the_site,
)  # fmt: skip
Plant = Callable[[pytest.MonkeyPatch], None]
urlpatterns = [path("", include("weft.web.urls")), path("new/", views.home, name="a new page")]


def rows(address: str, of: str) -> list[Row]:
    found = [Row(*case) for table in TABLES for case in table.CASES]
    return [row for row in found if (row.address, row.of) == (address, of)]


def found(world: World, address: str, of: str) -> Findings:
    return tried(world, rows(address, of))


def a_view_forgets_to_ask(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(records, "allow", lambda reason: None)


def an_action_forgets_to_ask(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(access, "why_not_manage_people", lambda viewer, organisation: None)


def a_role_may_too_much(patch: pytest.MonkeyPatch) -> None:
    reads = rules.ROLES[Role.READER]
    patch.setitem(rules.ROLES, Role.READER, replace(reads, may=reads.may | {Permission.START_JOBS}))


def a_role_may_too_little(patch: pytest.MonkeyPatch) -> None:
    leads = rules.ROLES[Role.POLICY_LEAD]
    less = leads.may - {Permission.START_JOBS}
    patch.setitem(rules.ROLES, Role.POLICY_LEAD, replace(leads, may=less))


def a_stranger_is_told_why(patch: pytest.MonkeyPatch) -> None:
    def told(request: HttpRequest, ref: str) -> Organisation:
        organisation = asking.organisation_asked(request, ref)
        if access.why_not_see_people(access.viewer_in(request), organisation):
            raise PermissionDenied("Only its own people see who acts for an organisation.")
        return organisation

    patch.setattr(people, "_seen_from_inside", told)


def a_list_begins_from_everything(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(queries, "visible_to", lambda viewer: Organisation.objects.all())


def whoever_acts_elsewhere_still_counts(patch: pytest.MonkeyPatch) -> None:
    def may_for(viewer: access.Viewer, number: int, permission: Permission) -> bool:
        return permission in rules.permissions_of(viewer.memberships.get(number, frozenset()))

    patch.setattr(access.Viewer, "may_for", may_for)


def a_page_says_what_it_found(patch: pytest.MonkeyPatch) -> None:
    navigation = context._navigation

    def telling(viewer: Any, path_: str) -> Any:
        there = Organisation.objects.filter(ref=path_.split("/")[2]) if path_.count("/") > 2 else ()
        links = [{"text": one.name, "href": "/"} for one in there]
        return navigation(viewer, path_) + links

    patch.setattr(context, "_navigation", telling)


def looking_writes(patch: pytest.MonkeyPatch) -> None:
    shown = about.render

    def render(request: HttpRequest, template: str, *said: Any) -> Any:
        Organisation.objects.update(website="https://example.org/looked")
        return shown(request, template, *said)

    patch.setattr(about, "render", render)


def an_act_leaves_no_entry(patch: pytest.MonkeyPatch) -> None:
    from weft.organisations.actions import invitations

    patch.setattr(invitations, "record", lambda **said: None)


def a_file_is_everyones(patch: pytest.MonkeyPatch) -> None:
    from weft.jobs.models import Job

    patch.setattr(job_views, "_job", lambda request, ref: Job.objects.get(ref=ref))


def a_draft_is_everybodys(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(frameworks, "PUBLIC", Q(framework__may_be_published=True))


def a_licensed_set_is_everybodys(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(frameworks, "PUBLIC", Q(stage="adopted"))


def whoever_asks_adopts(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(of_frameworks, "why_not_decide", lambda *, asked, is_theirs: None)


def whoever_is_consulted_hears_all(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(talks, "_open_on", lambda today: Q(pk=None))


def a_proposal_is_everybodys(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(crosswalks, "AGREED", crosswalks.NOW)


def whoever_maps_withdraws(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("weft.frameworks.queries.is_concerned", lambda viewer, mapping: True)


def a_pair_is_found_by_one_end(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(
        crosswalk_views,
        "pair_for",
        lambda request, *there: (_edition(*there[:2]), _edition(*there[2:])),
    )


def _edition(key: str, name: str) -> Edition:
    return Edition.objects.get(framework__key=key, name=name)


HOLES: list[tuple[Plant, str, str]] = [
    (a_view_forgets_to_ask, "organisations:refuse", "an approved council"),
    (an_action_forgets_to_ask, "organisations:invite", "an approved council"),
    (a_role_may_too_much, "jobs:cancel", "a job that waits"),
    (a_role_may_too_little, "jobs:retry", "a job that has failed"),
    (a_stranger_is_told_why, "organisations:people", "an approved council"),
    (a_list_begins_from_everything, "organisations:show", "a supplier that waits"),
    (whoever_acts_elsewhere_still_counts, "organisations:people", "an approved council"),
    (a_page_says_what_it_found, "organisations:people", "an approved council"),
    (looking_writes, "privacy", ""),
    (an_act_leaves_no_entry, "organisations:withdraw", "an invitation by an approved council"),
    (a_file_is_everyones, "jobs:file", "a job that is done"),
    (a_draft_is_everybodys, "frameworks:take_away", "a draft of a framework"),
    (a_licensed_set_is_everybodys, "frameworks:node", "an edition of a licensed set"),
    (whoever_is_consulted_hears_all, "frameworks:answer", "a comment on a draft"),
    (whoever_asks_adopts, "frameworks:decide", "a draft that waits to be adopted"),
    (a_proposal_is_everybodys, "frameworks:mapping", "a mapping that is proposed"),
    (whoever_maps_withdraws, "frameworks:withdraw_mapping", "a mapping that is agreed"),
    (a_pair_is_found_by_one_end, "frameworks:pair", "an adopted edition and one of a licensed set"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("plant", "address", "of"), HOLES, ids=lambda one: getattr(one, "__name__", "")
)
def test_it_turns_red(
    world: World, monkeypatch: pytest.MonkeyPatch, plant: Plant, address: str, of: str
) -> None:
    assert rows(address, of)
    plant(monkeypatch)
    assert found(world, address, of).wrong


def test_a_new_address_without_a_row_is_found() -> None:
    with override_settings(ROOT_URLCONF=__name__):
        from tests.ui import everywhere

        everywhere.held_in.cache_clear()
        assert "a new page" in without_a_row({"home"})
    everywhere.held_in.cache_clear()


def test_a_page_that_takes_what_it_should_not_is_found(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = Row("", "privacy", "", "POST", "", "", "no")  # as if only sending were allowed
    assert not_taken(world, [row], [everyone_named()["Ada"]]).wrong


def test_a_form_from_elsewhere_is_refused_and_writes_nothing(world: World) -> None:
    from tests.walls.matrix import address_of, ask

    for table in TABLES:
        for row in (Row(*case) for case in table.CASES):
            if row.method != "POST":
                continue
            thing = world.things[row.of]
            browser = world.browsers["Stan"]
            browser.handler.enforce_csrf_checks = True
            got = ask(
                world, browser, "POST", address_of(row, thing), world.typed.get(row.address, {})
            )
            browser.handler.enforce_csrf_checks = False
            assert (got.status, got.written.tables) == (403, set()), row
            assert "The form has expired" in got.body, row
