"""A place with someone of every kind in it, for the tests of who may see and do what.

What is true of each person stands here as plain facts, beside the actions that make it so: the tests work out
what each may do from these facts and from the tables that people read, and never ask the code under test.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from tests.cast import NOW, Cast
from tests.frameworks.of_each_kind import (
    adopted_after_talks,
    mapped_of_each_kind,
    talked_about,
    value_of,
)
from tests.frameworks.of_each_kind import of_each_kind as frameworks_of_each_kind
from tests.jobs.work import known
from tests.spend.published import of_each_kind
from tests.spend.ready import a_ruling, a_supplier, ready
from tests.spend.registered import put_companies_to_use
from tests.walls.promised import promised, workbook
from tests.web.getting_in import is_sure
from weft.analysis.frameworks.adapted import PutFirst
from weft.analysis.frameworks.crosswalks import Mapping as Mapped
from weft.analysis.frameworks.crosswalks import Relation
from weft.analysis.frameworks.document import as_document
from weft.analysis.frameworks.local_document import as_local_document
from weft.analysis.frameworks.sssom import as_sssom
from weft.audit.models import Entry
from weft.commitments import actions as commitments
from weft.commitments.models import Benefit, Claim, Commitment, Indicator
from weft.frameworks.models import CarriedChange, Mapping
from weft.frameworks.models import Edition as FrameworkEdition
from weft.frameworks.rules import fingerprint, state_of
from weft.jobs.actions import finish, start_job, take
from weft.jobs.kinds import Made
from weft.jobs.models import Job
from weft.jobs.queries import folder_of, job_folder
from weft.organisations import actions
from weft.organisations.models import Membership
from weft.organisations.rules import Kind, Role
from weft.places.actions import name_areas
from weft.spend.actions import (
    agree_to_share,
    answer_objection,
    correct_row,
    end_link,
    end_sharing,
    link_supplier,
    object_to_link,
    offer_to_share,
    say_answer,
)
from weft.spend.models import Answer, Run
from weft.spend.queries import quarantine
from weft.ui.marks import sentence
from weft.uploads.actions import begin_arrival, keep_uploads
from weft.uploads.arriving import Arrived
from weft.uploads.rules import TABLES
from weft.web.middleware import ACTING_FOR

AMBLEFORD, BRINDALE, CORVEDALE = "Ambleford Council", "Brindale Council", "Corvedale Council"
DUNMERE, ELMET = "Dunmere Council", "Elmet Council"
"""One shares its results with Ambleford; one did, has ended it, and offers it again."""
BAKERY, ROOFING, FENNEL = "Mill Lane Bakery", "Ostle Roofing", "Fennel Construction"
FENNELS = "Fennel & Daughters"
CHANDLERY = "Canal Chandlery"
DOCKSIDE, QUAYSIDE = "Dockside Stores", "Quayside Stores"
FILE = "sheep.txt"
WORK = "count sheep"
PROMISES = b"Agreement,Code,How much,By\r\nx,O1-1-1,4,1 4 2027\r\n"
SPENT = b"Agreement,Date,Amount,Invoice\r\nx,1 10 2026,10.50,F7\r\n"
REGISTER = b"Title of the Agreement,Supplier name\r\nA bridge,Fennel\r\n"
PASSED_BY = 999_999
"""A number that nothing has."""


@dataclass(frozen=True)
class Someone:
    """What is true of a person. `now` is the organisation that they act for at the moment."""

    name: str
    words: str
    acts_for: dict[str, frozenset[Role]] = field(default_factory=dict)
    now: str | None = None
    acted_for: frozenset[str] = frozenset()
    steward: bool = False
    signed_in: bool = True
    has_second_factor: bool = True

    def __hash__(self) -> int:
        return hash(self.name)


def _one(name: str, words: str, organisation: str, role: Role, **more: Any) -> Someone:
    return Someone(name, words, {organisation: frozenset({role})}, organisation, **more)


IN_AMBLEFORD = {
    "Ada": Role.ADMINISTRATOR, "Polly": Role.POLICY_LEAD, "Connie": Role.COMMISSIONER,
    "Eva": Role.EVALUATOR, "Conrad": Role.CONTRACT_MANAGER, "Asha": Role.SPEND_ANALYST,
    "Rob": Role.REPORTER, "Lea": Role.COMMUNITY_LEAD, "Rita": Role.READER,
}  # fmt: skip
NOBODY = Someone("Nobody", "someone who is not signed in", signed_in=False)
PEOPLE: tuple[Someone, ...] = (
    NOBODY,
    Someone("Xenia", "someone of no organisation, who is invited"),
    *(_one(name, f"{role} of the council", AMBLEFORD, role) for name, role in IN_AMBLEFORD.items()),
    _one("Brian", "administrator of another council", BRINDALE, Role.ADMINISTRATOR),
    _one("Bea", "reader of another council", BRINDALE, Role.READER),
    _one("Nia", "administrator of a council that shares with the council", DUNMERE, Role.ADMINISTRATOR),
    _one("Otto", "administrator of a council that shares with it no more, and offers it again", ELMET, Role.ADMINISTRATOR),
    _one("Sam", "administrator of a supplier that waits", BAKERY, Role.ADMINISTRATOR),
    _one("Cora", "administrator of a council that waits", CORVEDALE, Role.ADMINISTRATOR),
    _one("Rex", "administrator of a refused supplier", ROOFING, Role.ADMINISTRATOR),
    _one("Mo", "administrator of an approved supplier", FENNEL, Role.ADMINISTRATOR),
    _one("Dora", "administrator of a closed supplier", DOCKSIDE, Role.ADMINISTRATOR),
    Someone("Stella", "steward", steward=True),
    _one("Stan", "steward who is a spend analyst of another council", BRINDALE, Role.SPEND_ANALYST, steward=True),
    Someone(
        "Enid", "someone who was an administrator of the council, and whose membership has ended",
        acted_for=frozenset({AMBLEFORD}),
    ),
    Someone(
        "Tom", "administrator of the council who acts for another one at the moment",
        {AMBLEFORD: frozenset({Role.ADMINISTRATOR}), BRINDALE: frozenset({Role.READER})}, BRINDALE,
    ),
    Someone(
        "Hal", "administrator of the council who registered a supplier, which waits",
        {AMBLEFORD: frozenset({Role.ADMINISTRATOR}), CHANDLERY: frozenset({Role.ADMINISTRATOR})}, AMBLEFORD,
    ),
    _one("Una", "administrator of the council who has set up no second factor", AMBLEFORD,
         Role.ADMINISTRATOR, has_second_factor=False),
    Someone("Erin", "someone who was erased while signed in", signed_in=False),
)  # fmt: skip
APPROVED = frozenset({AMBLEFORD, BRINDALE, DUNMERE, ELMET, FENNEL, QUAYSIDE})
COUNCILS = frozenset({AMBLEFORD, BRINDALE, DUNMERE, ELMET})
"""The approved ones."""
CONSULTED = frozenset({BRINDALE, ELMET})
"""Those that Ambleford consults."""
KEEP_IN_PUBLIC = frozenset({AMBLEFORD, DUNMERE})
"""Those that keep a framework of which an edition is everybody's."""
BESIDE = {"Nell": DUNMERE, "Mona": FENNEL, "Quentin": QUAYSIDE}
"""People who make the place what it is, and try nothing themselves: for whom they act or acted."""
SUPPLIERS = frozenset({BAKERY, ROOFING, FENNEL, FENNELS, CHANDLERY, DOCKSIDE, QUAYSIDE})


@dataclass(frozen=True)
class Thing:
    """What an address is about: its references, whose it is, and the person that it concerns."""

    references: dict[str, Any]
    organisation: str | None = None
    person: str | None = None
    public: bool = False
    """Whether it is an edition of a framework that everybody sees."""
    asked: frozenset[str] = frozenset()
    """The organisations that are consulted about it; of a comment, those whose people read it."""
    parties: frozenset[str] = frozenset()
    """The organisations that an agreement binds, besides the one that keeps it."""
    sides: frozenset[str] = frozenset()
    """Those that have a part in a dispute about it."""


@dataclass(frozen=True)
class Said:
    """What a script says in the headers of a request, which has no form."""

    headers: dict[str, str]
    kind: str = "application/octet-stream"


@dataclass
class FilesSent:
    """A file to send, new each time that it is sent."""

    name: str = "July.csv"
    content: bytes = b"Supplier,Amount\r\nCanal Boats,3.00\r\n"

    def __iter__(self) -> Iterator[SimpleUploadedFile]:
        yield SimpleUploadedFile(self.name, self.content)


@dataclass
class World:
    """The place: its cast, what addresses lead to, and everyone's browser."""

    cast: Cast
    things: dict[str, Thing]
    typed: dict[str, dict[str, Any] | Said]
    """What is sent with a form, by the name of the address."""
    browsers: dict[str, Client]
    sure: dict[str, Client]
    """The same of those who have just given their password once more."""

    def browser(self, who: str, address: str) -> Client:
        """Someone's browser, for a page at this address."""
        return (self.sure if address in asking_again() else self.browsers)[who]

    def sign_in(self) -> None:
        """Everyone sits down at a new browser."""
        there = [one for one in PEOPLE if one.signed_in or one is NOBODY]
        self.browsers |= {one.name: browser(self.cast, one) for one in there}
        self.sure |= {one.name: browser(self.cast, one, sure=True) for one in there}


@contextmanager
def live() -> Iterator[None]:
    """The site as a council runs it: not the example place; with a kind of long work that does little."""
    with override_settings(DEMO=False), known(WORK, lambda run, wishes: Made()):
        yield


def build(folder: Path) -> World:
    """Make everything, through the same actions as in real use. `folder` is where the site keeps files."""
    settings.SITE_FOLDER, settings.UPLOAD_FOLDER = folder, folder / "uploads"
    settings.DATA_FOLDER = folder / "data"
    cast = Cast()
    _organisations(cast)
    _people(cast)
    things = {"": Thing({}), "colours": Thing({"code": "1d3a4a-1d5c7a-0f7a52"})}
    things |= _organisations_as_things(cast) | _people_as_things(cast) | _jobs(cast)
    things |= _files(cast) | _spend(cast) | _frameworks(cast) | _promises(cast) | _record(cast)
    browsers = {someone.name: browser(cast, someone) for someone in PEOPLE}
    sure = {someone.name: browser(cast, someone, sure=True) for someone in PEOPLE}
    erin = cast.person("Erin")
    actions.erase_person(person=erin, by=cast.viewer("Erin"), at=NOW)
    return World(cast, things, _typed(cast), browsers, sure)


ASK_AGAIN = ("organisations:erase", "organisations:make_steward", "organisations:erase_someone")
"""The pages that ask for the password once more before they are shown."""


def asking_again() -> set[str]:
    """The addresses of those pages."""
    return {reverse(name) for name in ASK_AGAIN}


def browser(cast: Cast, someone: Someone, *, sure: bool = False) -> Client:
    """Someone's browser, signed in where they are, acting for whom they act for."""
    client = Client(raise_request_exception=False)
    if someone is NOBODY:
        return client
    client.force_login(cast.person(someone.name))
    if someone.now:
        session = client.session
        session[ACTING_FOR] = cast.organisations[someone.now].pk
        session.save()
    if sure:
        is_sure(client, cast.person(someone.name))
    return client


def _organisations(cast: Cast) -> None:
    cast.steward()
    for name, kind, administrator in [
        (AMBLEFORD, Kind.COUNCIL, "Ada"), (BRINDALE, Kind.COUNCIL, "Brian"),
        (DUNMERE, Kind.COUNCIL, "Nia"), (ELMET, Kind.COUNCIL, "Otto"), (FENNEL, Kind.SUPPLIER, "Mo"),
        (FENNELS, Kind.SUPPLIER, "Mona"), (DOCKSIDE, Kind.SUPPLIER, "Dora"), (QUAYSIDE, Kind.SUPPLIER, "Quentin"),
    ]:  # fmt: skip
        cast.organisation(name, kind, administrator=administrator)
    for name, kind, administrator in [
        (BAKERY, Kind.SUPPLIER, "Sam"), (CORVEDALE, Kind.COUNCIL, "Cora"), (ROOFING, Kind.SUPPLIER, "Rex"),
        (CHANDLERY, Kind.SUPPLIER, "Hal"),
    ]:  # fmt: skip
        cast.organisation(name, kind, administrator=administrator, approved=False)
    own = cast.organisations
    actions.refuse_organisation(
        organisation=own[ROOFING], because="It is not known here.", by=cast.viewer("Ada"), at=NOW
    )
    actions.merge_organisations(kept=own[FENNEL], other=own[FENNELS], by=cast.steward(), at=NOW)
    districts = name_areas(
        edition="2026", districts=[("Q01", "Harbour")], wards=[("Q01A", "Quay", "Q01")], by=cast.steward().actor, at=NOW
    )  # fmt: skip
    for organisation in own.values():
        actions.change_organisation(
            organisation=organisation, name=organisation.name, website="https://example.org/",
            identifiers=[("GB-COH", f"0{organisation.pk:07}")], other_names=[("short", organisation.name[:4])],
            addresses=[("registered", "4 Lock Street", "M60 2LA")], areas=[districts[0].pk],
            by=cast.steward(), at=NOW,
        )  # fmt: skip
    _closings(cast)


def _closings(cast: Cast) -> None:
    """One supplier asks to be closed, one is, and one is open again after its administrator has left."""
    told = {"because": "The shop is given up.", "at": NOW}
    own = cast.organisations
    actions.ask_to_close(organisation=own[FENNEL], by=cast.viewer("Mo"), **told)
    for name in (DOCKSIDE, QUAYSIDE):
        actions.close_organisation(organisation=own[name], by=cast.steward(), **told)
    left = membership(cast, "Quentin", QUAYSIDE)
    actions.end_membership(membership=left, by=cast.viewer("Quentin"), at=NOW)
    actions.reopen_organisation(organisation=own[QUAYSIDE], by=cast.steward(), at=NOW)


def _people(cast: Cast) -> None:
    for name, role in IN_AMBLEFORD.items():
        if name != "Ada":
            cast.member(name, AMBLEFORD, role, administrator="Ada")
    for name in ("Una", "Tom", "Enid", "Hal"):
        cast.member(name, AMBLEFORD, Role.ADMINISTRATOR, administrator="Ada")
    cast.member("Bea", BRINDALE, Role.READER, administrator="Brian")
    cast.member("Tom", BRINDALE, Role.READER, administrator="Brian")
    cast.member("Nell", DUNMERE, Role.POLICY_LEAD, administrator="Nia")
    cast.member("Stan", BRINDALE, Role.SPEND_ANALYST, administrator="Brian")
    actions.make_steward(person=cast.person("Stan"), by=cast.steward(), at=NOW)
    enid = membership(cast, "Enid", AMBLEFORD)
    actions.end_membership(membership=enid, by=cast.viewer("Ada"), at=NOW)
    for someone in PEOPLE:
        if someone is not NOBODY:
            _way_in(cast, someone)


def _way_in(cast: Cast, someone: Someone) -> None:
    person = cast.person(someone.name)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    if someone.has_second_factor and (someone.steward or someone.acts_for):
        secret = {"secret": "JBSWY3DPEHPK3PXP"}
        Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data=secret)


def membership(cast: Cast, name: str, organisation: str) -> Membership:
    """The membership that someone has now."""
    there = cast.organisations[organisation]
    return Membership.objects.get(person=cast.person(name), organisation=there, until=None)


def _organisations_as_things(cast: Cast) -> dict[str, Thing]:
    named = {
        "an approved council": AMBLEFORD, "a supplier that waits": BAKERY, "a council that waits": CORVEDALE,
        "a supplier that waits, registered by a council's administrator": CHANDLERY,
        "a supplier that asks to be closed": FENNEL, "a closed supplier": DOCKSIDE,
        "a supplier that nobody administers": QUAYSIDE,
        "a refused supplier": ROOFING, "a record that is part of another": FENNELS,
    }  # fmt: skip
    return {
        words: Thing({"ref": cast.organisations[name].ref}, name) for words, name in named.items()
    }


def _people_as_things(cast: Cast) -> dict[str, Thing]:
    ref = cast.organisations[AMBLEFORD].ref
    rita, bea = membership(cast, "Rita", AMBLEFORD).pk, membership(cast, "Bea", BRINDALE).pk
    theirs, _ = invited(cast, BRINDALE, "Brian", "iris@guest.example")
    ours, secret = invited(cast, AMBLEFORD, "Ada", cast.person("Xenia").email)
    return {
        "someone of an approved council": Thing({"ref": ref, "number": rita}, AMBLEFORD, "Rita"),
        "someone of another organisation, looked for here": Thing({"ref": ref, "number": bea}, AMBLEFORD),
        "an invitation by an approved council": Thing({"ref": ref, "number": ours}, AMBLEFORD),
        "an invitation by another organisation, looked for here": Thing({"ref": ref, "number": theirs}, AMBLEFORD),
        "an invitation, by its letter": Thing({"secret": secret}, AMBLEFORD, "Xenia"),
    }  # fmt: skip


def invited(cast: Cast, organisation: str, by: str, email: str) -> tuple[int, str]:
    """The number of a new invitation, and the secret of its letter."""
    invitation, secret = actions.invite(
        organisation=cast.organisations[organisation], email=email, roles=[Role.READER],
        by=cast.viewer(by, organisation), at=timezone.now(),
    )  # fmt: skip
    return invitation.pk, secret


def _jobs(cast: Cast) -> dict[str, Thing]:
    ada = cast.viewer("Ada")
    waits, done, failed = (start_job(kind=WORK, wishes={}, by=ada, at=NOW) for _ in range(3))
    done = _done(done)
    Job.objects.filter(pk=failed.pk).update(
        state="failed", ended_at=NOW, problem="The sheep ran away."
    )
    return {
        "a job that waits": Thing({"ref": waits.ref}, AMBLEFORD),
        "a job that is done": Thing({"ref": done.ref, "name": FILE}, AMBLEFORD),
        "a job that has failed": Thing({"ref": failed.ref}, AMBLEFORD),
        "a file that a job has not made": Thing({"ref": done.ref, "name": "wolves.txt"}, AMBLEFORD),
    }


def _done(job: Job) -> Job:
    taken = take(ref=job.ref, at=NOW)
    assert taken is not None
    folder = folder_of(job_folder(), taken)
    folder.mkdir(parents=True)
    (folder / FILE).write_text("sheep\n", encoding="utf-8")
    finish(job=taken, made=Made(sentence("Asleep."), (FILE,)), at=NOW)
    return taken


def _files(cast: Cast) -> dict[str, Thing]:
    arrived = Arrived("June.csv", "text/csv")
    arrived.add(b"Supplier,Amount\r\nCanal Boats,3.00\r\n")
    (kept,) = keep_uploads(arrived=[arrived], taken=TABLES, by=cast.viewer("Ada"), at=NOW)
    begun = begin_arrival(name="May.csv", size=9, changed="1", by=cast.viewer("Asha"), at=NOW)
    sent = (("contracts.csv", REGISTER), ("promises.csv", PROMISES), ("spent.csv", SPENT))
    register, promises, spent = (_sent(cast, name, content) for name, content in sent)
    return {
        "a register that was sent": register,
        "a list of promises that was sent": promises,
        "a list of what was spent that was sent": spent,
        "a file that was sent": Thing({"ref": kept.ref}, AMBLEFORD),
        "a file on its way": Thing({"ref": begun.ref}, AMBLEFORD, "Asha"),
    }


def _sent(cast: Cast, name: str, content: bytes) -> Thing:
    """A file of Ada's."""
    arrived = Arrived(name, "text/csv")
    arrived.add(content)
    (kept,) = keep_uploads(arrived=[arrived], taken=TABLES, by=cast.viewer("Ada"), at=NOW)
    return Thing({"ref": kept.ref}, AMBLEFORD)


def _spend(cast: Cast) -> dict[str, Thing]:
    """A payment file that was looked at, and an analysis of it that is done."""
    file, first = ready(cast.viewer("Asha"))
    made = of_each_kind(first, cast.viewer("Asha"), cast.viewer("Ada"))
    run, edition, waits = made.private, made.published, made.waits
    assert edition.public_name is not None
    public = {"council": edition.public_name.slug, "period": edition.in_address}
    _, theirs = ready(cast.viewer("Nia"))
    (row,) = quarantine(file).rows()[0:1]
    (put_right,) = correct_row(
        file=file, row=row, cells={2: "6 April 2024"}, by=cast.viewer("Asha"), at=NOW
    )
    held = {
        "table": "months",
        "section": "overview",
        "supplier": a_supplier(run),
        "figure": "total",
        "name": "report.pdf",
        "number": 1,
    }
    put_companies_to_use()
    said = {"employees": "12", "source": "Its web site"}
    say_answer(run=run, supplier_id=a_supplier(run), said=said, by=cast.viewer("Asha"), at=NOW)
    return {
        "a payment file": Thing({"ref": file.ref}, AMBLEFORD),
        "a row that was not understood": Thing({"ref": file.ref, "key": row.key}, AMBLEFORD),
        "what was said of a row": Thing({"ref": file.ref, "number": put_right.pk}, AMBLEFORD),
        "an analysis of spend": Thing({"ref": run.ref, **held}, AMBLEFORD),
        "a ruling about a name": Thing({"ref": a_ruling(cast.viewer("Asha")).ref}, AMBLEFORD),
        "an analysis that waits to be signed off": Thing({"ref": waits.run.ref}, AMBLEFORD, "Asha"),
        "an analysis that is published": Thing({"ref": edition.run.ref}, AMBLEFORD),
        "a published edition": Thing({**held, **public, "number": edition.number}, AMBLEFORD),
        **_sharings(cast),
        **_links(cast, run),
        "analyses of two councils that share": Thing(
            {"runs": f"{run.ref}-{theirs.ref}", "table": "comparison"}, AMBLEFORD
        ),
    }


def _links(cast: Cast, run: Run) -> dict[str, Thing]:
    """Suppliers that the council links to another organisation: one as it is, one to which that objects, one that
    has ended."""
    by, own = cast.viewer("Asha"), cast.organisations[FENNEL]
    names = ("Canal Boats Ltd", "Bridge Street Surgery", "Quillmouth Youth Project")
    plain, wrong, over = (
        link_supplier(
            run=run, supplier_id=a_supplier(run, name), organisation=own, because="One address.", by=by, at=NOW
        )
        for name in names
    )  # fmt: skip
    for each in (wrong, over):
        object_to_link(link=each, because="It is not us.", by=cast.viewer("Mo"), at=NOW)
    answer_objection(link=over, answer="It is on the invoices.", by=by, at=NOW)
    end_link(link=over, because="A namesake.", by=by, at=NOW)
    return {
        "a link of a supplier": Thing({"ref": plain.ref}, AMBLEFORD),
        "a link that is said to be wrong": Thing({"ref": wrong.ref}, AMBLEFORD),
        "a link of a council's supplier to it": Thing({"ref": own.ref, "link": plain.ref}, FENNEL),
    }


def _sharings(cast: Cast) -> dict[str, Thing]:
    """What the council has agreed with another one, and what a third, with which it has ended, offers."""
    own, at = cast.organisations[AMBLEFORD], {"at": NOW}
    with_dunmere = offer_to_share(other=own, by=cast.viewer("Nia"), **at)
    agree_to_share(sharing=with_dunmere, by=cast.viewer("Ada"), **at)
    with_elmet = offer_to_share(other=own, by=cast.viewer("Otto"), **at)
    agree_to_share(sharing=with_elmet, by=cast.viewer("Ada"), **at)
    end_sharing(sharing=with_elmet, by=cast.viewer("Otto"), **at)
    again = offer_to_share(other=own, by=cast.viewer("Otto"), **at)
    return {
        "what two councils have agreed": Thing({"ref": with_dunmere.ref}, AMBLEFORD),
        "an offer to share results": Thing({"ref": again.ref}, AMBLEFORD),
    }


def _frameworks(cast: Cast) -> dict[str, Thing]:
    """What the council keeps, and what it makes of an edition of another council."""
    made = frameworks_of_each_kind(
        cast.viewer("Polly"), cast.viewer("Ada"), (cast.viewer("Nia"), cast.viewer("Nell"))
    )
    said = mapped_of_each_kind(made, cast.viewer("Nell"), cast.viewer("Polly"), cast.viewer("Ada"))
    return {
        **_talks(cast),
        "two adopted editions": _pair(made.adopted, made.theirs),
        "an adopted edition and one of a licensed set": _pair(made.adopted, made.licensed),
        "a mapping that is agreed": Thing({"ref": said.agreed.ref}, AMBLEFORD),
        "a mapping that is proposed": Thing({"ref": said.proposed.ref}, AMBLEFORD),
        "a mapping that is withdrawn": Thing({"ref": said.withdrawn.ref}, AMBLEFORD),
        "a mapping to a licensed set": Thing({"ref": said.licensed.ref}, AMBLEFORD),
        "an adopted edition of a framework": _edition(made.adopted, made.superseded),
        "a draft of a framework": _edition(made.draft, made.draft),
        "a draft that waits to be adopted": _edition(made.waits, made.before, "Polly"),
        "an edition of a licensed set": _edition(made.licensed, made.licensed),
        "an edition that adapts another": _edition(made.adapts, made.adapts, code="O2"),
        "what a council is to make of a newer edition": _edition(
            made.goes_on, made.adapts, code="O1"
        ),
        "something that a council adds to another's edition": _numbered(
            made.goes_on, made.goes_on.local_changes.get(code="A-1").pk
        ),
        "a local change that waits to be decided about": _numbered(
            made.goes_on, made.goes_on.carried.get(outcome="").pk
        ),
        "an edition that adapts another, and has no next one": _edition(made.alone, made.alone),
        "an adopted edition of another council": _edition(made.built, made.built, keeper=DUNMERE),
    }


def _talks(cast: Cast) -> dict[str, Thing]:
    """A draft about which others are consulted, what was said about it, and an edition that was adopted after such talks."""
    two, asked = (
        (cast.viewer("Polly"), cast.viewer("Ada")),
        (cast.viewer("Stan"), cast.viewer("Otto")),
    )
    draft, out = talked_about(*two, *asked), adopted_after_talks(*two, *asked)
    comment = draft.comments.get(said_by=cast.person("Stan"))

    def thing(edition: FrameworkEdition, ref: str, **more: Any) -> Thing:
        held = _edition(edition, edition).references | {"ref": ref}
        return Thing(held, AMBLEFORD, **{"asked": CONSULTED, **more})

    return {
        "a draft about which others are consulted": thing(draft, draft.consultations.get().ref),
        "a comment on a draft": thing(draft, comment.ref, person="Stan", asked=frozenset({BRINDALE})),
        "an edition that was adopted after talks": thing(out, out.consultations.get().ref, public=True),
    }  # fmt: skip


def _numbered(edition: FrameworkEdition, number: int) -> Thing:
    """An edition, with the number of something in it."""
    thing = _edition(edition, edition)
    return Thing({**thing.references, "number": number}, AMBLEFORD)


def _edition(
    edition: FrameworkEdition, other: FrameworkEdition, person: str | None = None, code: str = "O1-1",
    keeper: str = AMBLEFORD,
) -> Thing:  # fmt: skip
    """An edition at its address, with another one to compare it with, one of its nodes and a form to take it away in."""
    references = {
        "framework": edition.framework.key, "edition": edition.name, "other": other.name, "code": code,
        "form": "framework.json", "which": "principles", "change": "put_first",
    }  # fmt: skip
    return Thing(references, keeper, person)


def _pair(one: FrameworkEdition, other: FrameworkEdition) -> Thing:
    """Two editions at the address of what stands between them."""
    references = {
        "framework": one.framework.key, "edition": one.name, "to": other.framework.key, "to_edition": other.name,
        "form": "crosswalk.sssom.tsv", "whence": "wording",
    }  # fmt: skip
    return Thing(references, AMBLEFORD)


def _promises(cast: Cast) -> dict[str, Thing]:
    """What the council has agreed with a supplier, what that promised and delivered, and to whom."""
    edition = FrameworkEdition.objects.get(framework__key="all-we-buy", stage="adopted")
    made = promised(cast, edition)
    _asked, code = commitments.inquire(benefit=made.named, by=cast.viewer("Ada"), at=timezone.now())
    agreement, own = made.agreement, made.agreement.parties
    quarrelling: dict[str, Any] = {
        "organisation": AMBLEFORD, "parties": frozenset({FENNEL}), "asked": frozenset({ELMET}),
    }  # fmt: skip

    def thing(**more: Any) -> Thing:
        held = {
            "ref": agreement.ref,
            "edition": edition.ref,
            "code": "O1-1-1",
            "to": "suspend",
            "assessment": made.assessment.ref,
            "indicator": agreement.indicators.filter(dropped_at=None).latest("pk").ref,
            **more,
        }
        return Thing(held, AMBLEFORD, parties=frozenset({FENNEL}))

    return {
        "an agreement": thing(),
        "what is promised in an agreement": thing(commitment=made.commitment.ref),
        "a party to an agreement": thing(number=own.get(role="supplier").pk),
        "a party that is known by its name": thing(number=own.get(organisation=None).pk),
        "what follows because something promised was missed": thing(
            commitment=made.commitment.ref, remedy=made.remedy.ref
        ),
        "what whoever promised something in an agreement has promised in the past": thing(
            organisation=cast.organisations[FENNEL].ref
        ),
        "what an agreement is rated by": thing(),
        "how well an agreement was kept": thing(),
        "money spent under an agreement": thing(
            drawdown=agreement.drawdowns.get(withdrawn_at=None).ref
        ),
        "a benefit": Thing(
            {"ref": made.benefit.ref, "claim": made.claim.ref, "evidence": made.photo.ref},
            FENNEL,
            parties=frozenset({AMBLEFORD}),
            asked=frozenset({ELMET}),
        ),
        "a benefit that waits": _waiting(made.waits),
        "a benefit of a group without an account": Thing({"ref": made.named.ref}, AMBLEFORD),
        "two benefits that may be one": Thing(
            {"ref": made.repeat.ref},
            AMBLEFORD,
            parties=frozenset({FENNEL}),
            asked=frozenset({ELMET}),
        ),
        "somebody who speaks for a group": Thing({"ref": made.contact.ref}, AMBLEFORD),
        "a letter that asks what was received": Thing({"secret": code}, AMBLEFORD),
        "a benefit about which nobody quarrels": Thing({"ref": made.open_to.ref}, **quarrelling),
        "a benefit about which people quarrel": Thing(
            {"ref": made.dispute.benefit.ref},
            FENNEL,
            parties=frozenset({AMBLEFORD}),
            asked=frozenset({ELMET}),
        ),
        "a dispute": Thing({"ref": made.dispute.ref}, **quarrelling),
        "a claim that waits": Thing({"ref": made.waits.claims.get().ref}, AMBLEFORD),
        "what somebody has typed of a benefit": Thing({"ref": made.jotting.ref}, FENNEL, "Mo"),
        "a workbook that was read": Thing(
            {"ref": workbook(made.commitment, cast.viewer("Mo")).ref}, FENNEL
        ),
    }


def _waiting(benefit: Benefit) -> Thing:
    """A benefit that waits for its beneficiary's word."""
    return Thing(
        {"ref": benefit.ref}, FENNEL, parties=frozenset({AMBLEFORD}), asked=frozenset({ELMET})
    )


def _record(cast: Cast) -> dict[str, Thing]:
    council = cast.organisations[AMBLEFORD].pk
    entry = Entry.objects.filter(act="approve organisation", subject=council).latest("pk").pk
    return {
        "an entry about an approved council": Thing({"number": entry}, AMBLEFORD),
        "what happened to an approved council": Thing({"kind": "organisation", "number": council}, AMBLEFORD),
    }  # fmt: skip


def _looked_up() -> str:
    """A supplier whose address the analysis does not know, and about which something was found out."""
    return Answer.objects.get().supplier_id


def _typed(cast: Cast) -> dict[str, dict[str, Any] | Said]:
    tus = {"Tus-Resumable": "1.0.0", "Upload-Length": "7", "Upload-Offset": "0"}
    return {
        "uploads:begin": Said(tus),
        "uploads:arrival": Said(tus, "application/offset+octet-stream"),
        "uploads:send": {"chosen": FilesSent()},
        "spend:send": {"chosen": FilesSent()},
        "spend:replace": {"chosen": FilesSent()},
        "spend:columns": {
            "column_0": "supplier_name",
            "column_1": "date",
            "column_2": "amount",
            "column_3": "-",
            "dates": "-",
        },
        "spend:headings": {"row": "1"},
        "spend:start": {"period": "2024-25"},
        "spend:row": {"cell_1": "Canal Boats Ltd", "cell_2": "5 April 2024", "cell_3": "5.00"},
        "spend:leave_row_out": {"reason": "It was never paid."},
        "frameworks:consult": {
            "group": "Those beside us",
            "question": "What is missing?",
            "closes": "31 12 2099",
            "open": "yes",
            "invited": [cast.organisations[ELMET].ref],
        },
        "frameworks:say": {"about": "O1-1", "text": "Say which jobs."},
        "frameworks:answer": {"became": "taken up", "answer": "It says so now."},
        "spend:spent_under": {"agreement": "x", "months": ["2024-04"]},
        "spend:link": {"organisation": cast.organisations[FENNEL].ref, "because": "One address."},
        "spend:end_link": {"because": "A namesake."},
        "spend:answer_objection": {"answer": "It is on the invoices."},
        "object": {"because": "It is not us."},
        "spend:offer": {"council": cast.organisations[ELMET].ref},
        "spend:question": {"says": "different"},
        "spend:worklist": {"supplier_id": _looked_up(), "postcode": "M60 2LA"},
        "spend:take_worklist": {
            "chosen": FilesSent(
                "filled.csv", f"supplier_id,postcode\r\n{_looked_up()},M1 1AA\r\n".encode()
            )
        },
        "spend:look_up": {"chosen": "company 01234567", "which": "both"},
        "spend:say_ruling": {"says": "nobody", "name": "Sundry"},
        "spend:take_rulings": {
            "chosen": FilesSent("rulings.csv", b"ruling,name\r\nnobody,Various\r\n")
        },
        "spend:ask": {"note": "May is missing.", "because": "May was counted twice."},
        "spend:decide": {"decision": "publish"},
        "spend:withdraw": {"because": "It was a draft."},
        **_typed_of_agreements(cast),
        **_typed_of_frameworks(),
        **_typed_of_benefits(),
        "organisations:register": {"name": "Harbour Choir", "kind": "community organisation"},
        "organisations:refuse": {"because": "It is not known here."},
        "organisations:ask_to_close": {"because": "It is given up."},
        "organisations:close": {"because": "It is given up."},
        "organisations:administrator": {"email": "iris@guest.example"},
        "organisations:change": {"name": "Elsewhere", "website": ""},
        "organisations:merge": {"kept": cast.organisations[BRINDALE].ref},
        "organisations:invite": {"email": "iris@guest.example", "roles": ["reader"]},
        "organisations:erase_someone": {
            "email": cast.person("Rita").email,
            "because": "By a letter with a copy of the passport.",
        },
        "organisations:correct_name": {"name": "Someone Else"},
        "organisations:make_steward": {"email": cast.person("Ada").email},
        "organisations:member": {"roles": ["reporter"]},
    }


def _as_it_stands(key: str, name: str) -> str:
    """What a form about a draft carries of how that stood."""
    held = FrameworkEdition.objects.get(framework__key=key, name=name)
    return fingerprint(state_of(changed=held.changed, asked_at=held.asked_at))


def _typed_of_agreements(cast: Cast) -> dict[str, dict[str, Any]]:
    happens = {"on": "1 11 2026", "because": "It was agreed so."}
    terms = {
        "title": "A school",
        "begins": "1 4 2026",
        "ends": "31 3 2028",
        "value_gbp": "£6,000,000",
        "with_vat": "yes",
    }
    promise = {"quantity": "12", "due": "31 3 2028"}
    buy = FrameworkEdition.objects.get(framework__key="all-we-buy", stage="adopted").ref
    elmet, fennel = cast.organisations[ELMET].ref, cast.organisations[FENNEL].ref
    return {
        "commitments:take_in": {"chosen": FilesSent("contracts.csv", REGISTER)},
        "commitments:columns": {"title": "0", "supplier": "1", "take": "yes"},
        "commitments:take_in_promises": {"chosen": FilesSent("promises.csv", PROMISES)},
        "commitments:promises_columns": {"agreement": "0", "code": "1", "quantity": "2", "due": "3", "edition": buy, "take": "yes"},
        "commitments:take_in_spent": {"chosen": FilesSent("spent.csv", SPENT)},
        "commitments:spent_columns": {"agreement": "0", "begins": "1", "amount": "2", "source": "3", "take": "yes"},
        "commitments:record": {**terms, "kind": "contract", "state": "in force"},
        "commitments:describe": {"description": "A school", "category": "Building", "references-0-scheme": "contract", "references-0-number": "C1"},
        "commitments:vary": {**terms, **happens},
        "commitments:extend": {"ends": "31 3 2029", **happens},
        "commitments:move": happens,
        "commitments:hand_over": {"manager": str(cast.person("Conrad").pk), **happens},
        "commitments:add_party": {"role": "partner", "who": "The tenants", "as_written": "on", **happens},
        "commitments:link_party": {"who": elmet},
        "commitments:novate": {"who": elmet, **happens},
        "commitments:end_party": happens,
        "commitments:insolvent": happens,
        "commitments:promise": {"promised_by": fennel, "sort": "fixed", **promise},
        "commitments:vary_commitment": {**promise, **happens},
        "commitments:end_commitment": happens,
        "commitments:note": {"on": "1 11 2026", "text": "They hire in January."},
        "commitments:drawdown": {"begins": "1 4 2026", "ends": "30 6 2026", "amount_gbp": "1,000,000", "source": "Invoices"},
        "commitments:withdraw_drawdown": {"because": "Of another contract."},
        "commitments:tolerances": {"close": "95", "below": "80"},
        "commitments:choose_indicators": {"chosen": list(Commitment.objects.filter(indicators=None).values_list("ref", flat=True))},
        "commitments:describe_indicator": {"name": "First visits", "unit": "percent", "target": "95", "better": "more"},
        "commitments:drop_indicator": {"because": "It was agreed so."},
        "commitments:propose_remedy": {"kind": "payment", "what": "As agreed.", "amount_gbp": "500"},
        "commitments:remedy": {"decision": "agreed", "because": "By letter."},
        "commitments:remark": {"text": "It rained all year."},
        "commitments:few_indicators": {"because": "It is a concession."},
        **dict.fromkeys(("commitments:assess", "commitments:correct_assessment"), _found_of_each()),
    }  # fmt: skip


def _found_of_each() -> dict[str, str]:
    """What somebody finds of all that the agreement is rated by."""
    found = {"because": "One came late.", "words": "It goes well."}
    for one in Indicator.objects.filter(dropped_at=None):
        found |= {
            f"{one.ref}-rating": "Good",
            f"{one.ref}-because": "So.",
            f"{one.ref}-due": "1",
            f"{one.ref}-delivered": "1",
        }
    return found


def _typed_of_benefits() -> dict[str, dict[str, Any]]:
    promise = Commitment.objects.earliest("pk").ref
    said = {"quantity": "2", "begins": "1 10 2026", "received": "x"}
    row = {"rows-0-promise": promise, "rows-0-quantity": "2", "rows-0-begins": "1 10 2026"}
    drafts = [one.ref for one in Benefit.objects.filter(state="draft")]
    return {
        "commitments:record_benefit": {"promise": promise},
        "commitments:record_several": row,
        "commitments:record_from_sheet": {
            "chosen": FilesSent(
                "d.csv", f"Promise,How much,From\r\n{promise},2,1 10 2026\r\n".encode()
            )
        },
        "commitments:workbook": {"becomes": "drafts"},
        "commitments:report_several": {"drafts": drafts},
        "commitments:jotting": said,
        "commitments:keep_jotting": said,
        "commitments:change_benefit": said,
        "commitments:to_verify": {"claim": [one.ref for one in Claim.objects.filter(state="made")]},
        "commitments:judge": {"decision": "adjusted", "verified": "1", "because": "One left."},
        "commitments:ask_to_confirm": {
            "how": "letter",
            "email": "harbour@guest.example",
            "apart": "on",
        },
        "commitments:chase": {"promise": promise, "words": "How far are you?"},
        "commitments:say_received": {"answer": "all", "words": "It came."},
        "commitments:enter_code": {"code": "none"},
        "commitments:open_dispute": {"kind": "facts", "words": "It never came."},
        "commitments:say_two": {"because": "They are on two sites."},
        "commitments:answer_dispute": {"words": "It came."},
        "commitments:withdraw_dispute": {"because": "It came after all."},
        "commitments:settle_dispute": {
            "stands": "stands",
            "quantity": "1",
            f"counts-{promise}": "1",
            "because": "It came.",
        },
        "commitments:confirm": {"answer": "part", "received": "1", "words": "One came."},
        "commitments:report": {promise: "1"},
        "commitments:claim": {promise: "1"},
        "commitments:withdraw_benefit": {"because": "It is there twice."},
        "commitments:add_evidence": {"link": "https://example.org/news"},
        "commitments:take_away_evidence": {"because": "It names a learner."},
    }


def _typed_of_frameworks() -> dict[str, dict[str, Any]]:
    told = {
        "name": "What we ask for", "owner": AMBLEFORD, "scope": "", "licence": "All rights reserved", "licence_url": "",
        "attribution": "", "public": "yes",
    }  # fmt: skip
    node = {"code": "O9", "level": "outcome", "wording": "Warm homes", "parent": "O1"}
    file = as_document(value_of("from-a-file", "2026")).encode()
    lease = as_document(value_of("all-we-lease", "2026")).encode()
    run = FrameworkEdition.objects.get(framework__key="all-they-run").ref
    return {
        "frameworks:begin": {**told, "edition": "2026"},
        "frameworks:take_in": {"shipped": "greater-manchester:2020"},
        "frameworks:take_in_file": {"chosen": FilesSent("f.json", file), "whose": "ours"},
        "frameworks:change_framework": told | {"public": "no"},
        "frameworks:next": {"name": "2028"},
        "frameworks:head": {"name": "2026b", "begins": "1 4 2027", "definition": "What is good."},
        "frameworks:change_list": {
            "principles-0-code": "P1",
            "principles-0-wording": "Pay on time.",
        },
        "frameworks:take_content": {"chosen": FilesSent("f.json", lease), "was": _as_it_stands("all-we-lease", "2026")},
        "frameworks:decide": {"decision": "adopt", "was": _as_it_stands("all-we-build", "2027")},
        "frameworks:close": {"because": "All have answered."},
        "frameworks:add": node,
        "frameworks:change_node": node,
        "frameworks:measure": {
            "unit": "people", "kind": "output", "over_time": "sum", "over_providers": "sum", "direction": "more",
            "confirmed_by": ["nobody"],
        },
        "frameworks:move": {"to": "down"},
        "frameworks:adapt": {"name": "Ours of theirs", "edition": "2026"},
        "frameworks:say_local": {"code": "O1", "reason": "Our plan says so."},
        "frameworks:change_local": {**node, "code": "A-1", "level": "measure", "parent": "O1-1"},
        "frameworks:measure_local": {
            "unit": "hours", "kind": "output", "over_time": "sum", "over_providers": "sum", "direction": "more",
            "confirmed_by": ["nobody"],
        },
        "frameworks:take_local": {"chosen": FilesSent("c.json", as_local_document([PutFirst("O1", "Ours")]).encode())},
        "frameworks:carry_on": {"onto": run, "name": "2028"},
        "frameworks:walk": {"carried": [CarriedChange.objects.get(outcome="").pk], "becomes": "drop", "because": "The air is bad now."},
        "frameworks:carry": {"becomes": "drop", "because": "The air is bad now.", "code": "O2", "reason": "No"},
        **_typed_of_mappings(),
    }  # fmt: skip


def _typed_of_mappings() -> dict[str, dict[str, Any]]:
    said = Mapped(
        "all-we-buy:2026",
        "O2",
        Relation.RELATED,
        "all-they-buy:2026",
        "O1-2",
        rationale="Both are good.",
    )
    waits = Mapping.objects.get(status="proposed", withdrawn_at=None)
    return {
        "frameworks:propose": {"code": "O1-2", "to_code": "O1", "relation": "related", "rationale": "Both are about pay."},
        "frameworks:offers": {"offer": ["O1-2|O1-2"]},
        "frameworks:translate": {"list": "measure,quantity\nO1-1-1,3\n"},
        "frameworks:waiting": {"act": "review", "mapping": waits.ref},
        "frameworks:withdraw_mapping": {"because": "It counts otherwise."},
        "frameworks:take_mappings": {"chosen": FilesSent("m.tsv", as_sssom([said], [], licence="x").encode())},
    }  # fmt: skip


@cache
def everyone_named() -> dict[str, Someone]:
    """The people by their names."""
    return {someone.name: someone for someone in PEOPLE}
