"""However much there is, a page asks the database as often as for a little, and never more than its budget."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import NOW
from tests.walls import matrix
from tests.walls.matrix import Row
from tests.walls.people import AMBLEFORD
from tests.walls.test_who_may_see_and_do_what import TABLES, rows
from tests.walls.world import World
from weft.audit import actions as audit
from weft.frameworks.models import Edition as FrameworkEdition
from weft.frameworks.models import Framework, Node
from weft.jobs.models import Job, JobLine
from weft.organisations.models import (
    Address,
    AreaWorkedIn,
    HeldRole,
    Identifier,
    Invitation,
    Membership,
    Merge,
    Organisation,
    OtherName,
    Person,
)
from weft.places.models import Area
from weft.uploads.models import Upload

pytestmark = [pytest.mark.django_db, pytest.mark.long]
FEW, MANY = 3, 60
LOOKERS = ("Ada", "Stella", "Stan")
OF_THE_LIBRARY = ("mfa_index", "mfa_list_webauthn", "usersessions_list", "account_email")
BUDGET = 12
"""How often a page may ask: who is asking and for whom takes four or five of these."""
MORE = {
    "organisations:show": 20,  # each of its lists, and for stewards what may be the same
    "organisations:change": 16,
    "organisations:people": 14,
    "organisations:me": 14,
    "export": 16,
    "audit:history": 16,
    "account_email": 14,  # the sign-in library asks several times
    "home": 44,  # what waits for somebody in every room
    "commitments:contacts": 13,  # a list of contacts, and one of groups that nobody has asked
    **dict.fromkeys(
        ("commitments:benefits", "commitments:benefit", "commitments:record_several"), 18
    ),
    **dict.fromkeys(
        ("spend:ask", "spend:quarantine", "spend:question", "spend:row"), 14
    ),  # and whose records are one with its council's
    "spend:suppliers": 18,  # which organisations they are, by whatever ids they go now
    "spend:supplier": 22,
    "spend:compared_suppliers": 20,
    "spend:links": 18,
    "spend:link": 16,
    "linked": 22,
    **dict.fromkeys(
        (
            "frameworks:carry_on",
            "frameworks:say_local",
            "frameworks:change_local",
            "frameworks:measure_local",
            "frameworks:undo_local",
            "frameworks:consult",
            "frameworks:close",
            "frameworks:since",
            "frameworks:decide",
            "frameworks:say",
            "frameworks:answer",
            "frameworks:crosswalks",
            "frameworks:pair",
            "frameworks:unsaid",
            "frameworks:beside",
            "frameworks:translate",
            "frameworks:others_on_paper",
            "frameworks:propose",
            "frameworks:mapping",
            "frameworks:node",
            "frameworks:compare",
            "frameworks:add",
            "frameworks:delete",
            "frameworks:change_node",
            "frameworks:measure",
            "frameworks:remove",
            "frameworks:ask",
        ),
        18,
    ),  # the edition, the one that it adapts, the one before and the next, each with what stands in it; what may stand in the way
    **dict.fromkeys(("frameworks:consultation", "frameworks:comments"), 20),
    **dict.fromkeys(("frameworks:others", "frameworks:offers"), 24),
    "commitments:to_verify": 14,
    "commitments:repeats": 14,
    "commitments:columns": 16,  # and whose the numbers of its suppliers are
    **dict.fromkeys(
        ("commitments:take_away", "commitments:take_away_workbook"), 14
    ),  # the contracts with their numbers, parties and what a register said of each
    "commitments:chase": 16,
    "commitments:spent_columns": 20,
    "spend:spent_under": 28,  # the run, who the supplier is, and what is recorded under which agreements
    "commitments:promises_columns": 28,  # the agreements with all by what a list names them, the editions, what is recorded already
    **dict.fromkeys(
        ("commitments:checks", "commitments:check"), 18
    ),  # and what is confirmed by whom, what their organisation received, and what counts for its agreements
    "commitments:judge": 42,  # the claim, its benefit, what stands behind it, who confirms it and could, what may be there twice, and who quarrels
    "commitments:disputes": 15,
    **dict.fromkeys(
        ("commitments:open_dispute", "commitments:dispute", "commitments:answer_dispute"), 20
    ),
    "commitments:settle_dispute": 27,  # what each side says, what it counts for, and what stands behind it
    **dict.fromkeys(
        (
            "commitments:performance",
            "commitments:assess",
            "commitments:assessment",
            "commitments:correct_assessment",
            "commitments:choose_indicators",
            "commitments:notice",
            "commitments:notice_text",
            "commitments:notice_data",
            "commitments:remedy",
            "commitments:propose_remedy",
            "commitments:record_of",
            "commitments:portfolio",
            "commitments:delivered",
            "commitments:ratings",
        ),
        22,
    ),  # the agreement, what it is rated by, what was found, and what others say of it
    "commitments:agreement": 34,  # what is promised, whom it binds, what happened, and what to do next
    "commitments:commitment": 27,  # the promise, what counts for it, what follows, and what is said of it
    "commitments:describe": 20,
    "commitments:vary_commitment": 18,  # the lots, the cohorts and the places that it may be for
    "commitments:promise": 23,  # the measure, who promises, and what was missed for which it may be recorded
    "frameworks:edition": 26,  # and what can be done with it next
    **dict.fromkeys(
        ("frameworks:walk", "frameworks:carry"), 30
    ),  # four editions with all that stands in them
    "spend:run": 18,  # what changed, what it asks, how it stands with the public
}
"""Pages that put several lists together."""


def fill(world: World, begin: int, end: int) -> None:
    """Add rows of every kind, from one number to another, to what the lookers see."""
    council, ada = world.cast.organisations[AMBLEFORD], world.cast.person("Ada")
    for number in range(begin, end):
        _organisations(council, ada, number)
        _people(council, ada, number)
        _work(council, ada, number, world)
        _frameworks(council, number, world)


def _organisations(council: Organisation, ada: Person, number: int) -> None:
    made = [
        Organisation.objects.create(
            name=f"{AMBLEFORD} {number} {state}", kind="supplier", state=state, registered_at=NOW,
            merged_into=council if state == "merged" else None,
        )
        for state in ("approved", "waiting", "merged")
    ]  # fmt: skip
    Merge.objects.create(kept=council, other=made[2], other_was="approved", moved=[], merged_at=NOW)
    for one in (council, made[0]):
        OtherName.objects.create(organisation=one, name=f"Name {number}", kind="short")
        Identifier.objects.create(organisation=one, scheme="GB-COH", number=f"{one.pk}-{number}")
        Address.objects.create(organisation=one, kind="branch", lines=f"{number} Lock Street")
        area = Area.objects.create(
            edition="more", code=f"{one.pk}-{number}", name=f"Area {number}", level="district"
        )
        AreaWorkedIn.objects.create(organisation=one, area=area)
    mine = Membership.objects.create(person=ada, organisation=made[0], since=NOW)
    HeldRole.objects.create(membership=mine, role="reader")


def _people(council: Organisation, ada: Person, number: int) -> None:
    person = Person.objects.create(email=f"{number}@example.org", name=f"P{number}", joined_at=NOW)
    membership = Membership.objects.create(person=person, organisation=council, since=NOW)
    HeldRole.objects.create(membership=membership, role="reader")
    for email in (f"{number}@guest.example", ada.email):
        Invitation.objects.create(
            organisation=council, email=email, roles=["reader"], token=f"{email}{number}", invited_by=person,
            sent_at=NOW, expires_at=NOW + timedelta(days=9999),
        )  # fmt: skip
    Authenticator.objects.create(user=ada, type="webauthn", data={"name": f"Key {number}"})


def _work(council: Organisation, ada: Person, number: int, world: World) -> None:
    owner = Person.objects.latest("pk")
    for kind, whose in (("count sheep", owner), ("compare organisations", ada)):
        Job.objects.create(
            ref=f"{kind[4]}{number:07}", kind=kind, wishes={}, organisation=council, owner=whose,
            state="done", asked_at=NOW, queued_at=NOW, ended_at=NOW, result={"files": [], "words": ""},
        )  # fmt: skip
    Upload.objects.create(
        ref=f"up{number:06}", organisation=council, sent_by=owner, sent_at=NOW, name=f"{number}.csv",
        kind="text", size=1, sha256="0" * 64, stored_as=f"{number:032}",
    )  # fmt: skip
    for job in Job.objects.filter(ref=world.things["a job that waits"].references["ref"]):
        JobLine.objects.create(job=job, at=NOW, attempt=1, words=f"Line {number}")
    audit.record(
        act="give roles", by=audit.Actor(owner.pk, council.pk), on=("organisation", council.pk), at=NOW,
        before={"person": owner.pk}, after={"name": audit.Personal(f"P{number}", owner.pk)},
    )  # fmt: skip


def _frameworks(council: Organisation, number: int, world: World) -> None:
    """Another edition of the same framework, one of another that adapts it, a draft that waits; and another node."""
    ada, polly = world.cast.person("Ada"), world.cast.person("Polly")
    framework, edition = Framework.objects.create, FrameworkEdition.objects
    here = edition.get(framework__key="all-we-buy", stage="adopted")
    own = {"keeper": council, "made_at": NOW, "made_by": ada, "licence_name": "Open", "owner": "Us"}
    made = {"made_at": NOW, "made_by": ada, "asked_at": NOW, "asked_by": polly}
    out = {**made, "begins": NOW.date(), "adopted_at": NOW, "adopted_by": ada}
    edition.create(
        ref=f"s{number}", framework=here.framework, name=f"0{number}", stage="superseded", **out
    )
    theirs = framework(key=f"theirs-{number}", name=f"Theirs {number}", **own)
    edition.create(
        ref=f"a{number}", framework=theirs, name="2026", stage="adopted", adapts=here, **out
    )
    ours = framework(key=f"ours-{number}", name=f"Ours {number}", **own)
    edition.create(ref=f"w{number}", framework=ours, name="2026", stage="draft", **made)
    draft = edition.get(framework__key="all-we-lease")
    Node.objects.create(
        edition=draft, code=f"N{number}", level="objective", wording=f"More {number}", position=number + 9, origin="place"
    )  # fmt: skip


def asked(world: World) -> dict[tuple[str, str, str], int]:
    """How many questions each page asks, by its name, what it is about and who looks."""
    found = {}
    ours = [row for table in TABLES for row in rows(table) if row.method == "GET"]
    for row in [*ours, *(Row("", name, "", "GET", "", "", "") for name in OF_THE_LIBRARY)]:
        for who in LOOKERS:
            address = matrix.address_of(row, world.things[row.of])
            connection.queries_log.clear()  # it keeps 9,000
            with CaptureQueriesContext(connection) as queries:
                got = matrix.ask(world, world.browsers[who], "GET", address)
            if got.status == 200:
                found[row.address, row.of, who] = len(
                    [one for one in queries if "SAVEPOINT" not in one["sql"]]
                )
    return found


def test_no_page_asks_more_for_many_rows_than_for_few(world: World) -> None:
    fill(world, 0, FEW)
    few = asked(world)
    fill(world, FEW, MANY)
    many = asked(world)
    grown = [
        f"{' '.join(page)}: {few[page]} for few, {many[page]} for many"
        for page in few
        if many[page] > few[page]
    ]
    assert grown == []
    assert len(few) > 30
    most = {name: max(n for page, n in many.items() if page[0] == name) for name, _, _ in many}
    over = {name: n for name, n in most.items() if n > MORE.get(name, BUDGET)}
    assert over == {}, f"These ask more than their budget: {over}"
