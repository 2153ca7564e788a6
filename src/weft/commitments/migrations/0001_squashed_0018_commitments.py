"""The nouns of this room, as the eighteen steps before this one left them: a new site takes one step, one that took some of the eighteen takes the rest."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from weft.audit import guards
from weft.audit.guards import Guard, Sum
from weft.commitments.guards import GUARDS, OF_ASSESSMENTS, OF_DISPUTES, OF_JUDGEMENTS, OF_REMARKS
from weft.commitments.migrations._sums_until_0024 import SUMS

ALL: tuple[Guard | Sum, ...] = (
    *GUARDS,
    *OF_ASSESSMENTS,
    *OF_DISPUTES,
    *OF_JUDGEMENTS,
    *OF_REMARKS,
    *SUMS,
)


def put_up(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    guards.put_up(editor.connection, editor.execute, ALL)


def take_down(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    guards.take_down(editor.connection, editor.execute, ALL)


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("commitments", "0001_agreements_commitments_benefits_and_claims"),
        ("commitments", "0002_claims_never_exceed_the_benefit"),
        ("commitments", "0003_evidence_stands_behind_a_benefit"),
        ("commitments", "0004_notes_categories_and_insolvency"),
        ("commitments", "0005_what_both_have_in_common_stands_with_the_confirmation"),
        ("commitments", "0006_whoever_has_no_account_is_asked"),
        ("commitments", "0007_people_are_reminded_and_contacts_remembered"),
        ("commitments", "0008_agreements_are_rated"),
        ("commitments", "0009_an_assessment_never_changes"),
        ("commitments", "0010_what_is_confirmed_stands_with_each_claim_and_promise"),
        ("commitments", "0011_what_follows_where_a_promise_is_missed"),
        ("commitments", "0012_people_quarrel_about_a_benefit"),
        ("commitments", "0013_whoever_promised_says_something_of_it"),
        ("commitments", "0014_what_was_said_of_lists_is_kept"),
        ("commitments", "0015_what_may_be_recorded_twice_is_reviewed"),
        ("commitments", "0016_what_a_supplier_was_paid_is_drawn_once"),
        ("commitments", "0017_what_was_decided_about_a_claim_stays"),
        ("commitments", "0018_at_a_novation_each_keeps_what_is_its_own"),
    ]

    dependencies = [
        ("frameworks", "0005_what_people_were_asked_about_is_kept"),
        ("organisations", "0005_a_merge_lends_roles_to_who_acts_for_both"),
        ("uploads", "0002_files_on_their_way"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("begun_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField()),
                ("looked_at", models.PositiveIntegerField()),
                ("found", models.PositiveIntegerField()),
            ],
            options={
                "ordering": ("-begun_at",),
            },
        ),
        migrations.CreateModel(
            name="Agreement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=8, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("contract", "contract"),
                            ("call-off", "call-off"),
                            ("framework agreement", "framework agreement"),
                            ("grant", "grant"),
                            ("planning obligation", "planning obligation"),
                            ("development agreement", "development agreement"),
                            ("charter pledge", "charter pledge"),
                            ("area plan", "area plan"),
                            ("voluntary", "voluntary"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("in force", "in force"),
                            ("suspended", "suspended"),
                            ("ended", "ended"),
                            ("terminated", "terminated"),
                        ],
                        max_length=10,
                    ),
                ),
                ("title", models.CharField(max_length=300)),
                ("description", models.TextField(blank=True)),
                ("category", models.CharField(blank=True, max_length=200)),
                ("value_gbp", models.DecimalField(decimal_places=2, max_digits=16, null=True)),
                ("with_vat", models.BooleanField(null=True)),
                ("begins", models.DateField(null=True)),
                ("ends", models.DateField(null=True)),
                ("may_extend_until", models.DateField(null=True)),
                ("under_act", models.BooleanField(null=True)),
                ("few_because", models.TextField(blank=True)),
                ("places", models.JSONField(default=list)),
                ("made_at", models.DateTimeField()),
                (
                    "deputy",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "keeper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "manager",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "under",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="below",
                        to="commitments.agreement",
                    ),
                ),
            ],
            options={
                "ordering": ("title", "pk"),
                "indexes": [models.Index(fields=["keeper", "state"], name="agreement_by_keeper")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("begins__isnull", True),
                            ("ends__isnull", True),
                            ("ends__gte", models.F("begins")),
                            _connector="OR",
                        ),
                        name="an_agreement_does_not_end_before_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("under", models.F("id")), _negated=True),
                        name="an_agreement_does_not_lie_under_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("deputy__isnull", True),
                            ("manager__isnull", True),
                            models.Q(("deputy", models.F("manager")), _negated=True),
                            _connector="OR",
                        ),
                        name="a_deputy_is_somebody_else",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Benefit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=8, unique=True)),
                ("code", models.CharField(max_length=40)),
                ("unit", models.CharField(max_length=12)),
                ("quantity", models.PositiveBigIntegerField()),
                ("reported", models.PositiveBigIntegerField()),
                ("claimed", models.PositiveBigIntegerField(default=0)),
                ("verified", models.PositiveBigIntegerField(default=0)),
                ("confirmed", models.PositiveBigIntegerField(default=0)),
                ("begins", models.DateField()),
                ("ends", models.DateField()),
                ("places", models.JSONField(default=list)),
                ("cohort", models.CharField(blank=True, max_length=40)),
                ("beneficiary_name", models.CharField(blank=True, max_length=200)),
                ("description", models.TextField(blank=True)),
                ("story", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("reported", "reported"),
                            ("confirmed", "confirmed"),
                            ("partly confirmed", "partly confirmed"),
                            ("disputed", "disputed"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=16,
                    ),
                ),
                ("round", models.PositiveSmallIntegerField(default=1)),
                ("reported_at", models.DateTimeField(null=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "accountable",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "beneficiary",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="frameworks.edition",
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-pk",),
                "indexes": [
                    models.Index(fields=["provider", "state"], name="benefit_by_provider"),
                    models.Index(fields=["accountable", "state"], name="benefit_by_accountable"),
                    models.Index(fields=["beneficiary", "state"], name="benefit_by_beneficiary"),
                    models.Index(fields=["edition", "code", "begins"], name="benefit_by_measure"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("claimed__lte", models.F("quantity"))),
                        name="claims_never_exceed_the_benefit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("verified__lte", models.F("claimed"))),
                        name="what_is_verified_was_claimed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quantity__gte", 1)), name="a_benefit_is_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quantity__lte", models.F("reported"))),
                        name="no_more_happened_than_was_reported",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends__gte", models.F("begins"))),
                        name="a_benefit_has_a_period",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("beneficiary__isnull", True),
                            models.Q(
                                models.Q(("beneficiary", models.F("provider")), _negated=True),
                                models.Q(("beneficiary", models.F("accountable")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="nobody_is_their_own_beneficiary",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=8, unique=True)),
                ("group", models.CharField(max_length=200)),
                ("email", models.EmailField(max_length=254)),
                ("known_by", models.TextField()),
                ("approved_at", models.DateTimeField()),
                ("used_at", models.DateTimeField()),
                (
                    "approved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "keeper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ("group", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("keeper", "group", "email"), name="a_contact_is_known_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("known_by", ""), _negated=True),
                        name="a_contact_is_known_from_somewhere",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Profile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "of",
                    models.CharField(
                        choices=[
                            ("contract", "contract"),
                            ("promise", "promise"),
                            ("spent", "spent"),
                        ],
                        max_length=10,
                    ),
                ),
                ("key", models.CharField(max_length=64)),
                ("said", models.JSONField(default=dict)),
                ("said_at", models.DateTimeField()),
                (
                    "keeper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("keeper", "of", "key"),
                        name="files_of_the_same_headings_have_one_profile",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Tolerance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("close", models.PositiveSmallIntegerField()),
                ("below", models.PositiveSmallIntegerField()),
                ("said_at", models.DateTimeField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("below__gte", 1), ("below__lt", models.F("close")), ("close__lte", 99)
                        ),
                        name="close_lies_between_below_and_all_of_it",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Assessment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=8, unique=True)),
                ("begins", models.DateField()),
                ("ends", models.DateField()),
                ("version", models.PositiveSmallIntegerField(default=1)),
                ("because", models.TextField(blank=True)),
                ("words", models.TextField(blank=True)),
                ("close", models.PositiveSmallIntegerField()),
                ("below", models.PositiveSmallIntegerField()),
                ("assessed_at", models.DateTimeField()),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="commitments.agreement",
                    ),
                ),
                (
                    "assessed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "assessed_for",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="commitments.assessment",
                    ),
                ),
            ],
            options={
                "ordering": ("-begins", "-version"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends__gte", models.F("begins"))),
                        name="an_assessment_has_a_period",
                    ),
                    models.UniqueConstraint(
                        fields=("agreement", "begins", "version"),
                        name="a_time_is_assessed_once_in_a_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("replaces__isnull", True), ("version", 1)),
                            models.Q(
                                ("replaces__isnull", False),
                                ("version__gte", 2),
                                models.Q(("because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="an_assessment_replaces_another_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Drawdown",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=8, unique=True)),
                ("begins", models.DateField()),
                ("ends", models.DateField()),
                ("amount_gbp", models.DecimalField(decimal_places=2, max_digits=16)),
                ("source", models.CharField(max_length=200)),
                ("supplier", models.CharField(blank=True, max_length=80)),
                ("recorded_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_because", models.TextField(blank=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drawdowns",
                        to="commitments.agreement",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("begins", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends__gte", models.F("begins"))),
                        name="a_drawdown_has_a_period",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            models.Q(("supplier", ""), _negated=True),
                            ("withdrawn_at__isnull", True),
                        ),
                        fields=("agreement", "supplier", "begins", "ends"),
                        name="what_a_supplier_was_paid_is_drawn_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=8, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("file", "file"),
                            ("picture", "picture"),
                            ("link", "link"),
                            ("statement", "statement"),
                            ("payroll", "payroll"),
                            ("training", "training"),
                        ],
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=200)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("picture", models.CharField(blank=True, max_length=16)),
                ("with_location", models.BooleanField(default=False)),
                ("reference", models.TextField(blank=True)),
                ("for_beneficiary", models.BooleanField(default=False)),
                ("kept_until", models.DateField()),
                ("added_at", models.DateTimeField()),
                ("forgotten_at", models.DateTimeField(null=True)),
                ("forgotten_because", models.TextField(blank=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "benefit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="commitments.benefit",
                    ),
                ),
                (
                    "upload",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="uploads.upload",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "indexes": [
                    models.Index(fields=["sha256"], name="evidence_by_hash"),
                    models.Index(fields=["forgotten_at", "kept_until"], name="evidence_by_its_end"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("forgotten_at__isnull", False),
                            ("upload__isnull", False),
                            models.Q(("reference", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="evidence_says_something_until_it_is_forgotten",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("forgotten_at__isnull", True),
                            models.Q(("name", ""), ("reference", ""), ("upload__isnull", True)),
                            _connector="OR",
                        ),
                        name="what_is_forgotten_says_nothing",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Happening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("act", models.CharField(max_length=30)),
                ("on", models.DateField()),
                ("because", models.TextField()),
                ("told", models.JSONField(default=dict)),
                ("said_at", models.DateTimeField()),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="happenings",
                        to="commitments.agreement",
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("because", ""), _negated=True),
                        name="what_happens_to_an_agreement_has_a_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Inquiry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=8, unique=True)),
                ("round", models.PositiveSmallIntegerField()),
                ("token", models.CharField(max_length=64, unique=True)),
                ("by_letter", models.BooleanField()),
                ("ties", models.JSONField(default=list)),
                ("asked_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_for",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "benefit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inquiries",
                        to="commitments.benefit",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="inquiries",
                        to="commitments.contact",
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("asked_for", models.F("provider")), _negated=True),
                        name="nobody_asks_about_their_own",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField()),
                ("text", models.TextField()),
                ("said_at", models.DateTimeField()),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                        to="commitments.agreement",
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-on", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="a_note_says_something",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Part",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("begins", models.DateField(null=True)),
                ("ends", models.DateField(null=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="commitments.agreement",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agreement", "name"), name="a_part_has_a_name_of_its_own"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("buyer", "buyer"),
                            ("funder", "funder"),
                            ("planning authority", "planning authority"),
                            ("keeper", "keeper"),
                            ("supplier", "supplier"),
                            ("developer", "developer"),
                            ("grantee", "grantee"),
                            ("subcontractor", "subcontractor"),
                            ("partner", "partner"),
                        ],
                        max_length=20,
                    ),
                ),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                ("insolvent_since", models.DateField(null=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parties",
                        to="commitments.agreement",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "indexes": [
                    models.Index(fields=["organisation", "agreement"], name="agreements_of_a_party")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("organisation__isnull", False), ("until__isnull", True)
                        ),
                        fields=("agreement", "organisation", "role"),
                        name="a_party_stands_once_in_a_role",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Reference",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("scheme", models.CharField(max_length=40)),
                ("number", models.CharField(max_length=120)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="references",
                        to="commitments.agreement",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "indexes": [
                    models.Index(fields=["scheme", "number"], name="agreement_by_reference")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agreement", "scheme", "number"), name="a_reference_stands_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Repeat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=8, unique=True)),
                ("weight", models.PositiveSmallIntegerField()),
                ("reasons", models.JSONField(default=list)),
                ("found_at", models.DateTimeField()),
                ("apart_at", models.DateTimeField(null=True)),
                ("apart_because", models.TextField(blank=True)),
                (
                    "apart_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "apart_for",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="commitments.benefit",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="commitments.benefit",
                    ),
                ),
            ],
            options={
                "ordering": ("-weight", "-pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("one", "other"), name="a_pair_is_found_once"),
                    models.CheckConstraint(
                        condition=models.Q(("one__lt", models.F("other"))), name="a_pair_is_of_two"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("apart_at__isnull", True),
                            models.Q(("apart_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="two_are_two_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Commitment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=8, unique=True)),
                ("code", models.CharField(max_length=40)),
                ("unit", models.CharField(max_length=12)),
                ("words", models.TextField(blank=True)),
                (
                    "sort",
                    models.CharField(
                        choices=[
                            ("fixed", "fixed"),
                            ("per period", "per period"),
                            ("rate", "rate"),
                            ("yes or no", "yes or no"),
                            ("story", "story"),
                        ],
                        max_length=12,
                    ),
                ),
                ("quantity", models.PositiveBigIntegerField()),
                ("months", models.PositiveSmallIntegerField(default=0)),
                ("due", models.DateField(null=True)),
                ("cohorts", models.JSONField(default=list)),
                ("places", models.JSONField(default=list)),
                ("baseline", models.TextField(blank=True)),
                ("evidence", models.TextField(blank=True)),
                ("weight", models.DecimalField(decimal_places=3, max_digits=9, null=True)),
                ("if_missed", models.TextField(blank=True)),
                ("may_subcontract", models.BooleanField(default=True)),
                ("claimed", models.PositiveBigIntegerField(default=0)),
                ("verified", models.PositiveBigIntegerField(default=0)),
                ("confirmed", models.PositiveBigIntegerField(default=0)),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_because", models.TextField(blank=True)),
                ("made_at", models.DateTimeField()),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments",
                        to="commitments.agreement",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="frameworks.edition",
                    ),
                ),
                (
                    "instead_of",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="commitments.commitment",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "promised_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "takes_place_of",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followed_by",
                        to="commitments.commitment",
                    ),
                ),
                (
                    "part",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments",
                        to="commitments.part",
                    ),
                ),
            ],
            options={
                "ordering": ("due", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("quantity__gte", 1), ("until__isnull", False), _connector="OR"
                        ),
                        name="a_commitment_promises_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sort", "per period"), _negated=True),
                            ("months__gte", 1),
                            _connector="OR",
                        ),
                        name="what_is_promised_per_period_has_a_period",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("takes_place_of__isnull", True),
                            ("since__isnull", False),
                            _connector="OR",
                        ),
                        name="what_takes_the_place_of_a_promise_does_so_from_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("round", models.PositiveSmallIntegerField()),
                ("received", models.PositiveBigIntegerField()),
                ("disputes", models.BooleanField(default=False)),
                ("words", models.TextField(blank=True)),
                ("ties", models.JSONField(default=list)),
                ("said_at", models.DateTimeField()),
                (
                    "benefit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirmations",
                        to="commitments.benefit",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "inquiry",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answer",
                        to="commitments.inquiry",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("benefit", "round"), name="one_answer_in_a_round"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("organisation__isnull", True),
                            models.Q(("organisation", models.F("provider")), _negated=True),
                            _connector="OR",
                        ),
                        name="nobody_confirms_their_own",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("disputes", False),
                            models.Q(("words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_dispute_says_what_is_not_right",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Claim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=8, unique=True)),
                ("quantity", models.PositiveBigIntegerField()),
                ("counts", models.PositiveBigIntegerField()),
                ("verified", models.PositiveBigIntegerField(default=0)),
                ("factor", models.CharField(blank=True, max_length=60)),
                ("brings", models.PositiveBigIntegerField()),
                ("brings_verified", models.PositiveBigIntegerField(default=0)),
                ("confirmed", models.PositiveBigIntegerField(default=0)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("made", "made"),
                            ("verified", "verified"),
                            ("adjusted", "adjusted"),
                            ("returned", "returned"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=10,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                (
                    "benefit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="commitments.benefit",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="commitments.commitment",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "indexes": [
                    models.Index(fields=["commitment", "state"], name="claim_by_commitment")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("benefit", "commitment"),
                        name="a_benefit_is_claimed_once_for_a_commitment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("counts", models.F("quantity")), ("state", "made"), ("verified", 0)
                            ),
                            models.Q(
                                ("counts", models.F("quantity")),
                                ("state", "verified"),
                                ("verified", models.F("quantity")),
                            ),
                            models.Q(
                                ("counts", models.F("verified")),
                                ("state", "adjusted"),
                                ("verified__lt", models.F("quantity")),
                            ),
                            models.Q(
                                ("counts", 0),
                                ("state__in", ["returned", "withdrawn"]),
                                ("verified", 0),
                            ),
                            _connector="OR",
                        ),
                        name="a_claim_counts_as_it_stands",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("factor", ""), _negated=True),
                            models.Q(
                                ("brings", models.F("counts")),
                                ("brings_verified", models.F("verified")),
                            ),
                            _connector="OR",
                        ),
                        name="a_claim_brings_what_it_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quantity__gte", 1)), name="a_claim_is_of_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Dispute",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=8, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("claimed elsewhere", "claimed elsewhere"), ("facts", "facts")],
                        max_length=20,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("opened", "opened"),
                            ("answered", "answered"),
                            ("settled", "settled"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField()),
                ("wanted", models.PositiveBigIntegerField(default=0)),
                ("reported", models.PositiveBigIntegerField()),
                ("answer_until", models.DateField()),
                ("opened_at", models.DateTimeField()),
                ("because", models.TextField(blank=True)),
                ("stands", models.BooleanField(null=True)),
                ("quantity", models.PositiveBigIntegerField(null=True)),
                ("counted", models.JSONField(default=list)),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "benefit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disputes",
                        to="commitments.benefit",
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disputes",
                        to="commitments.commitment",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "opened_for",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-pk",),
                "indexes": [
                    models.Index(fields=["state", "answer_until"], name="dispute_by_state")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["opened", "answered"])),
                        fields=("benefit",),
                        name="one_dispute_at_a_time_about_a_benefit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True),
                        name="a_dispute_says_what_it_is_about",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("commitment__isnull", True), ("kind", "facts"), ("wanted", 0)
                            ),
                            models.Q(
                                ("commitment__isnull", False),
                                ("kind", "claimed elsewhere"),
                                ("wanted__gte", 1),
                            ),
                            _connector="OR",
                        ),
                        name="what_is_claimed_elsewhere_is_wanted_for_a_promise",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", True),
                                ("settled_by__isnull", True),
                                ("state__in", ["opened", "answered"]),
                            ),
                            models.Q(
                                ("closed_at__isnull", False),
                                ("settled_by__isnull", True),
                                ("state", "withdrawn"),
                            ),
                            models.Q(
                                ("closed_at__isnull", False),
                                ("settled_by__isnull", False),
                                ("stands__isnull", False),
                                ("state", "settled"),
                                models.Q(("because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_dispute_is_settled_by_somebody_for_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("settled_by__isnull", True),
                            models.Q(("settled_by", models.F("opened_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="nobody_settles_what_they_opened",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=8, unique=True)),
                ("name", models.TextField(blank=True)),
                ("unit", models.CharField(blank=True, max_length=12)),
                ("target", models.PositiveBigIntegerField(null=True)),
                ("more_is_better", models.BooleanField(default=True)),
                ("chosen_at", models.DateTimeField()),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                ("dropped_at", models.DateTimeField(null=True)),
                ("dropped_because", models.TextField(blank=True)),
                (
                    "about",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="indicators",
                        to="commitments.agreement",
                    ),
                ),
                (
                    "chosen_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="indicators",
                        to="commitments.commitment",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("about__isnull", True),
                                ("commitment__isnull", False),
                                ("name", ""),
                                ("target__isnull", True),
                                ("unit", ""),
                            ),
                            models.Q(
                                ("commitment__isnull", True),
                                ("target__isnull", False),
                                models.Q(("name", ""), _negated=True),
                                models.Q(("unit", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="an_indicator_is_promised_or_described",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("commitment__isnull", False), ("dropped_at__isnull", True)
                        ),
                        fields=("agreement", "commitment"),
                        name="a_promise_is_an_indicator_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("dropped_at__isnull", True),
                            models.Q(("dropped_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="an_indicator_is_dropped_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Jotting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=8, unique=True)),
                ("typed", models.JSONField(default=dict)),
                ("begun_at", models.DateTimeField()),
                ("saved_at", models.DateTimeField()),
                (
                    "commitment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="commitments.commitment",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-saved_at",),
                "indexes": [
                    models.Index(fields=["person", "organisation"], name="jotting_by_person")
                ],
            },
        ),
        migrations.CreateModel(
            name="Remark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(blank=True)),
                ("said_at", models.DateTimeField()),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="remarks",
                        to="commitments.commitment",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="Remedy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=8, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("plan", "plan"),
                            ("substitute", "substitute"),
                            ("payment", "payment"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("agreed", "agreed"),
                            ("refused", "refused"),
                            ("done", "done"),
                            ("not done", "not done"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=10,
                    ),
                ),
                ("what", models.TextField()),
                ("by_when", models.DateField(null=True)),
                ("amount_gbp", models.DecimalField(decimal_places=2, max_digits=16, null=True)),
                ("missing", models.PositiveBigIntegerField()),
                ("proposed_at", models.DateTimeField()),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="remedies",
                        to="commitments.commitment",
                    ),
                ),
                (
                    "instead",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="takes_place_in",
                        to="commitments.commitment",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "indexes": [
                    models.Index(fields=["commitment", "state"], name="remedy_by_commitment")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("amount_gbp__isnull", True),
                                ("by_when__isnull", False),
                                ("instead__isnull", True),
                                ("kind", "plan"),
                            ),
                            models.Q(
                                ("amount_gbp__gt", 0),
                                ("amount_gbp__isnull", False),
                                ("instead__isnull", True),
                                ("kind", "payment"),
                            ),
                            models.Q(
                                ("amount_gbp__isnull", True),
                                ("instead__isnull", False),
                                ("kind", "substitute"),
                            ),
                            _connector="OR",
                        ),
                        name="a_remedy_says_what_follows",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("instead__isnull", True),
                            models.Q(("instead", models.F("commitment")), _negated=True),
                            _connector="OR",
                        ),
                        name="nothing_takes_its_own_place",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(null=True)),
                ("round", models.PositiveSmallIntegerField(null=True)),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("soon", "soon"),
                            ("late", "late"),
                            ("reported", "reported"),
                            ("again", "again"),
                            ("last", "last"),
                            ("chased", "chased"),
                        ],
                        max_length=10,
                    ),
                ),
                ("sent_at", models.DateTimeField()),
                (
                    "benefit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminders",
                        to="commitments.benefit",
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminders",
                        to="commitments.commitment",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("commitment__isnull", False)),
                        fields=("commitment", "day", "step"),
                        name="nobody_is_reminded_twice_of_a_promise",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("benefit__isnull", False)),
                        fields=("benefit", "round", "step"),
                        name="nobody_is_asked_twice_about_a_benefit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("benefit__isnull", True),
                                ("commitment__isnull", False),
                                ("day__isnull", False),
                            ),
                            models.Q(
                                ("benefit__isnull", False),
                                ("commitment__isnull", True),
                                ("round__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="a_reminder_is_about_one_thing",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Judgement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("made", "made"),
                            ("verified", "verified"),
                            ("adjusted", "adjusted"),
                            ("returned", "returned"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=10,
                    ),
                ),
                ("before", models.PositiveBigIntegerField()),
                ("counts", models.PositiveBigIntegerField()),
                ("because", models.TextField(blank=True)),
                ("said_at", models.DateTimeField()),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="judgements",
                        to="commitments.claim",
                    ),
                ),
                (
                    "dispute",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="judgements",
                        to="commitments.dispute",
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "said_for",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("said_for__isnull", True),
                            models.Q(("said_for", models.F("provider")), _negated=True),
                            _connector="OR",
                        ),
                        name="nobody_verifies_their_own",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["returned", "adjusted"]), _negated=True),
                            models.Q(("because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_claim_is_returned_or_adjusted_for_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("said_for__isnull", True), ("dispute__isnull", True), _connector="OR"
                        ),
                        name="a_keeper_judges_or_a_steward_settles",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Rated",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("due", models.PositiveBigIntegerField()),
                ("reported", models.PositiveBigIntegerField(default=0)),
                ("confirmed", models.PositiveBigIntegerField(null=True)),
                ("verified", models.PositiveBigIntegerField()),
                (
                    "suggested",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("Good", "Good"),
                            ("Approaching target", "Approaching target"),
                            ("Requires improvement", "Requires improvement"),
                            ("Inadequate", "Inadequate"),
                            ("Other", "Other"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "rating",
                    models.CharField(
                        choices=[
                            ("Good", "Good"),
                            ("Approaching target", "Approaching target"),
                            ("Requires improvement", "Requires improvement"),
                            ("Inadequate", "Inadequate"),
                            ("Other", "Other"),
                        ],
                        max_length=20,
                    ),
                ),
                ("because", models.TextField(blank=True)),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ratings",
                        to="commitments.assessment",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ratings",
                        to="commitments.indicator",
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "rated_for",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("assessment", "indicator"), name="an_indicator_is_rated_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("provider__isnull", True),
                            models.Q(("provider", models.F("rated_for")), _negated=True),
                            _connector="OR",
                        ),
                        name="nobody_rates_their_own",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rating", models.F("suggested")),
                            models.Q(("because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_rating_that_is_not_suggested_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RemedyStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "to",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("agreed", "agreed"),
                            ("refused", "refused"),
                            ("done", "done"),
                            ("not done", "not done"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=10,
                    ),
                ),
                ("because", models.TextField(blank=True)),
                ("said_at", models.DateTimeField()),
                (
                    "remedy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="commitments.remedy",
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "said_for",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("to__in", ["refused", "done", "not done", "withdrawn"]),
                                _negated=True,
                            ),
                            models.Q(("because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="what_becomes_of_a_remedy_has_a_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Side",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "stake",
                    models.CharField(
                        choices=[
                            ("provider", "provider"),
                            ("accountable", "accountable"),
                            ("beneficiary", "beneficiary"),
                            ("keeper", "keeper"),
                        ],
                        max_length=12,
                    ),
                ),
                ("may_be_named", models.BooleanField(default=False)),
                (
                    "dispute",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sides",
                        to="commitments.dispute",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("dispute", "organisation"),
                        name="an_organisation_is_once_in_a_dispute",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.TextField()),
                ("said_at", models.DateTimeField()),
                (
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "side",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="commitments.side",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True),
                        name="an_answer_says_something",
                    )
                ],
            },
        ),
        migrations.RunPython(put_up, take_down),
    ]
