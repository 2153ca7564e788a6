"""What addresses lead to in that place: each kind of thing, made through the same actions as in real use."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from tests.cast import NOW, Cast
from tests.spend.published import of_each_kind
from tests.spend.ready import a_ruling, a_supplier, ready
from tests.spend.registered import put_companies_to_use
from tests.walls.people import (
    AMBLEFORD,
    BAKERY,
    BRINDALE,
    CHANDLERY,
    CORVEDALE,
    DOCKSIDE,
    ELMET,
    FENNEL,
    FENNELS,
    QUAYSIDE,
    ROOFING,
    membership,
)
from tests.walls.promised import promised, workbook
from tests.walls.thing import Thing
from tests.walls.things_of_frameworks import frameworks_as_things
from weft.audit.models import Entry
from weft.commitments import actions as commitments
from weft.commitments.models import Benefit
from weft.frameworks.models import Edition as FrameworkEdition
from weft.jobs.actions import finish, start_job, take
from weft.jobs.kinds import Made
from weft.jobs.models import Job
from weft.jobs.queries import folder_of, job_folder
from weft.organisations import actions
from weft.organisations.rules import Role
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
from weft.spend.models import Run
from weft.spend.queries import quarantine
from weft.ui.marks import sentence
from weft.uploads.actions import begin_arrival, keep_uploads
from weft.uploads.arriving import Arrived
from weft.uploads.rules import TABLES

FILE = "sheep.txt"
WORK = "count sheep"
PROMISES = b"Agreement,Code,How much,By\r\nx,O1-1-1,4,1 4 2027\r\n"
SPENT = b"Agreement,Date,Amount,Invoice\r\nx,1 10 2026,10.50,F7\r\n"
REGISTER = b"Title of the Agreement,Supplier name\r\nA bridge,Fennel\r\n"


def things_of(cast: Cast) -> dict[str, Thing]:
    """All that addresses lead to, by what it is called in the tables."""
    made = {"": Thing({}), "colours": Thing({"code": "1d3a4a-1d5c7a-0f7a52"})}
    made |= _organisations_as_things(cast) | _people_as_things(cast) | _jobs(cast)
    return made | _files(cast) | _spend(cast) | frameworks_as_things(cast) | _promises(cast) | _record(cast)  # fmt: skip


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
        "a benefit that waits to be checked": Thing({"ref": made.waits.ref}, **quarrelling),
        "a benefit of a group without an account": Thing({"ref": made.named.ref}, AMBLEFORD),
        "a register that was taken in": Thing({"ref": made.intake.ref}, AMBLEFORD),
        "two benefits that may be one": Thing(
            {"ref": made.repeat.ref},
            AMBLEFORD,
            parties=frozenset({FENNEL}),
            asked=frozenset({ELMET}),
        ),
        "somebody who speaks for a group": Thing({"ref": made.contact.ref}, AMBLEFORD),
        "a letter that asks what was received": Thing(
            {"secret": code}, AMBLEFORD, parties=frozenset({FENNEL})
        ),
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
