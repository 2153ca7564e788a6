"""Every page of the site, as each person sees it, by the addresses that the site itself has.

A page that is added to the URL configuration comes under the tests of pages by itself. Where its address
holds a reference, give an example of it in `EXAMPLES`, made by the cast.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from allauth.account.models import EmailAddress
from django.contrib.staticfiles import finders
from django.core.signals import request_finished
from django.db import close_old_connections
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from tests.cast import NOW, Cast, two_councils
from tests.frameworks.of_each_kind import (
    adopted_after_talks,
    mapped_of_each_kind,
    talked_about,
)
from tests.frameworks.of_each_kind import of_each_kind as frameworks_of_each_kind
from tests.spend.published import of_each_kind
from tests.spend.ready import a_supplier, once_more, ready
from tests.walls.promised import promised, workbook
from tests.web.getting_in import is_sure
from weft.audit.models import Entry
from weft.commitments.actions import inquire
from weft.commitments.models import (
    Agreement,
    Benefit,
    Claim,
    Commitment,
    Contact,
    Dispute,
    Evidence,
    Intake,
    Jotting,
    Remedy,
    Repeat,
)
from weft.frameworks.models import Edition as FrameworkEdition
from weft.frameworks.models import Mapping
from weft.jobs.actions import start_job
from weft.jobs.models import Job
from weft.organisations.access import NOBODY, NotAllowed, Request
from weft.organisations.actions import (
    close_organisation,
    erase_person,
    invite,
    reopen_organisation,
)
from weft.organisations.models import Invitation
from weft.organisations.queries import people_of
from weft.organisations.rules import Kind, Role
from weft.spend.actions import leave_row_out, link_supplier, object_to_link, offer_to_share
from weft.spend.models import Edition, PaymentFile, RowCorrection, Run, Sharing, SupplierLink
from weft.spend.queries import quarantine
from weft.ui.marks import why
from weft.uploads.actions import keep_uploads
from weft.uploads.arriving import Arrived
from weft.uploads.models import Arrival, Upload
from weft.uploads.rules import TABLES
from weft.web import errors

ORIGIN = "http://weft.test"
PEOPLE = (None, "Ada", "Stella")
"""Nobody, a council's administrator, a steward: the same page may differ for each. What was delivered is seen by Fiona, too, who reports it, and by Cleo, who received it."""
OF_THE_LIBRARY = re.compile(r"(account|mfa|socialaccount|usersessions|openid_connect)_")
"""Pages that the sign-in library draws where no page of ours stands before them."""


def of_ambleford(cast: Cast) -> dict[str, Any]:
    """Ambleford's reference, the number of a membership, and the secret of Ada's invitation by Brindale."""
    council = cast.organisations["Ambleford Council"]
    membership = people_of(cast.viewer("Ada"), council).first()
    Invitation.objects.filter(email="ada@example.org").delete()  # one at a time
    invitation, secret = invite(
        organisation=cast.organisations["Brindale Council"],
        email="ada@example.org",
        roles=[Role.READER],
        by=cast.viewer("Brian"),
        at=timezone.now(),
    )
    assert membership is not None
    number = membership.pk
    return {"ref": council.ref, "number": number, "secret": secret, "invitation": invitation.pk}


def unattended(cast: Cast) -> dict[str, Any]:
    """The reference of a supplier that was reopened after its administrator had left."""
    if "Quayside Stores" not in cast.organisations:
        made = cast.organisation("Quayside Stores", Kind.SUPPLIER, administrator="Quentin")
        told = {"organisation": made, "by": cast.steward(), "at": NOW}
        close_organisation(because="The shop is given up.", **told)
        erase_person(person=cast.person("Quentin"), by=cast.viewer("Quentin"), at=NOW)
        reopen_organisation(**told)
    return {"ref": cast.organisations["Quayside Stores"].ref}


def an_entry(cast: Cast) -> Entry:
    """An entry of the record about Ambleford."""
    council = cast.organisations["Ambleford Council"]
    return Entry.objects.filter(subject_kind="organisation", subject=council.pk).latest("pk")


def a_job(cast: Cast) -> Job:
    """A job of Ambleford that waits for its turn."""
    return Job.objects.first() or start_job(
        kind="compare organisations", wishes={}, by=cast.viewer("Ada"), at=NOW
    )


def an_upload(cast: Cast) -> Upload:
    """A file that Ambleford was sent. Nothing of it is on the disk."""
    return Upload.objects.first() or Upload.objects.create(
        ref="abcd2345", organisation=cast.organisations["Ambleford Council"], sent_at=NOW, size=12,
        sent_by=cast.person("Ada"), name="payments.csv", kind="text", sha256="0" * 64, stored_as="0" * 32,
    )  # fmt: skip


def an_arrival(cast: Cast) -> Arrival:
    """A file that Ada has on its way to Ambleford. Nothing of it is on the disk."""
    return Arrival.objects.first() or Arrival.objects.create(
        ref="ef567234", organisation=cast.organisations["Ambleford Council"], begun_at=NOW, size=12,
        sent_by=cast.person("Ada"), name="May.csv", kept_until=NOW, stored_as="1" * 32,
    )  # fmt: skip


def of_spend(cast: Cast) -> dict[str, Any]:
    """A payment file of Ambleford, which Mabel analyses."""
    return {"ref": _spent(cast)[0].ref}


def of_a_row(cast: Cast) -> dict[str, Any]:
    """A row of a payment file that was not understood, and what Ada has said of it."""
    file = _spent(cast)[0]
    (row,) = quarantine(file).rows()[0:1]
    said = RowCorrection.objects.first() or leave_row_out(
        file=file, row=row, reason="It was never paid.", by=cast.viewer("Ada"), at=NOW
    )
    return {"ref": file.ref, "key": row.key, "number": said.pk}


def of_a_run(cast: Cast) -> dict[str, Any]:
    """A run that is done, with a table, a part, a supplier and a file of it."""
    run = _spent(cast)[1]
    return {
        "ref": run.ref, "table": "months", "section": "overview", "supplier": a_supplier(run),
        "name": "report.pdf", "figure": "total", "number": 1,
    }  # fmt: skip


def of_two_runs(cast: Cast) -> dict[str, Any]:
    """Two runs that are done, side by side."""
    _spent(cast)
    if Run.objects.count() == 1:
        once_more(cast.viewer("Ada"))
    return {
        "runs": "-".join(run.ref for run in Run.objects.order_by("pk")[:2]),
        "table": "comparison",
    }


def of_a_sharing(cast: Cast) -> dict[str, Any]:
    """What Brindale offers Ambleford: to share results."""
    own = cast.organisations["Ambleford Council"]
    found = Sharing.objects.first() or offer_to_share(other=own, by=cast.viewer("Brian"), at=NOW)
    return {"ref": found.ref}


def of_a_link(cast: Cast) -> dict[str, Any]:
    """A link of a supplier of Ambleford, to which the linked organisation (itself) objects."""
    run, own = _spent(cast)[1], cast.organisations["Ambleford Council"]
    link = SupplierLink.objects.first() or link_supplier(
        run=run, supplier_id=a_supplier(run, "Canal"), organisation=own, because="It is a department.",
        by=cast.viewer("Ada"), at=NOW,
    )  # fmt: skip
    if not link.objections.exists():
        object_to_link(link=link, because="It is not ours.", by=cast.viewer("Ada"), at=NOW)
    return {"ref": link.ref}


def of_a_link_to_it(cast: Cast) -> dict[str, Any]:
    """The same, for the linked organisation."""
    return {"ref": cast.organisations["Ambleford Council"].ref, "link": of_a_link(cast)["ref"]}


def of_one_at(stage: str) -> Callable[[Cast], dict[str, Any]]:
    """The run of an edition at a stage."""
    return lambda cast: {"ref": _edition(cast, stage).run.ref}


def of_an_edition(cast: Cast) -> dict[str, Any]:
    """A published edition, with a table, a part, a supplier and a file of it."""
    edition = _edition(cast, "published")
    assert edition.public_name is not None
    public = {"council": edition.public_name.slug, "period": edition.in_address}
    return of_a_run(cast) | public | {"number": edition.number}


def of_a_framework(stage: str, key: str, code: str = "O1-1") -> Callable[[Cast], dict[str, Any]]:
    """An edition at a stage of the framework whose key begins so, and one of its nodes; with the edition before."""

    def example(cast: Cast) -> dict[str, Any]:
        _keep_frameworks(cast)
        found = FrameworkEdition.objects.filter(stage=stage, framework__key__startswith=key)
        edition = found.select_related("framework", "replaces").latest("pk")
        before = edition.replaces.name if edition.replaces else "none"
        return {
            "framework": edition.framework.key, "edition": edition.name, "other": before, "code": code, "which": "cohorts",
            "form": "framework.json", "change": "add",
        }  # fmt: skip

    return example


def that_was_read(cast: Cast) -> dict[str, Any]:
    """A workbook of what Fennel Construction delivered."""
    of_an_agreement(cast)
    return {"ref": workbook(Commitment.objects.earliest("pk"), cast.viewer("Fiona")).ref}


def a_register(cast: Cast) -> str:
    """The reference of a register of contracts that Ada has sent."""
    arrived = Arrived("contracts.csv", "text/csv")
    arrived.add(b"Title of the Agreement,Supplier name\r\nA bridge,Fennel\r\n")
    (kept,) = keep_uploads(arrived=[arrived], taken=TABLES, by=cast.viewer("Ada"), at=NOW)
    return kept.ref


def a_register_taken_in(cast: Cast) -> dict[str, Any]:
    """A register of contracts that Ada has taken in."""
    of_an_agreement(cast)
    return {"ref": Intake.objects.get(withdrawn_at=None).ref}


def a_list(content: bytes) -> Callable[[Cast], dict[str, Any]]:
    """A list that Ada has sent."""

    def example(cast: Cast) -> dict[str, Any]:
        arrived = Arrived("list.csv", "text/csv")
        arrived.add(content)
        (kept,) = keep_uploads(arrived=[arrived], taken=TABLES, by=cast.viewer("Ada"), at=NOW)
        return {"ref": kept.ref}

    return example


def of_an_agreement(cast: Cast) -> dict[str, Any]:
    """What Fennel Construction promised to Ambleford, and delivered to a choir."""
    found = Agreement.objects.filter(intake=None, parties__organisation=None).first()
    if found is None:
        _keep_frameworks(cast)
        cast.organisation("Fennel Construction", Kind.SUPPLIER, administrator="Fiona")
        cast.organisation("Harbour Choir", Kind.COMMUNITY, administrator="Cleo")
        edition = FrameworkEdition.objects.get(framework__key="all-we-buy", stage="adopted")
        found = promised(cast, edition, provider="Fiona", beneficiary="Cleo").agreement
    return {
        "ref": found.ref, "edition": FrameworkEdition.objects.get(stage="adopted", framework__key="all-we-buy").ref, "code": "O1-1-1",
        "to": "end", "number": found.parties.get(organisation=None).pk, "commitment": found.commitments.earliest("pk").ref,
        "drawdown": found.drawdowns.earliest("pk").ref, "indicator": found.indicators.filter(dropped_at=None).latest("pk").ref,
        "assessment": found.assessments.latest("pk").ref, "remedy": Remedy.objects.latest("pk").ref,
        "organisation": cast.organisations["Fennel Construction"].ref,
    }  # fmt: skip


def of_a_benefit(cast: Cast) -> dict[str, Any]:
    """What Fennel Construction delivered, a claim on it, and a photograph that stands behind it."""
    of_an_agreement(cast)
    photo = Evidence.objects.get(kind="picture")
    claim = Claim.objects.get(benefit=photo.benefit)
    return {"ref": photo.benefit.ref, "claim": claim.ref, "evidence": photo.ref}


def that_waits(cast: Cast) -> dict[str, Any]:
    """What Fennel Construction delivered to the choir, of which nobody has said anything yet."""
    of_an_agreement(cast)
    return {"ref": Benefit.objects.filter(beneficiary__isnull=False).get(state="reported").ref}


def of_a_group(cast: Cast) -> dict[str, Any]:
    """What it delivered to a group without an account, and the code of a letter that asks that group."""
    of_an_agreement(cast)
    benefit = Benefit.objects.filter(beneficiary=None).get(state="reported")
    _asked, code = inquire(benefit=benefit, by=cast.viewer("Ada"), at=timezone.now())
    return {"ref": benefit.ref, "secret": code}


def of_two_that_may_be_one(cast: Cast) -> dict[str, Any]:
    """Two benefits that may be one."""
    of_an_agreement(cast)
    return {"ref": Repeat.objects.get().ref}


def of_a_contact(cast: Cast) -> dict[str, Any]:
    """Whoever speaks for that group."""
    of_an_agreement(cast)
    return {"ref": Contact.objects.get().ref}


def of_a_claim(state: str) -> Callable[[Cast], dict[str, Any]]:
    """A claim on it, as it stands."""

    def example(cast: Cast) -> dict[str, Any]:
        of_an_agreement(cast)
        return {"ref": Claim.objects.filter(state=state).earliest("pk").ref}

    return example


def of_a_dispute(cast: Cast) -> dict[str, Any]:
    """What Cleo says is not right with what the choir received."""
    of_an_agreement(cast)
    return {"ref": Dispute.objects.latest("pk").ref}


def undisputed(cast: Cast) -> dict[str, Any]:
    """A benefit about which nobody quarrels any more."""
    of_an_agreement(cast)
    return {"ref": Benefit.objects.get(state="confirmed", disputes__state="withdrawn").ref}


def of_a_jotting(cast: Cast) -> dict[str, Any]:
    """What Fiona has begun to type."""
    of_an_agreement(cast)
    return {"ref": Jotting.objects.latest("pk").ref}


def of_talks(who: str = "") -> Callable[[Cast], dict[str, Any]]:
    """A draft about which others are consulted: the consultation, or what somebody has said."""
    there = of_a_framework("consulted", "all-we-grow")

    def example(cast: Cast) -> dict[str, Any]:
        held = there(cast)
        draft = FrameworkEdition.objects.get(framework__key="all-we-grow")
        comment = draft.comments.filter(said_by__name=who).first()
        return {**held, "ref": (comment or draft.consultations.get()).ref}

    return example


def numbered_in_a_framework(of: str, **which: str) -> Callable[[Cast], dict[str, Any]]:
    """The draft of what the council makes of another's edition, with the number of something in it."""
    there = of_a_framework("draft", "what-we-make")

    def example(cast: Cast) -> dict[str, Any]:
        held = there(cast)
        edition = FrameworkEdition.objects.get(
            framework__key=held["framework"], name=held["edition"]
        )
        return {**held, "number": getattr(edition, of).get(**which).pk}

    return example


def _keep_frameworks(cast: Cast) -> None:
    """Ambleford's frameworks: Polly asks that editions be adopted, Ada decides; Brian and Bob keep Brindale's."""
    if FrameworkEdition.objects.exists():
        return
    cast.member("Polly", "Ambleford Council", Role.POLICY_LEAD, administrator="Ada")
    cast.member("Bob", "Brindale Council", Role.POLICY_LEAD, administrator="Brian")
    others = (cast.viewer("Brian"), cast.viewer("Bob"))
    polly, ada = cast.viewer("Polly"), cast.viewer("Ada")
    mapped_of_each_kind(frameworks_of_each_kind(polly, ada, others), others[1], polly, ada)
    talked_about(polly, ada, others[0])
    adopted_after_talks(polly, ada, others[0])


def of_a_pair(whence: str = "wording") -> Callable[[Cast], dict[str, Any]]:
    """Two adopted editions, of Ambleford and of Brindale."""

    def example(cast: Cast) -> dict[str, Any]:
        _keep_frameworks(cast)
        pair = {
            "framework": "all-we-buy",
            "edition": "2026",
            "to": "all-they-buy",
            "to_edition": "2026",
        }
        return {**pair, "form": "crosswalk.sssom.tsv", "whence": whence}

    return example


def of_a_mapping(**which: Any) -> Callable[[Cast], dict[str, Any]]:
    """A mapping between them."""

    def example(cast: Cast) -> dict[str, Any]:
        _keep_frameworks(cast)
        return {
            "ref": Mapping.objects.filter(subject__framework__key="all-we-buy", **which)
            .earliest("pk")
            .ref
        }

    return example


def _edition(cast: Cast, stage: str) -> Edition:
    _spent(cast)
    return Edition.objects.select_related("run", "public_name").filter(stage=stage).latest("pk")


def _spent(cast: Cast) -> tuple[PaymentFile, Run]:
    """A file and a run that nobody has asked to be published; others have been, by Asha."""
    file, run = PaymentFile.objects.first(), Run.objects.select_related("job").first()
    if file and run:
        return file, run
    cast.member("Asha", "Ambleford Council", Role.SPEND_ANALYST, administrator="Ada")
    file, first = ready(cast.viewer("Asha"))
    return file, of_each_kind(first, cast.viewer("Asha"), cast.viewer("Ada")).private


EXAMPLES: dict[str, Callable[[Cast], dict[str, Any]]] = {
    "organisations": of_ambleford,
    "organisations:administrator": unattended,
    "jobs": lambda cast: {"ref": a_job(cast).ref, "name": "organisations.csv"},
    "uploads": lambda cast: {"ref": an_upload(cast).ref},
    **dict.fromkeys(
        ("uploads:arrival", "uploads:throw_away"), lambda cast: {"ref": an_arrival(cast).ref}
    ),
    "count_rows": lambda cast: {"ref": an_upload(cast).ref},
    "spend": of_spend,
    **dict.fromkeys(("spend:row", "spend:leave_row_out", "spend:undo_correction"), of_a_row),
    **dict.fromkeys(
        (
            "spend:run",
            "spend:section",
            "spend:suppliers",
            "spend:supplier",
            "spend:figure",
            "spend:figure_payments",
            "spend:table",
            "spend:download",
            "spend:review",
            "spend:worklist",
            "spend:worklist_workbook",
            "spend:take_worklist",
            "spend:link",
            "spend:spent_under",
            "spend:question",
            "spend:look_up",
        ),
        of_a_run,
    ),
    **dict.fromkeys(
        ("spend:compared", "spend:compared_suppliers", "spend:compared_table"), of_two_runs
    ),
    **dict.fromkeys(("spend:agree", "spend:end_sharing"), of_a_sharing),
    **dict.fromkeys(("spend:end_link", "spend:answer_objection"), of_a_link),
    **dict.fromkeys(("linked", "object"), of_a_link_to_it),
    "spend:ask": of_a_run,
    "spend:decide": of_one_at("asked"),
    "spend:withdraw": of_one_at("published"),
    "published": of_an_edition,
    "commitments": of_an_agreement,
    **dict.fromkeys(
        (
            "commitments:benefit",
            "commitments:change_benefit",
            "commitments:report",
            "commitments:claim",
            "commitments:withdraw_benefit",
            "commitments:withdraw_claim",
            "commitments:add_evidence",
            "commitments:look_at_evidence",
            "commitments:download_evidence",
            "commitments:take_away_evidence",
        ),
        of_a_benefit,
    ),
    "commitments:workbook": that_was_read,
    **dict.fromkeys(("commitments:confirm", "commitments:check"), that_waits),
    **dict.fromkeys(("commitments:ask_to_confirm", "commitments:say_received"), of_a_group),
    "commitments:drop_contact": of_a_contact,
    "commitments:say_two": of_two_that_may_be_one,
    "commitments:judge": of_a_claim("made"),
    "commitments:open_dispute": undisputed,
    **dict.fromkeys(
        (
            "commitments:dispute",
            "commitments:answer_dispute",
            "commitments:withdraw_dispute",
            "commitments:settle_dispute",
        ),
        of_a_dispute,
    ),
    **dict.fromkeys(
        ("commitments:jotting", "commitments:keep_jotting", "commitments:throw_away_jotting"),
        of_a_jotting,
    ),
    "commitments:columns": lambda cast: {"ref": a_register(cast)},
    "commitments:take_back": a_register_taken_in,
    "commitments:promises_columns": a_list(
        b"Agreement,Measure,How much,By\r\nA bridge,Jobs,3,1/4/2027\r\n"
    ),
    "commitments:spent_columns": a_list(b"Agreement,Date,Amount\r\nA bridge,1/4/2026,3\r\n"),
    "frameworks": of_a_framework("draft", "all-we-lease"),
    **dict.fromkeys(
        ("frameworks:framework", "frameworks:take_away", "frameworks:next", "frameworks:compare"),
        of_a_framework("adopted", "all-we-buy"),
    ),
    **dict.fromkeys(
        ("frameworks:edition", "frameworks:node"), of_a_framework("adopted", "what-we")
    ),
    "frameworks:adapt": of_a_framework("adopted", "all-they-build"),
    "frameworks:carry_on": of_a_framework("adopted", "what-we-run"),
    **dict.fromkeys(
        ("frameworks:say_local", "frameworks:take_local", "frameworks:walk"),
        of_a_framework("draft", "what-we-make"),
    ),
    **dict.fromkeys(
        ("frameworks:change_local", "frameworks:measure_local", "frameworks:undo_local"),
        numbered_in_a_framework("local_changes", code="A-1"),
    ),
    "frameworks:carry": numbered_in_a_framework("carried", outcome=""),
    "frameworks:guide": of_a_framework("adopted", "all-we-buy"),
    "frameworks:decide": of_a_framework("draft", "all-we-build"),
    **dict.fromkeys(
        (
            "frameworks:consultation",
            "frameworks:since",
            "frameworks:close",
            "frameworks:comments",
            "frameworks:say",
        ),
        of_talks(),
    ),
    "frameworks:answer": of_talks("Brian"),
    "frameworks:withdraw": of_talks("Ada"),
    **dict.fromkeys(
        (
            "frameworks:pair",
            "frameworks:unsaid",
            "frameworks:beside",
            "frameworks:translate",
            "frameworks:propose",
            "frameworks:offers",
            "frameworks:take_crosswalk_away",
        ),
        of_a_pair(),
    ),
    **dict.fromkeys(
        ("frameworks:mapping", "frameworks:withdraw_mapping"), of_a_mapping(status="agreed")
    ),
    **dict.fromkeys(
        ("frameworks:others", "frameworks:others_on_paper"),
        of_a_framework("adopted", "all-we-buy", "O1-1-1"),
    ),
    "audit:show": lambda cast: {"number": an_entry(cast).pk},
    "audit:history": lambda cast: {"kind": "organisation", "number": an_entry(cast).subject},
    "colours": lambda cast: {"code": "1d3a4a-1d5c7a-0f7a52"},
}
"""What stands in an address for its references, by the room or by the name of the address."""
ALSO: dict[str, tuple[Callable[[Cast], dict[str, Any]], ...]] = {
    "commitments:judge": (of_a_claim("returned"),),
    "frameworks:edition": (
        of_a_framework("draft", "all-we-lease"), of_a_framework("draft", "all-we-build"), of_talks(),
        of_a_framework("adopted", "all-we-mend"),
    ),
    "frameworks:offers": (of_a_pair("through"),),
    "frameworks:mapping": (of_a_mapping(status="proposed"), of_a_mapping(withdrawn_at__isnull=False)),
    "frameworks:others": (of_a_framework("adopted", "what-we", "O1-1"), of_a_framework("adopted", "all-we-buy", "O2")),
    "frameworks:node": (
        of_a_framework("draft", "all-we-lease"), of_a_framework("adopted", "what-we", "O2"),
        of_a_framework("adopted", "all-we-buy", "O1-1-1"), of_talks(),
    ),
}  # fmt: skip
"""Further examples, of pages that look otherwise for them."""


@dataclass(frozen=True)
class Seen:
    """A page as someone saw it."""

    name: str
    who: str | None
    address: str
    html: str
    number: int = 1

    @property
    def id(self) -> str:
        number = f"-{self.number}" if self.number > 1 else ""
        return f"{self.name.replace(':', '-')}{number}-{self.who or 'nobody'}".lower()


def names() -> list[str]:
    """The names of all addresses, with their namespaces."""
    return sorted(_names(get_resolver().url_patterns, ""))


@cache
def held_in() -> dict[str, set[str]]:
    """What references each address holds."""
    return dict(_patterns(get_resolver().url_patterns, ""))


def _names(patterns: list[URLPattern | URLResolver], space: str) -> set[str]:
    return {name for name, _held in _patterns(patterns, space)}


def _patterns(
    patterns: list[URLPattern | URLResolver], space: str, before: frozenset[str] = frozenset()
) -> Iterator[tuple[str, set[str]]]:
    for pattern in patterns:
        held = before | set(pattern.pattern.regex.groupindex)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _patterns(pattern.url_patterns, inner, held)
        elif pattern.name:
            yield f"{space}{pattern.name}", set(held)


def address(name: str, cast: Cast) -> str | None:
    """The address of a page; None where it holds a reference and no example is given."""
    example = EXAMPLES.get(name) or EXAMPLES.get(name.partition(":")[0])
    return _address(name, cast, example)


def addresses(name: str, cast: Cast) -> Iterator[str]:
    """The same, and those of further examples."""
    first = address(name, cast)
    also = (_address(name, cast, example) for example in ALSO.get(name, ()))
    yield from (there for there in (first, *also) if there is not None)


def _address(name: str, cast: Cast, example: Callable[[Cast], dict[str, Any]] | None) -> str | None:
    held = held_in()[name]
    given = example(cast) if held and example else {}
    try:
        return reverse(name, kwargs={key: value for key, value in given.items() if key in held})
    except NoReverseMatch:
        return None


def everyone() -> Cast:
    """Two councils, a steward, and a supplier that waits."""
    cast = two_councils()
    cast.steward()
    cast.organisation("Mill Lane Bakery", Kind.SUPPLIER, administrator="Sam", approved=False)
    for person in cast.people.values():
        EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return cast


def seen(cast: Cast, *wanted: str) -> list[Seen]:
    """The pages of these names (of all, where none are named), as each person sees them, each once."""
    found: dict[str, Seen] = {}
    of_them: dict[str | None, Sequence[str]] = {
        who: there
        for who, is_theirs in (("Fiona", _is_reported), ("Cleo", _is_confirmed))
        if (there := [name for name in wanted or names() if is_theirs(name)])
    }
    if of_them:
        of_an_agreement(cast)
    for who in (*PEOPLE, *of_them):
        client = Client()
        if who:
            client.force_login(cast.person(who))
            is_sure(client, cast.person(who))
        for name in of_them.get(who, wanted or names()):
            for number, address_ in enumerate(addresses(name, cast), 1):
                page = _seen(client, name, who, address_, number)
                if page:
                    found.setdefault(_same(page.html), page)
    return list(found.values())


@cache
def drawn() -> tuple[Seen, ...]:
    """Every page as each person sees it, asked for once: for tests that only look at what is there."""
    return tuple(seen(everyone()))


def _is_reported(name: str) -> bool:
    """Whether a page is of those who report what was delivered."""
    own = {
        f"commitments:{one}"
        for one in (
            "benefits",
            "record_benefit",
            "record_several",
            "record_from_sheet",
            "report_several",
        )
    }
    return name in own or EXAMPLES.get(name) in (of_a_benefit, of_a_jotting)


def _is_confirmed(name: str) -> bool:
    """Whether a page is of those who received what was delivered."""
    own = ("to_confirm", "confirm", "disputes", "open_dispute", "withdraw_dispute")
    return name in {f"commitments:{one}" for one in own}


def _seen(client: Client, name: str, who: str | None, there: str, number: int) -> Seen | None:
    answer = client.get(there)
    kind = answer.headers.get("Content-Type", "")
    end(answer)
    if answer.status_code != 200 or not kind.startswith("text/html") or answer.streaming:
        return None
    html = answer.content.decode()
    return Seen(name, who, there, html, number) if 'id="main-content"' in html else None


def end(answer: Any) -> None:
    """Close the file that an answer streams; the end of a request would close the test's database, too."""
    if answer.streaming:
        request_finished.disconnect(close_old_connections)
        answer.close()
        request_finished.connect(close_old_connections)


def _same(html: str) -> str:
    """What is the same for the same page: its main part, without the proof that a form is ours."""
    main = html[html.index("<main") : html.index("</main>")]
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", main)


def broken() -> list[Seen]:
    """The pages for when something does not work."""
    answers = {
        "400": errors.not_understood(_request()),
        "403": errors.not_allowed(
            _request(), NotAllowed(why("Only a place steward merges records."))
        ),
        "403-form": errors.form_expired(_request()),
        "404": errors.not_found(_request()),
        "413": errors.too_large(_request()),
        "429": errors.too_many(_request()),
        "500": errors.went_wrong(_request()),
        "503": errors.not_available(_request()),
    }
    return [
        Seen(f"error {name}", None, f"/error-{name}/", answer.content.decode())
        for name, answer in answers.items()
    ]


def _request() -> HttpRequest:
    made = RequestFactory().get("/")
    cast("Request", made).viewer = NOBODY
    return made


def components_with_errors() -> Seen:
    """The page of components after its form was sent empty."""
    html = Client().post(reverse("components")).content.decode()
    return Seen("components with errors", None, reverse("components"), html)


def static_file(path: str) -> bytes | None:
    """A file that a page asks for by `/static/…`."""
    found = finders.find(path.removeprefix("/static/"))
    if not isinstance(found, str):
        return None
    with open(found, "rb") as file:  # noqa: PTH123
        return file.read()
