"""What happened, once; what counts of it towards which commitment; and who says that it is true."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from django.db import models

from weft.commitments.checks import Way
from weft.commitments.models.agreements import Commitment, chosen
from weft.commitments.rules import BenefitState, ClaimState


class Benefit(models.Model):
    """Something that happened once: so much of a measure, by somebody, for somebody, in a period."""

    ref = models.CharField(max_length=8, unique=True)
    provider = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    """Who delivered it."""
    accountable = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    """Who answers for it: the contractor, where a subcontractor delivered."""
    edition = models.ForeignKey("frameworks.Edition", on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=40)
    unit = models.CharField(max_length=12)
    quantity = models.PositiveBigIntegerField()
    """In the measure's smallest part."""
    reported = models.PositiveBigIntegerField()
    """What its provider said that it was; less of it stands (`quantity`) where a dispute was settled so."""
    claimed = models.PositiveBigIntegerField(default=0)
    """The sum of what its claims count; kept by the database (`guards.py`)."""
    verified = models.PositiveBigIntegerField(default=0)
    """The sum of what was verified of its claims; kept by the database."""
    confirmed = models.PositiveBigIntegerField(default=0)
    """What its beneficiary says it has received, or a check has found."""
    begins = models.DateField()
    ends = models.DateField()
    places: Any = models.JSONField(default=list)
    """Codes of areas; empty: not known; several: it reached all of them."""
    cohort = models.CharField(max_length=40, blank=True)
    """A code of the edition; empty: not known."""
    beneficiary = models.ForeignKey(
        "organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    beneficiary_name = models.CharField(max_length=200, blank=True)
    """Who received it, where that is no organisation here."""
    description = models.TextField(blank=True)
    story = models.TextField(blank=True)
    state = models.CharField(max_length=16, choices=chosen(BenefitState))
    meant = models.ForeignKey("Commitment", null=True, on_delete=models.PROTECT, related_name="+")
    """For which promise it was recorded: it is offered to that one first."""
    round = models.PositiveSmallIntegerField(default=1)
    """How often it was reported: 2 after a dispute."""
    reported_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        "organisations.Person", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-pk",)
        indexes = (
            models.Index(fields=["provider", "state"], name="benefit_by_provider"),
            models.Index(fields=["accountable", "state"], name="benefit_by_accountable"),
            models.Index(fields=["beneficiary", "state"], name="benefit_by_beneficiary"),
            models.Index(fields=["edition", "code", "begins"], name="benefit_by_measure"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(claimed__lte=models.F("quantity")),
                name="claims_never_exceed_the_benefit",
            ),
            models.CheckConstraint(
                condition=models.Q(verified__lte=models.F("claimed")),
                name="what_is_verified_was_claimed",
            ),
            models.CheckConstraint(
                condition=models.Q(quantity__gte=1), name="a_benefit_is_something"
            ),
            models.CheckConstraint(
                condition=models.Q(quantity__lte=models.F("reported")),
                name="no_more_happened_than_was_reported",
            ),
            models.CheckConstraint(
                condition=models.Q(ends__gte=models.F("begins")), name="a_benefit_has_a_period"
            ),
            models.CheckConstraint(
                condition=models.Q(beneficiary__isnull=True)
                | (
                    ~models.Q(beneficiary=models.F("provider"))
                    & ~models.Q(beneficiary=models.F("accountable"))
                ),
                name="nobody_is_their_own_beneficiary",
            ),
        )


class Claim(models.Model):
    """So much of a benefit counts towards a commitment."""

    ref = models.CharField(max_length=8, unique=True)
    benefit = models.ForeignKey(Benefit, on_delete=models.PROTECT, related_name="claims")
    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="claims")
    provider = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    """The benefit's accountable organisation, whose people never verify it."""
    quantity = models.PositiveBigIntegerField()
    """What is claimed, in the smallest part of the benefit's measure."""
    counts = models.PositiveBigIntegerField()
    """What of the benefit it takes up now: nothing, once it is returned or withdrawn."""
    verified = models.PositiveBigIntegerField(default=0)
    factor = models.CharField(max_length=60, blank=True)
    """The quantity factor of the agreed mapping by which it counts for another measure; empty: it is the same measure."""
    brings = models.PositiveBigIntegerField()
    """What `counts` comes to in the smallest part of the commitment's measure, never rounded up."""
    brings_reported = models.PositiveBigIntegerField(default=0)
    """The same of what was claimed, also where a council counts less of it; nothing, once it is returned or withdrawn."""
    brings_verified = models.PositiveBigIntegerField(default=0)
    confirmed = models.PositiveBigIntegerField(default=0)
    """What of what it brings is confirmed; kept by the database."""
    state = models.CharField(max_length=10, choices=chosen(ClaimState))
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["benefit", "commitment"], name="a_benefit_is_claimed_once_for_a_commitment"
            ),
            models.CheckConstraint(
                condition=models.Q(state="made", counts=models.F("quantity"), verified=0)
                | models.Q(state="verified", counts=models.F("quantity"), verified=models.F("quantity"))
                | models.Q(state="adjusted", counts=models.F("verified"), verified__lt=models.F("quantity"))
                | models.Q(state__in=["returned", "withdrawn"], counts=0, verified=0),
                name="a_claim_counts_as_it_stands",
            ),
            models.CheckConstraint(
                condition=~models.Q(factor="")
                | models.Q(brings=models.F("counts"), brings_verified=models.F("verified")),
                name="a_claim_brings_what_it_counts",
            ),
            models.CheckConstraint(
                condition=models.Q(brings__lte=models.F("brings_reported")),
                name="no_more_counts_than_was_reported",
            ),
            models.CheckConstraint(
                condition=models.Q(quantity__gte=1), name="a_claim_is_of_something"
            ),
        )  # fmt: skip
        indexes = (models.Index(fields=["commitment", "state"], name="claim_by_commitment"),)


class Inquiry(models.Model):
    """A question to whoever received a benefit and has no account: by a letter with a link, or by a code on paper.

    The address that a letter went to stands in the letter alone.
    """

    ref = models.CharField(max_length=8, unique=True)
    benefit = models.ForeignKey(Benefit, on_delete=models.PROTECT, related_name="inquiries")
    round = models.PositiveSmallIntegerField()
    token = models.CharField(max_length=64, unique=True)
    """SHA-256 of the code, so that the database alone answers nothing."""
    by_letter = models.BooleanField()
    ties: Any = models.JSONField(default=list)
    """What the address has in common with whoever delivered (`ties.Tie`)."""
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="+")
    """Who says that the address, or whoever gets the paper, speaks for the group, and knows it from elsewhere than the provider."""
    asked_for = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    provider = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    """The benefit's accountable organisation, which never asks for it."""
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    """When another took its place."""
    contact = models.ForeignKey(
        "Contact", null=True, on_delete=models.SET_NULL, related_name="inquiries"
    )
    """By whom it was asked, where that is somebody whom the organisation knows; nobody else is written to again."""

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(asked_for=models.F("provider")), name="nobody_asks_about_their_own"
            ),
        )  # fmt: skip


@dataclass(frozen=True)
class AsReported:
    """What a benefit said in a round."""

    reported: int
    """In the smallest part of its measure's unit."""
    unit: str
    begins: date
    ends: date
    description: str
    story: str

    @classmethod
    def of(cls, benefit: Benefit) -> AsReported:
        """What a benefit says now."""
        return cls(**{each.name: getattr(benefit, each.name) for each in fields(cls)})

    @classmethod
    def told(cls, kept: dict[str, Any]) -> AsReported:
        """What was kept."""
        return cls(**kept | {day: date.fromisoformat(kept[day]) for day in ("begins", "ends")})

    def kept(self) -> dict[str, Any]:
        """As it is kept."""
        return asdict(self) | {"begins": self.begins.isoformat(), "ends": self.ends.isoformat()}


class Confirmation(models.Model):
    """What the beneficiary says of a benefit, or a check has found, in one round."""

    benefit = models.ForeignKey(Benefit, on_delete=models.PROTECT, related_name="confirmations")
    round = models.PositiveSmallIntegerField()
    organisation = models.ForeignKey(
        "organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    """For which it was said; None where it was said by a link without an account."""
    provider = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    """The benefit's accountable organisation, for which nobody confirms."""
    inquiry = models.OneToOneField(
        Inquiry, null=True, on_delete=models.PROTECT, related_name="answer"
    )
    """The question that it answers, where whoever says it has no account."""
    way = models.CharField(max_length=12, choices=chosen(Way), default=Way.BENEFICIARY)
    """By what it is confirmed."""
    sampled = models.PositiveIntegerField(null=True)
    """Of a sample: how many of those who took part were asked."""
    sampled_of = models.PositiveIntegerField(null=True)
    """Of how many that the provider keeps."""
    found = models.PositiveIntegerField(null=True)
    """Of how many of them it is so."""
    received = models.PositiveBigIntegerField()
    """What was received, or what a check comes to, in the measure's smallest part."""
    disputes = models.BooleanField(default=False)
    words = models.TextField(blank=True)
    """How it was, or what is not right."""
    about: Any = models.JSONField(null=True)
    """What was reported when it was said (`AsReported.kept`); None where it was said before that was kept."""
    ties: Any = models.JSONField(default=list)
    """What whoever says it has in common with whoever delivered, when it was said (`ties.Tie`)."""
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(
        "organisations.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )

    @property
    def reported_otherwise(self) -> AsReported | None:
        """What was reported when it was said, where that is known and the benefit says something else by now."""
        then = AsReported.told(self.about) if self.about else None
        return None if then == AsReported.of(self.benefit) else then

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["benefit", "round"], name="one_answer_in_a_round"),
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=True)
                | ~models.Q(organisation=models.F("provider")),
                name="nobody_confirms_their_own",
            ),
            models.CheckConstraint(
                condition=models.Q(disputes=False) | ~models.Q(words=""),
                name="a_dispute_says_what_is_not_right",
            ),
            models.CheckConstraint(
                condition=models.Q(way=Way.BENEFICIARY) | models.Q(organisation__isnull=False, said_by__isnull=False, inquiry__isnull=True),
                name="a_check_is_made_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    way=Way.SAMPLE, sampled__isnull=False, sampled_of__isnull=False, found__isnull=False,
                    sampled__gte=1, sampled__lte=models.F("sampled_of"), found__lte=models.F("sampled"),
                )
                | (~models.Q(way=Way.SAMPLE) & models.Q(sampled__isnull=True, sampled_of__isnull=True, found__isnull=True)),
                name="a_sample_says_of_how_many",
            ),
        )  # fmt: skip
