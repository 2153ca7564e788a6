"""What binds organisations, and what they promise in it."""

from __future__ import annotations

from typing import Any

from django.db import models

from weft.commitments.rules import AgreementKind, AgreementState, PartyRole, Sort


def chosen(of: Any) -> list[tuple[str, str]]:
    """The choices of a field."""
    return [(one.value, one.value) for one in of]


class Agreement(models.Model):
    """A contract, a grant, a planning obligation, a pledge: what binds organisations, and from when until when."""

    ref = models.CharField(max_length=8, unique=True)
    keeper = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    """The organisation whose people record it and follow it up; it asks, and delivers nothing."""
    kind = models.CharField(max_length=30, choices=chosen(AgreementKind))
    state = models.CharField(max_length=10, choices=chosen(AgreementState))
    title = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    category = models.CharField(max_length=200, blank=True)
    """What kind of thing is bought or done, in the words of the organisation's register."""
    under = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="below")
    """The agreement under which it lies: a call-off's framework agreement, a contract's area plan."""
    value_gbp = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    with_vat = models.BooleanField(null=True)
    """Whether the value includes VAT; None where nobody knows."""
    begins = models.DateField(null=True)
    ends = models.DateField(null=True)
    """As it stands now, extensions included."""
    may_extend_until = models.DateField(null=True)
    suspended: Any = models.JSONField(null=True)
    """Each time that it was suspended: from which day, and from which day it went on, null where it has not; None where it never was."""
    under_act = models.BooleanField(null=True)
    """Whether the Procurement Act 2023 applies to it; None where nobody has said."""
    few_because = models.TextField(blank=True)
    """Why it has fewer indicators than the Act asks of contracts of its value."""
    manager = models.ForeignKey(
        "organisations.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    deputy = models.ForeignKey(
        "organisations.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    places: Any = models.JSONField(default=list)
    """Codes of the areas that it is for; empty: not said."""
    intake = models.ForeignKey(
        "Intake", null=True, on_delete=models.PROTECT, related_name="agreements"
    )
    """The register with which it was taken in; None where it was recorded by itself."""
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("title", "pk")
        indexes = (models.Index(fields=["keeper", "state"], name="agreement_by_keeper"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(begins__isnull=True)
                | models.Q(ends__isnull=True)
                | models.Q(ends__gte=models.F("begins")),
                name="an_agreement_does_not_end_before_it_begins",
            ),
            models.CheckConstraint(
                condition=~models.Q(under=models.F("id")),
                name="an_agreement_does_not_lie_under_itself",
            ),
            models.CheckConstraint(
                condition=models.Q(deputy__isnull=True)
                | models.Q(manager__isnull=True)
                | ~models.Q(deputy=models.F("manager")),
                name="a_deputy_is_somebody_else",
            ),
        )


class Reference(models.Model):
    """A number by which others know an agreement: a contract number, an OCDS id, a planning application."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="references")
    scheme = models.CharField(max_length=40)
    """What kind of number: ocid, contract, planning."""
    number = models.CharField(max_length=120)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["agreement", "scheme", "number"], name="a_reference_stands_once"
            ),
        )
        indexes = (models.Index(fields=["scheme", "number"], name="agreement_by_reference"),)


class Part(models.Model):
    """A lot or a phase of an agreement."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="parts")
    name = models.CharField(max_length=120)
    begins = models.DateField(null=True)
    ends = models.DateField(null=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["agreement", "name"], name="a_part_has_a_name_of_its_own"
            ),
        )


class Party(models.Model):
    """An organisation that an agreement binds, and as what; until it is novated, or leaves."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(
        "organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    """None where it is no organisation here (yet): then `name` says who it is."""
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=20, choices=chosen(PartyRole))
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    """The last day; None while it is a party."""
    insolvent_since = models.DateField(null=True)
    company = models.CharField(max_length=20, blank=True)
    """Its number at Companies House, as a register says it."""
    charity = models.CharField(max_length=20, blank=True)
    """The same, as a charity."""

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["agreement", "organisation", "role"],
                condition=models.Q(until__isnull=True, organisation__isnull=False),
                name="a_party_stands_once_in_a_role",
            ),
        )
        indexes = (
            models.Index(fields=["organisation", "agreement"], name="agreements_of_a_party"),
        )


class Happening(models.Model):
    """What happened to an agreement: a variation, an extension, a novation, a hand-over, a suspension, an end."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="happenings")
    act = models.CharField(max_length=30)
    on = models.DateField()
    """From which day it holds."""
    because = models.TextField()
    told: Any = models.JSONField(default=dict)
    """What was, and what is since then."""
    said_at = models.DateTimeField()
    said_by = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(because=""), name="what_happens_to_an_agreement_has_a_reason"
            ),
        )


class Note(models.Model):
    """What was said in a conversation about an agreement, for the people of its keeper."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="notes")
    on = models.DateField()
    text = models.TextField()
    said_at = models.DateTimeField()
    said_by = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-on", "-pk")
        constraints = (
            models.CheckConstraint(condition=~models.Q(text=""), name="a_note_says_something"),
        )


class Drawdown(models.Model):
    """Money spent under an agreement, from which commitments accrue."""

    ref = models.CharField(max_length=8, unique=True)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="drawdowns")
    begins = models.DateField()
    ends = models.DateField()
    amount_gbp = models.DecimalField(max_digits=16, decimal_places=2)
    source = models.CharField(max_length=200)
    """Where it is known from: by hand, a file, a run of the spend analysis."""
    supplier = models.CharField(max_length=80, blank=True)
    """Whose payments these are, by its id in the spend analysis; empty where they are known from elsewhere."""
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        "organisations.Person", on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        ordering = ("begins", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends__gte=models.F("begins")), name="a_drawdown_has_a_period"
            ),
            models.UniqueConstraint(
                fields=["agreement", "supplier", "begins", "ends"],
                condition=~models.Q(supplier="") & models.Q(withdrawn_at__isnull=True),
                name="what_a_supplier_was_paid_is_drawn_once",
            ),
        )


class Commitment(models.Model):
    """A promise by one organisation of an amount of one measure, by a day or per period."""

    ref = models.CharField(max_length=8, unique=True)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="commitments")
    part = models.ForeignKey(Part, null=True, on_delete=models.PROTECT, related_name="commitments")
    promised_by = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    edition = models.ForeignKey("frameworks.Edition", on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=40)
    """Of the measure in the edition, which is adopted and so never changes."""
    unit = models.CharField(max_length=12)
    """The measure's unit, from the edition."""
    words = models.TextField(blank=True)
    """The promise in the words of the agreement."""
    sort = models.CharField(max_length=12, choices=chosen(Sort))
    quantity = models.PositiveBigIntegerField()
    """In the measure's smallest part: in all, per period, or per £1 million drawn down."""
    earlier: Any = models.JSONField(null=True)
    """How much was promised before it was varied, per period or per £1 million: until which day, and how much then, the first first; None where it was not."""
    months = models.PositiveSmallIntegerField(default=0)
    """Of a period, where it is promised per period."""
    due = models.DateField(null=True)
    cohorts: Any = models.JSONField(default=list)
    places: Any = models.JSONField(default=list)
    baseline = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    weight = models.DecimalField(max_digits=9, decimal_places=3, null=True)
    if_missed = models.TextField(blank=True)
    may_subcontract = models.BooleanField(default=True)
    adds_up = models.BooleanField(default=True)
    """Whether what counts for it is added up over time; else, of a share or a headcount, what was told of the latest days counts (`due.adds_up`)."""
    claimed = models.PositiveBigIntegerField(default=0)
    """What claims count towards it: the sum, or the latest; kept by the database (`guards.py`), as are the three below."""
    reported = models.PositiveBigIntegerField(default=0)
    """The same as it was claimed, also where a council counts less of it."""
    verified = models.PositiveBigIntegerField(default=0)
    """The same of what was verified."""
    confirmed = models.PositiveBigIntegerField(default=0)
    """The same of what whoever received it has confirmed."""
    made_good = models.PositiveBigIntegerField(null=True)
    """So much of what was missing was paid for, or is promised anew; None: nothing. It is no longer late, and is not delivered, either."""
    made_good_by = models.DateField(null=True)
    """By which day what was made good was due."""
    since = models.DateField(null=True)
    """The first day for which it holds, where it took another's place at a novation; None: since the agreement began."""
    until = models.DateField(null=True)
    """The last day for which it holds, where whoever promised it was followed by another; what was delivered by then still counts."""
    takes_place_of = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="followed_by"
    )
    """The promise of whoever was there before, of which it is what was left at a novation."""
    instead_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    """The commitment for which it stands as a substitute, or which was varied into it."""
    made_for = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    """The missed commitment for whose lack it was recorded: the only one whose place it can take."""
    ended_on = models.DateField(null=True)
    """From this day it is promised no longer: what was due by then stays due, what would have been due later is not."""
    ended_at = models.DateTimeField(null=True)
    ended_because = models.TextField(blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("due", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(quantity__gte=1)
                | models.Q(until__isnull=False)
                | models.Q(takes_place_of__isnull=False),
                name="a_commitment_promises_something",
            ),
            models.CheckConstraint(
                condition=~models.Q(sort="per period") | models.Q(months__gte=1),
                name="what_is_promised_per_period_has_a_period",
            ),
            models.CheckConstraint(
                condition=models.Q(takes_place_of__isnull=True) | models.Q(since__isnull=False),
                name="what_takes_the_place_of_a_promise_does_so_from_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(instead_of__isnull=True)
                | models.Q(made_for__isnull=False, instead_of=models.F("made_for")),
                name="what_takes_the_place_of_a_missed_promise_was_made_for_it",
            ),
        )
