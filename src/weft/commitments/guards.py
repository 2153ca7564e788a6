"""What the database itself keeps: the claims on a benefit never exceed it, whoever writes and however many at once.

`Benefit.claimed` is the sum of what its claims count, written by triggers in the same statement as the claim; a constraint on the row says
that it is at most the quantity. Whoever claims holds the benefit's row, so two at once come one after the other. What is confirmed of each claim
(`rules.confirmed_of_a_claim`) and of each promise follows in the same statement as the claim, or as its beneficiary's word.
"""

from __future__ import annotations

from weft.audit.guards import Guard, Sum, changed

CLAIM, BENEFIT, COMMITMENT = "commitments_claim", "commitments_benefit", "commitments_commitment"
SAID = "What was said of a benefit stays with the claim that says it."
GUARDS = (
    Guard(
        "a_claim_stays_with_its_benefit", CLAIM, "UPDATE", SAID,
        changed(("benefit_id", "commitment_id", "provider_id")),
    ),
    Guard("a_claim_is_never_deleted", CLAIM, "DELETE", "A claim is withdrawn, never deleted.", "OLD.counts > 0"),
    Guard(
        "a_promise_stays_with_whoever_made_it", COMMITMENT, "UPDATE", "A promise stays with whoever made it, and in its agreement.",
        changed(("agreement_id", "promised_by_id")),
    ),
)  # fmt: skip
STANDS = "An assessment never changes. What was wrong in it is put right by the next version."
OF_ASSESSMENTS = tuple(
    Guard(f"{table}_stands_on_{act.lower()}", table, act, STANDS)
    for table in ("commitments_assessment", "commitments_rated")
    for act in ("UPDATE", "DELETE")
)
JUDGEMENT = "commitments_judgement"
OF_JUDGEMENTS = (
    *(
        Guard(f"a_judgement_stays_on_{act.lower()}", JUDGEMENT, act, "What was decided about a claim stays.")
        for act in ("UPDATE", "DELETE")
    ),
    Guard(
        "a_claim_is_judged_by_somebody", CLAIM, "UPDATE", "What is decided about a claim says who decided it, and why.",
        "NEW.state IN ('verified', 'adjusted', 'returned') AND NEW.state <> OLD.state AND NOT EXISTS (SELECT 1 FROM {judgement} j "
        "WHERE j.claim_id = NEW.id AND j.state = NEW.state AND j.counts = NEW.counts "
        "AND j.id = (SELECT MAX(l.id) FROM {judgement} l WHERE l.claim_id = NEW.id))".replace("{judgement}", JUDGEMENT),
    ),
)  # fmt: skip
"""Put up by the migration that makes the table; a later one that makes the claims anew takes the last one down with `GUARDS` and `SUMS`."""
CONFIRMATION = "commitments_confirmation"
THEIRS = (
    "EXISTS (SELECT 1 FROM {benefit} b JOIN organisations_organisation o ON o.id IN (b.provider_id, b.accountable_id) "
    "WHERE b.id = {of} AND ({they}))"
)
"""Somebody is, by a condition on `o`, whoever delivered a benefit or answers for it."""
SAME = "COALESCE(o.merged_into_id, o.id) = (SELECT COALESCE(m.merged_into_id, m.id) FROM organisations_organisation m WHERE m.id = {who})"
"""Two records are of one organisation."""
ACTS = (
    "EXISTS (SELECT 1 FROM organisations_membership a "
    "WHERE a.person_id = {who} AND a.until IS NULL AND a.organisation_id IN ({o}.id, {o}.merged_into_id))"
)  # fmt: skip
"""Somebody acts for an organisation, or for the one of which its record has become a part."""


ACTED = ACTS.replace("a.until IS NULL", "(a.until IS NULL OR a.until >= b.begins)")
"""The same, also where they have done so no longer, but since the benefit `b` began."""


def _theirs(of: str, they: str) -> str:
    return THEIRS.format(benefit=BENEFIT, of=of, they=they)


OF_FOUR_EYES = (
    Guard(
        "nobody_confirms_what_they_delivered", CONFIRMATION, "INSERT", "Nobody confirms what their own organisation delivered.",
        _theirs("NEW.benefit_id", f"{SAME.format(who='NEW.organisation_id')} OR {ACTED.format(who='NEW.said_by_id', o='o')}"),
    ),
    Guard(
        "nobody_judges_what_they_delivered", JUDGEMENT, "INSERT", "Nobody verifies what their own organisation delivered.",
        _theirs(
            f"(SELECT c.benefit_id FROM {CLAIM} c WHERE c.id = NEW.claim_id)",
            f"{SAME.format(who='NEW.said_for_id')} OR {ACTED.format(who='NEW.said_by_id', o='o')}",
        ),
    ),
    *(
        Guard(f"a_confirmation_stays_on_{act.lower()}", CONFIRMATION, act, "What was said of a benefit stays.")
        for act in ("UPDATE", "DELETE")
    ),
)  # fmt: skip
"""Whoever delivered something or answers for it neither confirms nor verifies it, by whichever of its records; nor does anybody who acts for it, too."""
DRAWDOWN = "commitments_drawdown"
OF_TWO_PEOPLE = (
    Guard(
        "nobody_verifies_what_they_said_they_received", JUDGEMENT, "INSERT", "Who said what was received is not the one who verifies it.",
        f"EXISTS (SELECT 1 FROM {CONFIRMATION} f JOIN {CLAIM} c ON c.benefit_id = f.benefit_id WHERE c.id = NEW.claim_id "
        f"AND f.way = 'beneficiary' AND f.said_by_id = NEW.said_by_id)",
    ),
    Guard(
        "nobody_verifies_what_their_code_answered", JUDGEMENT, "INSERT", "Who printed a code is not the one who verifies what was said by it.",
        f"EXISTS (SELECT 1 FROM {CONFIRMATION} f JOIN {CLAIM} c ON c.benefit_id = f.benefit_id JOIN commitments_inquiry i ON i.id = f.inquiry_id "
        f"WHERE c.id = NEW.claim_id AND NOT i.by_letter AND i.asked_by_id = NEW.said_by_id)",
    ),
)  # fmt: skip
"""A benefit that a council received itself is confirmed and verified by two of its people, as is one for which a code was printed."""
OF_LETTERS = (
    Guard(
        "nobody_verifies_what_was_asked_where_they_said", JUDGEMENT, "INSERT", "Who chose the address of a letter is not the one who verifies what was answered by it.",
        f"EXISTS (SELECT 1 FROM {CONFIRMATION} f JOIN {CLAIM} c ON c.benefit_id = f.benefit_id JOIN commitments_inquiry i ON i.id = f.inquiry_id "
        "LEFT JOIN commitments_contact k ON k.id = i.contact_id "
        "WHERE c.id = NEW.claim_id AND i.by_letter AND i.asked_by_id = NEW.said_by_id AND (k.id IS NULL OR k.approved_by_id = i.asked_by_id))",
    ),
)  # fmt: skip
"""Put up by 0036."""
BOTH = (
    f"EXISTS (SELECT 1 FROM {COMMITMENT} p JOIN commitments_agreement g ON g.id = p.agreement_id "
    "JOIN organisations_organisation o ON o.id = p.promised_by_id JOIN organisations_organisation k ON k.id = g.keeper_id "
    f"WHERE {{of}} AND COALESCE(o.merged_into_id, o.id) <> COALESCE(k.merged_into_id, k.id) "
    f"AND {ACTS.format(who='NEW.said_by_id', o='o')} AND {ACTS.format(who='NEW.said_by_id', o='k')})"
)
"""Whoever says something acts for both sides of a promise, which is found by a condition on `p`."""
OF_BOTH_SIDES = (
    Guard(
        "nobody_changes_a_promise_for_both_sides", "commitments_happening", "INSERT", "Nobody changes a promise who acts for both of its sides.",
        "NEW.act IN ('vary commitment in', 'end commitment in') AND " + BOTH.format(of="p.ref = NEW.told ->> 'commitment'"),
    ),
    Guard(
        "nobody_says_what_follows_for_both_sides", "commitments_remedystep", "INSERT",
        "Nobody says what follows where a promise is missed who acts for both of its sides.",
        BOTH.format(of="p.id = (SELECT r.commitment_id FROM commitments_remedy r WHERE r.id = NEW.remedy_id)"),
    ),
    Guard(
        "nobody_rates_whom_they_act_for", "commitments_rated", "INSERT", "Nobody rates an organisation for which they act.",
        "EXISTS (SELECT 1 FROM commitments_assessment s JOIN organisations_organisation o ON o.id = NEW.provider_id "
        f"WHERE s.id = NEW.assessment_id AND {ACTS.format(who='s.assessed_by_id', o='o')})",
    ),
)  # fmt: skip
"""Put up by 0030."""
OF_SPENDING = (
    Guard(
        "nobody_says_what_was_spent_for_both_sides", DRAWDOWN, "INSERT", "Nobody says what was spent who acts for both sides of an agreement.",
        BOTH.replace("NEW.said_by_id", "NEW.recorded_by_id").format(of="p.agreement_id = NEW.agreement_id"),
    ),
)  # fmt: skip
"""Put up by 0037."""
OF_AGREEMENTS = (
    Guard(
        "nobody_changes_an_agreement_for_both_sides", "commitments_happening", "INSERT", "Nobody says what becomes of an agreement who acts for both of its sides.",
        "NEW.act IN ('vary', 'extend', 'novate', 'put in force', 'suspend', 'end', 'terminate', 'end party of') AND "
        + BOTH.format(of="p.agreement_id = NEW.agreement_id"),
    ),
)  # fmt: skip
"""Put up by 0033."""
OF_SETTLEMENTS = (
    Guard(
        "what_was_settled_to_count_is_not_taken_back", CLAIM, "UPDATE",
        "What counts as a dispute was settled stays until its keeper or another dispute changes it.",
        f"NEW.state = 'withdrawn' AND OLD.counts > 0 AND EXISTS (SELECT 1 FROM {JUDGEMENT} j WHERE j.claim_id = NEW.id AND j.dispute_id IS NOT NULL "
        f"AND j.id = (SELECT MAX(l.id) FROM {JUDGEMENT} l WHERE l.claim_id = NEW.id))",
    ),
)  # fmt: skip
"""Put up by 0031."""
OF_DRAWDOWNS = (
    Guard(
        "the_same_money_is_drawn_once", DRAWDOWN, "INSERT", "For these days of the agreement something is recorded already.",
        f"NEW.withdrawn_at IS NULL AND EXISTS (SELECT 1 FROM {DRAWDOWN} d WHERE d.agreement_id = NEW.agreement_id AND d.withdrawn_at IS NULL "
        "AND d.begins <= NEW.ends AND d.ends >= NEW.begins AND (d.supplier <> '' OR NEW.supplier <> '' OR d.begins <> d.ends "
        "OR NEW.begins <> NEW.ends OR (d.amount_gbp = NEW.amount_gbp AND d.source = NEW.source)))",
    ),
    Guard(
        "what_was_spent_stays_as_recorded", DRAWDOWN, "UPDATE", "What is recorded as spent is taken back, and stays as it was.",
        changed(("agreement_id", "begins", "ends", "amount_gbp", "source", "supplier"))
        + " OR (OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS NULL)",
    ),
)  # fmt: skip
"""`spent.may_be_same`, but for numbers that are written otherwise. Put up by 0023; a later migration that makes the drawdowns anew takes them down first."""
REMARK = "commitments_remark"
OF_REMARKS = tuple(
    Guard(f"a_remark_stays_on_{act.lower()}", REMARK, act, "What was said of a promise stays.")
    for act in ("UPDATE", "DELETE")
)
DISPUTE, SIDE, ANSWER = "commitments_dispute", "commitments_side", "commitments_answer"
OWN_DISPUTE = (
    "NEW.settled_by_id IS NOT NULL AND (EXISTS (SELECT 1 FROM {side} s JOIN organisations_organisation o ON o.id = s.organisation_id "
    "JOIN organisations_membership m ON m.organisation_id IN (o.id, o.merged_into_id) WHERE s.dispute_id = NEW.id "
    "AND m.person_id = NEW.settled_by_id AND m.until IS NULL) OR EXISTS (SELECT 1 FROM {answer} a JOIN {side} s ON s.id = a.side_id "
    "WHERE s.dispute_id = NEW.id AND a.said_by_id = NEW.settled_by_id))"
).replace("{side}", SIDE).replace("{answer}", ANSWER)  # fmt: skip
OF_DISPUTES = (
    Guard(
        "nobody_settles_their_own_dispute", DISPUTE, "UPDATE", "Nobody settles a dispute in which they or their organisation have a part.",
        OWN_DISPUTE,
    ),
    Guard("a_dispute_begins_unsettled", DISPUTE, "INSERT", "A dispute is opened before it is settled.", "NEW.closed_at IS NOT NULL"),
    Guard(
        "a_settled_dispute_stays", DISPUTE, "UPDATE", "What is settled or taken back stays so.",
        f"OLD.closed_at IS NOT NULL AND ({changed(('state', 'because', 'stands', 'quantity', 'counted', 'closed_at', 'settled_by_id'))})",
    ),
    Guard(
        "a_dispute_is_about_what_it_is_about", DISPUTE, "UPDATE", "What a dispute is about stays.",
        changed(("benefit_id", "kind", "words", "commitment_id", "wanted", "reported", "opened_at", "opened_by_id", "opened_for_id")),
    ),
    Guard("a_dispute_is_never_deleted", DISPUTE, "DELETE", "A dispute is taken back, never deleted.", "OLD.id > 0"),
    Guard(
        "nobody_joins_a_closed_dispute", SIDE, "INSERT", "The dispute is closed.",
        f"EXISTS (SELECT 1 FROM {DISPUTE} d WHERE d.id = NEW.dispute_id AND d.closed_at IS NOT NULL)",
    ),
    Guard("a_side_stays_in_its_dispute", SIDE, "UPDATE", "A side stays in its dispute.", changed(("dispute_id", "organisation_id", "stake"))),
    Guard("a_side_is_never_deleted", SIDE, "DELETE", "A side stays in its dispute.", "OLD.id > 0"),
    Guard(
        "an_answer_stays_as_it_was_said", ANSWER, "UPDATE", "What was said in a dispute stays.",
        changed(("side_id", "words", "said_at", "said_by_id")),
    ),
    Guard("an_answer_is_never_deleted", ANSWER, "DELETE", "What was said in a dispute stays.", "OLD.id > 0"),
)  # fmt: skip
"""Put up by the migration that makes the tables."""
COUNTED = ("counts", "verified", "brings", "brings_verified")
"""One of them changes wherever `brings_reported` does."""
OF_A_PROMISE = {"claimed": "brings", "reported": "brings_reported", "verified": "brings_verified"}
"""What stands with a promise, and of what of its claims that is the sum."""
LARGEST = 2**63 - 1
"""No whole number of SQLite is larger: a product that is would not be exact."""
TWICE = (
    "(CASE WHEN rest >= NEW.claimed - rest THEN rest - (NEW.claimed - rest) ELSE rest + rest END)"
)
"""Twice the rest, less what is claimed where it comes to that."""
ADDS = "({c}.brings >> bit) & 1"
BIT_BY_BIT = (
    "(WITH RECURSIVE divided(bit, share, rest) AS (SELECT 62, 0, 0 UNION ALL "
    f"SELECT bit - 1, share + share + (rest >= NEW.claimed - rest) + ({ADDS} AND {TWICE} >= NEW.claimed - NEW.confirmed), "
    f"CASE WHEN NOT {ADDS} THEN {TWICE} WHEN {TWICE} >= NEW.claimed - NEW.confirmed THEN {TWICE} - (NEW.claimed - NEW.confirmed) "
    f"ELSE {TWICE} + NEW.confirmed END FROM divided WHERE bit >= 0) SELECT share FROM divided WHERE bit = -1)"
)
"""What a claim brings times what is confirmed, divided by what is claimed, as by hand: no number on the way is larger than what is claimed."""
SHARE = (
    "DIV({c}.brings::numeric * LEAST(NEW.confirmed, NEW.claimed), GREATEST(NEW.claimed, 1))::bigint",
    "CASE WHEN NEW.confirmed = 0 OR NEW.claimed = 0 THEN 0 WHEN NEW.confirmed >= NEW.claimed THEN {c}.brings "
    f"WHEN {{c}}.brings <= {LARGEST} / NEW.confirmed THEN {{c}}.brings * NEW.confirmed / NEW.claimed ELSE {BIT_BY_BIT} END",
)
"""Of what a claim brings, the share that is confirmed, in the words of PostgreSQL, whose whole numbers a product may exceed, and of SQLite."""


def _latest(column: str, of: str) -> str:
    """What the claim of the latest days says, of those on a promise that say anything: for what is not added up over time."""
    return (
        f"COALESCE((SELECT x.{column} FROM {CLAIM} x JOIN {BENEFIT} y ON y.id = x.benefit_id WHERE x.commitment_id = {of} AND x.{column} > 0 "
        f"ORDER BY y.ends DESC, x.id DESC LIMIT 1), 0)"
    )


def _counted(before: str) -> str:
    """Add what a claim counts to its benefit and its commitment, and take away what it counted before."""
    was = {name: before.format(name) for name in (*COUNTED, "brings_reported")}
    of_promise = ", ".join(
        f"{sum} = CASE WHEN adds_up THEN {sum} + NEW.{name} - {was[name]} ELSE {_latest(name, 'NEW.commitment_id')} END"
        for sum, name in OF_A_PROMISE.items()
    )
    return (
        f"UPDATE {BENEFIT} SET claimed = claimed + NEW.counts - {was['counts']}, "
        f"verified = verified + NEW.verified - {was['verified']} WHERE id = NEW.benefit_id; "
        f"UPDATE {COMMITMENT} SET {of_promise} WHERE id = NEW.commitment_id; "
    )


CONFIRMED = (
    f"UPDATE {COMMITMENT} SET confirmed = confirmed + (SELECT {{share}} - c.confirmed FROM {CLAIM} c "
    f"WHERE c.benefit_id = NEW.id AND c.commitment_id = {COMMITMENT}.id) "
    f"WHERE id IN (SELECT c.commitment_id FROM {CLAIM} c WHERE c.benefit_id = NEW.id AND c.confirmed <> {{share}}); "
    f"UPDATE {CLAIM} SET confirmed = (SELECT {{share}} FROM {CLAIM} c WHERE c.id = {CLAIM}.id) WHERE benefit_id = NEW.id; "
    f"UPDATE {COMMITMENT} SET confirmed = {_latest('confirmed', f'{COMMITMENT}.id')} "
    f"WHERE NOT adds_up AND id IN (SELECT c.commitment_id FROM {CLAIM} c WHERE c.benefit_id = NEW.id); "
)
"""A benefit is claimed once for a commitment, so that the one row of both is found."""
SUMS = (
    Sum("claim_is_counted", CLAIM, "INSERT", _counted("0")),
    Sum(
        "claim_is_counted_anew", CLAIM, "UPDATE", _counted("OLD.{}"),
        " OR ".join(f"NEW.{name} <> OLD.{name}" for name in COUNTED),
    ),
    Sum(
        "claim_is_confirmed", BENEFIT, "UPDATE", CONFIRMED,
        "NEW.claimed <> OLD.claimed OR NEW.confirmed <> OLD.confirmed",
        (SHARE[0].format(c="c"), SHARE[1].format(c="c")),
    ),
)  # fmt: skip
