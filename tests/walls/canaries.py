"""Secrets, one of its own in every value of every row and in every private file; and whose each of them is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection, models
from django.utils import timezone

from tests.walls import spec_who_sees_which_value as table
from tests.walls.crowds import among
from tests.walls.people import BESIDE, Someone, everyone_named
from tests.walls.thing import Thing
from tests.walls.world import World
from weft.audit import guards
from weft.audit.models import Entry, Told
from weft.commitments.models import (
    Answer,
    Benefit,
    Claim,
    Confirmation,
    Contact,
    Dispute,
    Evidence,
    Indicator,
    Inquiry,
    Intake,
    Jotting,
    Judgement,
    Profile,
    Rated,
    RegisterRow,
    Remark,
    Remedy,
    RemedyStep,
    Reminder,
    Repeat,
    Side,
)
from weft.frameworks.models import Comment, Consultation, Mapping
from weft.jobs.models import Job, JobLine
from weft.jobs.running import folder_of
from weft.jobs.tasks import job_folder
from weft.organisations.models import Invitation, Organisation, Person
from weft.spend.models import PaymentFile, RowCorrection
from weft.spend.work import ANALYSE, LOOK
from weft.uploads.queries import part_at, stored_at

SECRET = re.compile(r"zq(\d{5})|2001:db8::([0-9a-f]{1,5})\b")
WITHOUT_SECRETS = (
    models.DecimalField,
    models.DateField,
    models.BooleanField,
    models.IntegerField,
    models.DurationField,
)
"""Fields in which nothing can be found again."""
TOGETHER = {("account.EmailAddress", "email"), ("spend.RowCorrection", "sheet")}
"""Values that have to be the same as another: the person's own address, the sheet in which the row stands."""
SHOWN_OF_IT = {
    ("commitments.Confirmation", "about"): "description", ("spend.Answer", "said"): "source", ("frameworks.Edition", "told_framework"): "scope", ("frameworks.Edition", "levels"): "one",
    ("frameworks.Edition", "principles"): "wording", ("frameworks.Edition", "cohorts"): "who", ("frameworks.Edition", "sources"): "title",
    ("frameworks.Node", "measure"): "proportion", ("commitments.Jotting", "typed"): "description", ("frameworks.Consultation", "about"): "definition", ("frameworks.LocalChange", "told"): "reason",
}  # fmt: skip
"""What pages show of a value that has parts, where they show none that they do not know."""
LETTER = "an invitation, by its letter"


@dataclass
class Planted:
    """The secrets by their numbers: where each is, who may see it, and what it is about."""

    where: list[str] = field(default_factory=list)
    seen_by: list[str] = field(default_factory=list)
    about: list[list[Thing]] = field(default_factory=list)

    def new(self, where: str, seen_by: str, about: list[Thing]) -> int:
        """The number of a new secret."""
        self.where.append(where)
        self.seen_by.append(seen_by)
        self.about.append(about)
        return len(self.where) - 1

    def found(self, text: str) -> set[int]:
        """The numbers of the secrets in a text."""
        numbers = {int(m[1]) if m[1] else int(m[2], 16) for m in SECRET.finditer(text)}
        return {number for number in numbers if number < len(self.where)}

    def may(self, number: int, one: Someone) -> bool:
        """Whether someone may see a secret."""
        return any(among(self.seen_by[number], one, thing) for thing in self.about[number])


def text_fields(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """The fields of a model that can hold a secret."""
    return [
        each
        for each in model._meta.concrete_fields
        if not each.is_relation
        and not isinstance(each, (*WITHOUT_SECRETS, models.UUIDField, models.AutoField))
    ]


def undecided() -> set[tuple[str, str]]:
    """The values that stand in no row of the table, and the rows that are about nothing."""
    there = {
        (model._meta.label, each.name) for model in apps.get_models() for each in text_fields(model)
    }
    return there ^ {(label, name) for label, name, _who in table.CASES}


def plant(world: World) -> Planted:
    """Put a secret into every value; everyone signs in again afterwards."""
    _one_row_of_each(world)
    planted = Planted()
    with guards.down(connection):
        for label, name, who in table.CASES:
            if who != table.ITS_OWN and (label, name) not in TOGETHER:
                _plant_in(planted, apps.get_model(label), name, who)
        file = PaymentFile.objects.get(ref=world.things["a payment file"].references["ref"])
        RowCorrection.objects.update(upload_sha256=file.upload.sha256)
    for address in EmailAddress.objects.select_related("user"):
        EmailAddress.objects.filter(pk=address.pk).update(email=address.user.email)
    _put_the_letter_right(world)
    world.cast.people |= {
        name: Person.objects.get(pk=person.pk) for name, person in world.cast.people.items()
    }
    world.sign_in()
    with guards.down(connection):
        for name in ("ip", "user_agent"):
            _plant_in(planted, UserSession, name, "the person themselves")
    _plant_in_files(planted)
    return planted


def _one_row_of_each(world: World) -> None:
    ada = world.cast.person("Ada")
    Session.objects.create(
        session_key="x", session_data="x", expire_date=timezone.now() + timedelta(1)
    )
    EmailConfirmation.objects.create(
        email_address=EmailAddress.objects.get(user=ada), key="x", sent=timezone.now()
    )
    app = SocialApp.objects.create(
        provider="openid_connect", provider_id="x", name="x", client_id="x"
    )
    account = SocialAccount.objects.create(user=ada, provider="x", uid="x")
    SocialToken.objects.create(app=app, account=account, token="x")
    job = Job.objects.earliest("pk")
    JobLine.objects.create(job=job, at=timezone.now(), attempt=1, words="x")
    left_out = RowCorrection.objects.get()
    left_out.pk, left_out.row, left_out.column, left_out.after = None, 99, 0, ""
    left_out.before, left_out.reason = "", "x"
    left_out.save(force_insert=True)


def _plant_in(planted: Planted, model: type[Any], name: str, who: str) -> None:
    rows = models.QuerySet(model)
    for row in rows.order_by("pk"):
        if _kept_empty(row, name):
            continue
        number = planted.new(f"{model._meta.label}.{name} {row.pk}", who, _about(row))
        rows.filter(pk=row.pk).update(**{name: _with_secret(row, name, number)})


def _kept_empty(row: Any, name: str) -> bool:
    """Whether the database keeps a value empty."""
    if isinstance(row, Mapping):
        return name == "withdrawn_because" and row.withdrawn_at is None
    if isinstance(row, Evidence):
        return (row.forgotten_at is None) is (name == "forgotten_because")
    if isinstance(row, Indicator):
        return row.commitment_id is not None and name in ("name", "unit")
    return isinstance(row, Told) and row.erased_at is not None


def _with_secret(row: Any, name: str, number: int) -> Any:
    secret, kind = f"zq{number:05}", row._meta.get_field(name)
    if isinstance(row, Job) and name == "result":
        return {"files": (row.result or {}).get("files", []), "words": secret}
    if (type(row), name) in {(Job, "problem"), (JobLine, "words")}:
        return f"{secret} %(note)s"  # so that what is put into the sentence is met, too
    if isinstance(kind, models.JSONField):
        return _within(getattr(row, name), SHOWN_OF_IT.get((row._meta.label, name)), secret)
    if isinstance(kind, models.EmailField):
        return f"{secret}@secret.example"
    if isinstance(kind, models.URLField):
        return f"https://{secret}.example/"
    return f"2001:db8::{number:x}" if isinstance(kind, models.GenericIPAddressField) else secret


def _within(had: Any, told: str | None, secret: str) -> Any:
    """A value that has parts with the secret in one of them; as it was, where pages read its parts and it has none."""
    if told and not had:
        return had
    if isinstance(had, dict) and "node" in had:  # a local change that adds one
        return {**had, "node": {**had["node"], "wording": secret}}
    if isinstance(had, dict):
        return {**had, told or "note": secret}
    return [{**each, told: secret} for each in had] if told else secret


def _about(row: Any) -> list[Thing]:
    """What a row is about: whose it is, by the plain facts of the world."""
    if isinstance(row, Person):
        heard = Comment.objects.filter(said_by=row).values_list(
            "edition__framework__keeper", flat=True
        )
        whose = _acted_for(row) | {_name(number) for number in heard}
        return [Thing({}, None, _first(row)), *(Thing({}, one, None) for one in whose)]
    if isinstance(row, Comment):
        keeper = _of_a_framework(row).organisation
        return [Thing({}, keeper, _first(row.said_by), asked=_heard_by(row))]
    if row._meta.label == "uploads.Arrival":
        return [Thing({}, None, _first(row.sent_by))]
    if hasattr(row, "user"):
        return [Thing({}, None, _first(row.user))]
    if isinstance(row, Organisation):
        return [Thing({}, _name(row.pk), "Xenia" if _name(row.pk) == "Ambleford Council" else None)]
    if isinstance(row, Mapping):
        return [_of_a_mapping(row)]
    if of_the_room := OF_A_ROOM.get(row._meta.app_label):
        return [of_the_room(row)]
    if hasattr(row, "link"):
        return _about(row.link)
    if hasattr(row, "council"):
        return [Thing({}, _name(row.council_id))]
    if hasattr(row, "organisation"):
        return [Thing({}, _name(row.organisation_id))]
    if hasattr(row, "job"):
        return [Thing({}, _name(row.job.organisation_id))]
    entry = getattr(row, "entry", row)
    if isinstance(entry, Entry):
        whose = [entry.acting_for] if entry.acting_for else []
        whose += [entry.subject] if entry.subject_kind == "organisation" else []
        return [Thing({}, None), *(Thing({}, _name(number)) for number in whose)]
    return [Thing({}, None)]


def _of_a_framework(row: Any) -> Thing:
    """Whose a framework is, and whether everybody sees what the row is about."""
    edition = getattr(row, "edition", row)
    framework = getattr(edition, "framework", edition)
    editions = framework.editions.all() if edition is framework else [edition]
    out = any(one.stage in {"adopted", "superseded"} for one in editions)
    asked = Consultation.objects.filter(edition__in=[one.pk for one in editions])
    names = frozenset(_name(one.pk) for talk in asked for one in talk.invited.all())
    return Thing(
        {}, _name(framework.keeper_id), public=out and framework.may_be_published, asked=names
    )


def _of_a_promise(row: Any) -> Thing:
    """Whose the agreement is that a row belongs to, and whom it binds."""
    if isinstance(row, Jotting):
        return Thing({}, None, _first(row.person))
    if isinstance(row, Repeat):
        both = _of_a_benefit(row.other)
        (keeper,) = both.parties
        return Thing({}, keeper, parties=frozenset({both.organisation or ""}), asked=both.asked)
    if isinstance(row, Contact):
        return Thing({}, _name(row.keeper_id))
    if isinstance(row, Reminder):
        return Thing({}, None)
    if isinstance(row, Judgement):
        row = row.claim
    if isinstance(row, Benefit | Claim | Confirmation | Evidence | Inquiry):
        return _of_a_benefit(row)
    if isinstance(row, Intake | Profile):
        return Thing({}, _name(row.keeper_id))
    if isinstance(row, Rated):
        row = row.assessment
    if isinstance(row, RegisterRow):
        row = row.party
    if isinstance(row, Remark | Remedy | RemedyStep):
        row = getattr(row, "remedy", row).commitment
    if isinstance(row, Dispute | Side | Answer):
        return Thing({}, None, sides=_sides(dispute=_dispute_of(row)))
    agreement = getattr(row, "agreement", row)
    bound = frozenset(_name(one.organisation_id) for one in agreement.parties.all())
    sides = _sides(dispute__benefit__claims__commitment__agreement=agreement)
    return Thing({}, _name(agreement.keeper_id), parties=bound - {_name(agreement.keeper_id)}, sides=sides)  # fmt: skip


def _dispute_of(row: Dispute | Side | Answer) -> Dispute:
    if isinstance(row, Answer):
        row = row.side
    return row if isinstance(row, Dispute) else row.dispute


def _sides(**of: Any) -> frozenset[str]:
    """Who has a part in the dispute about something."""
    return frozenset(_name(one.organisation_id) for one in Side.objects.filter(**of))


def _of_a_benefit(row: Benefit | Claim | Confirmation | Evidence | Inquiry) -> Thing:
    """Who delivered it, who keeps what it is claimed for, and who received it, where they may read that."""
    benefit = row if isinstance(row, Benefit) else row.benefit
    claims = [row] if isinstance(row, Claim) else list(benefit.claims.all())
    keepers = frozenset(_name(one.commitment.agreement.keeper_id) for one in claims)
    hidden = (
        benefit.state == "draft"
        or isinstance(row, Claim)
        or (isinstance(row, Evidence) and not row.for_beneficiary)
    )
    received = (
        frozenset()
        if hidden or benefit.beneficiary_id is None
        else frozenset({_name(benefit.beneficiary_id)})
    )
    sides = _sides(dispute__benefit=benefit)
    return Thing({}, _name(benefit.provider_id), parties=keepers, asked=received, sides=sides)


OF_A_ROOM: dict[str, Callable[[Any], Thing]] = {
    "frameworks": _of_a_framework, "commitments": _of_a_promise,
}  # fmt: skip


def _heard_by(comment: Comment) -> frozenset[str]:
    """Besides its keeper, whose people read a comment: those for whom it was said and, once that has ended, all who were asked."""
    talk = comment.consultation
    if talk is None:
        return frozenset()
    every = frozenset(_name(one.pk) for one in talk.invited.all())
    return every if talk.closed_at else frozenset({_name(comment.organisation_id)})


def _of_a_mapping(row: Mapping) -> Thing:
    """Whether everybody sees a mapping; else whose the one of its editions is that not everybody sees, where there is one; and who
    proposed it."""
    ends = [_of_a_framework(each) for each in (row.subject, row.object)]
    hidden = next((end.organisation for end in ends if not end.public), None)
    stands = row.status == "agreed" and row.withdrawn_at is None
    proposed_by = frozenset({_name(row.organisation_id)})
    return Thing({}, hidden, public=stands and hidden is None, asked=proposed_by)


NAMES: dict[int, str] = {}
FIRST: dict[int, str] = {}
"""What organisations and people were called before their names became secrets."""


def remember(world: World) -> None:
    """Keep the names of everything, before they become secrets."""
    NAMES.clear()
    FIRST.clear()
    NAMES.update({one.pk: name for name, one in world.cast.organisations.items()})
    FIRST.update({one.pk: name for name, one in world.cast.people.items()})


def _name(number: int) -> str:
    return NAMES.get(number, "")


def _first(person: Person) -> str:
    return FIRST.get(person.pk, "")


def _acted_for(person: Person) -> set[str]:
    one = everyone_named().get(_first(person))
    return set(one.acts_for) | set(one.acted_for) if one else {BESIDE[_first(person)]}


def _put_the_letter_right(world: World) -> None:
    """Xenia's letter still opens, for her address as it is now: in capitals, so that whoever invited her, who
    sees where they wrote to, does not meet the secret of her account."""
    from weft.organisations.actions import sealed

    secret = world.things[LETTER].references["secret"]
    xenia = Person.objects.get(pk=world.cast.person("Xenia").pk)
    invitation = Invitation.objects.latest("pk")
    Invitation.objects.filter(pk=invitation.pk).update(
        email=xenia.email.upper(), token=sealed(secret)
    )


Place = Callable[[], Iterator[tuple[Path, str, list[Thing]]]]


def _files_of_jobs() -> Iterator[tuple[Path, str, list[Thing]]]:
    # What the work over payment files leaves is tried with names of people in it, in tests/spend.
    for job in Job.objects.exclude(kind__in=[LOOK, ANALYSE]):
        for path in folder_of(job_folder(), job).glob("*"):
            yield path, "its people", _about(job)


def _uploads() -> Iterator[tuple[Path, str, list[Thing]]]:
    for upload in apps.get_model("uploads.Upload").objects.all():
        behind = Evidence.objects.filter(upload=upload).first()
        who = f"{table.WORK}; {table.LOOK_BEHIND}; {table.SETTLE}" if behind else table.WORK
        yield (
            stored_at(upload.stored_as),
            who,
            [_of_a_benefit(behind)] if behind else _about(upload),
        )
    for arrival in apps.get_model("uploads.Arrival").objects.all():
        yield part_at(arrival.stored_as), "nobody", [Thing({}, None)]


def _of(folder: str) -> Place:
    def place() -> Iterator[tuple[Path, str, list[Thing]]]:
        yield Path(getattr(settings, folder)) / "secret.txt", "nobody", [Thing({}, None)]

    return place


PRIVATE_FILES: dict[str, tuple[Place, ...]] = {
    "SITE_FOLDER": (_files_of_jobs, _of("SITE_FOLDER")),
    "UPLOAD_FOLDER": (_uploads,),
    "KEY_FOLDER": (_of("KEY_FOLDER"),),
    "CHECKPOINT_FOLDER": (_of("CHECKPOINT_FOLDER"),),
    "DATA_FOLDER": (_of("DATA_FOLDER"),),
}
"""Where files are kept, by the setting of their folder; a folder that is added comes in here."""


def _plant_in_files(planted: Planted) -> None:
    for places in PRIVATE_FILES.values():
        for place in places:
            for path, who, about in place():
                number = planted.new(f"file {path.name}", who, about)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(f"zq{number:05}\n", encoding="utf-8")
