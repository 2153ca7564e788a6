"""Evidence is kept with its hash, without where photographs were taken, for those who may see it, until its day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from PIL import Image

from tests.analysis.commitments.test_a_photograph_loses_where_it_was_taken import GPS, photograph
from tests.cast import NOW
from tests.commitments.conftest import AMBLEFORD, LATER, Place
from tests.commitments.quarrels import counted, of_facts, settled
from tests.commitments.test_confirming_in_pages import at, text
from weft.commitments import actions, queries
from weft.commitments.actions import CannotDo, Given, NamesPeople
from weft.commitments.models import Benefit, Evidence
from weft.commitments.rules import EvidenceKind
from weft.organisations.access import NotAllowed
from weft.organisations.rules import Role
from weft.uploads.actions import CannotKeep, delete_upload
from weft.uploads.arriving import Arrived
from weft.uploads.models import Upload
from weft.uploads.queries import path_of
from weft.web.tidying import tidy_all

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "SITE_FOLDER", tmp_path)
    monkeypatch.setattr(settings, "UPLOAD_FOLDER", tmp_path / "uploads")


def file(name: str, content: bytes) -> Given:
    arrived = Arrived(name, "application/octet-stream")
    arrived.add(content)
    return Given(EvidenceKind.FILE, arrived)


def typed(kind: EvidenceKind, reference: str) -> Given:
    return Given(kind, reference=reference)


def added(
    place: Place, benefit: Benefit, *given: Given, by: str = "Mo", **said: object
) -> list[Evidence]:
    return actions.add_evidence(
        benefit=benefit,
        given=given,
        by=place.viewer(by),
        at=NOW,
        **said,  # type: ignore[arg-type]
    )


def test_several_files_and_a_number_are_kept_with_their_hashes(place: Place) -> None:
    benefit = place.benefit()
    letter, photo, number = added(
        place, benefit, file("Letter.pdf", b"%PDF-1.7 thank you"), file("Yard.jpg", photograph()),
        typed(EvidenceKind.PAYROLL, " 104-77 "),
    )  # fmt: skip
    assert (letter.kind, letter.name, len(letter.sha256)) == ("file", "Letter.pdf", 64)
    assert (photo.kind, len(photo.picture)) == ("picture", 16)
    assert (number.kind, number.reference, number.sha256) == ("payroll", "104-77", "")


@pytest.mark.parametrize("wanted", [False, True])
def test_a_photograph_loses_where_it_was_taken_unless_that_is_wanted(
    place: Place, wanted: bool
) -> None:
    (photo,) = added(place, place.benefit(), file("Yard.jpg", photograph()), with_location=wanted)
    assert photo.upload is not None
    there = Image.open(BytesIO(path_of(photo.upload).read_bytes())).getexif().get_ifd(GPS)
    assert bool(there) is wanted is photo.with_location


def test_a_photograph_that_is_not_whole_is_kept_only_with_where_it_was_taken(place: Place) -> None:
    benefit, broken = place.benefit(), photograph()[: len(photograph()) * 9 // 10]
    with pytest.raises(CannotKeep, match="Save it anew"):
        added(place, benefit, file("Yard.jpg", broken))
    assert not Upload.objects.exists()
    (kept,) = added(place, benefit, file("Yard.jpg", broken), with_location=True)
    assert kept.with_location


def test_a_photograph_as_some_telephones_keep_it_is_refused_with_what_to_do(place: Place) -> None:
    heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200)
    with pytest.raises(CannotKeep, match=r"HEIC.*JPEG"):
        added(place, place.benefit(), file("IMG_1.HEIC", heic))


def test_a_list_that_cannot_be_looked_through_is_kept_only_once_somebody_has_looked(
    place: Place,
) -> None:
    benefit, unread = place.benefit(), {}
    try:
        added(place, benefit, file("Lists.zip", b"PK\x03\x04 not one"), file("a.pdf", b"%PDF-1.7"))
    except NamesPeople as asked:
        unread = dict(asked.unread)
    assert unread == {"Lists.zip": ["unknown"]} and not Upload.objects.exists()
    added(place, benefit, file("Lists.zip", b"PK\x03\x04 not one"), looked=True)


@pytest.mark.parametrize(
    "given", [typed(EvidenceKind.STATEMENT, "AB 12 34 56 C was there"), "a file"]
)
def test_what_may_name_people_is_kept_only_once_somebody_has_looked(
    place: Place, given: Given | str
) -> None:
    benefit = place.benefit()
    list_of_names = b"Name,Hours\nJane,3\nOmar,4\nLily,5\n"

    def one() -> Given:
        return file("Hours.csv", list_of_names) if isinstance(given, str) else given

    with pytest.raises(NamesPeople):
        added(place, benefit, one())
    assert not Evidence.objects.exists() and not Upload.objects.exists()
    added(place, benefit, one(), looked=True)
    assert Evidence.objects.count() == 1


def test_of_several_of_which_one_is_not_taken_none_is_kept(place: Place) -> None:
    with pytest.raises(CannotKeep):
        added(place, place.benefit(), file("a.pdf", b"%PDF-1.7"), file("b.gz", b"\x1f\x8b 1"))
    assert not Evidence.objects.exists() and not Upload.objects.exists()


@pytest.mark.parametrize(("kind", "reference", "why"), [
    (EvidenceKind.LINK, "example.org", "begins with https"), (EvidenceKind.STATEMENT, " ", "Say what it is"),
    (EvidenceKind.FILE, "x", "Choose a file"), (EvidenceKind.LINK, "https://" + "x" * 2000, "too long"),
])  # fmt: skip
def test_what_is_no_evidence_is_refused_with_the_reason(
    place: Place, kind: EvidenceKind, reference: str, why: str
) -> None:
    with pytest.raises(CannotDo, match=why):
        added(place, place.benefit(), typed(kind, reference))


def test_only_who_delivered_or_answers_for_it_adds_evidence(place: Place) -> None:
    benefit = place.benefit()
    for name, fault in (
        ("Rolf", Benefit.DoesNotExist),
        ("Cleo", Benefit.DoesNotExist),
        ("Rita", NotAllowed),
    ):
        with pytest.raises(fault):
            added(place, benefit, typed(EvidenceKind.LINK, "https://example.org"), by=name)


def seen_by(place: Place, name: str) -> int:
    return queries.evidence_visible_to(place.viewer(name)).count()


def test_evidence_is_seen_by_who_gave_it_and_who_judges_claims_and_by_the_beneficiary_where_it_may(
    place: Place,
) -> None:
    benefit = place.benefit()
    added(place, benefit, typed(EvidenceKind.LINK, "https://example.org/private"))
    added(
        place, benefit, typed(EvidenceKind.LINK, "https://example.org/shown"), for_beneficiary=True
    )
    assert [seen_by(place, name) for name in ("Mo", "Tom", "Bea", "Cleo", "Rolf")] == [
        2,
        0,
        0,
        1,
        0,
    ]
    claim = actions.claim(
        benefit=benefit, commitment=place.first, quantity=2, by=place.viewer("Mo"), at=NOW
    )
    assert [seen_by(place, name) for name in ("Tom", "Bea")] == [2, 0]
    actions.withdraw_claim(claim=claim, by=place.viewer("Mo"), at=NOW)
    assert seen_by(place, "Tom") == 0


@pytest.mark.parametrize(("role", "seen"), [
    (Role.CONTRACT_MANAGER, 1), (Role.COMMISSIONER, 1), (Role.COMMUNITY_LEAD, 1), (Role.ADMINISTRATOR, 1), (Role.READER, 0), (Role.EVALUATOR, 0),
    (Role.SPEND_ANALYST, 0), (Role.POLICY_LEAD, 0), (Role.REPORTER, 0),
])  # fmt: skip
def test_in_a_council_it_is_seen_by_those_who_verify_or_check_and_by_nobody_else(
    place: Place, role: Role, seen: int
) -> None:
    benefit = place.benefit()
    added(place, benefit, typed(EvidenceKind.LINK, "https://example.org/private"))
    actions.claim(benefit=benefit, commitment=place.first, quantity=2, by=place.viewer("Mo"), at=NOW)  # fmt: skip
    place.cast.member("Una", AMBLEFORD, role, administrator="Ada")
    assert seen_by(place, "Una") == seen
    shown = "example.org/private" in at(place, "Una").get(f"/benefits/{benefit.ref}/").content.decode()  # fmt: skip
    assert shown == bool(seen)


def test_a_steward_sees_it_until_the_dispute_is_settled(place: Place) -> None:
    claim = counted(place)
    added(place, claim.benefit, typed(EvidenceKind.LINK, "https://example.org/private"))
    place.cast.steward()
    assert seen_by(place, "Stella") == 0
    dispute = of_facts(place, claim.benefit)
    assert seen_by(place, "Stella") == 1
    settled(place, dispute)
    assert seen_by(place, "Stella") == 0


def test_what_stood_behind_something_verified_stays(place: Place) -> None:
    claim, mo = counted(place, verified=False), {"by": place.viewer("Mo"), "at": LATER}
    (one, other) = added(
        place, claim.benefit, *[typed(EvidenceKind.LINK, "https://example.org")] * 2
    )
    actions.take_away_evidence(evidence=other, because="It names a learner.", **mo)
    actions.verify_claim(claim=claim, by=place.viewer("Tom"), at=LATER)
    with pytest.raises(
        CannotDo, match="It stood behind what was verified, so it stays until its day"
    ):
        actions.take_away_evidence(evidence=one, because="It names a learner.", **mo)
    client, there = at(place, "Mo"), f"/benefits/{claim.benefit.ref}/"
    assert "It stood behind what was verified" in text(client.get(there))
    assert "Take it away" not in text(client.get(there))
    actions.return_claim(claim=claim, because="Send it without names.", by=place.viewer("Tom"), at=LATER)  # fmt: skip
    assert "Take it away" in text(client.get(there))
    assert actions.take_away_evidence(
        evidence=one, because="It names a learner.", **mo
    ).forgotten_at


def test_what_came_after_it_was_verified_is_taken_away(place: Place) -> None:
    claim, mo = counted(place), place.viewer("Mo")
    (one,) = actions.add_evidence(
        benefit=claim.benefit,
        given=[typed(EvidenceKind.LINK, "https://example.org")],
        by=mo,
        at=LATER,
    )
    assert actions.take_away_evidence(
        evidence=one, because="Wrong one.", by=mo, at=LATER
    ).forgotten_at


def test_what_stood_behind_something_verified_ends_on_its_day_all_the_same(place: Place) -> None:
    claim = counted(place, verified=False)
    (one,) = added(
        place, claim.benefit, typed(EvidenceKind.LINK, "https://example.org"), kept_until=date(2027, 1, 31)
    )  # fmt: skip
    actions.verify_claim(claim=claim, by=place.viewer("Tom"), at=LATER)
    tidy_all(at=datetime(2027, 2, 1, 9, tzinfo=UTC))
    one.refresh_from_db()
    assert one.forgotten_at is not None


def test_of_a_draft_the_beneficiary_sees_nothing(place: Place) -> None:
    added(
        place, place.benefit(report=False), typed(EvidenceKind.LINK, "https://example.org"),
        for_beneficiary=True,
    )  # fmt: skip
    assert seen_by(place, "Cleo") == 0


def test_a_file_that_is_evidence_is_deleted_by_no_other_way(place: Place) -> None:
    (one,) = added(place, place.benefit(), file("Letter.pdf", b"%PDF-1.7 thank you"))
    assert one.upload is not None
    with pytest.raises(NotAllowed, match="evidence"):
        delete_upload(upload=one.upload, by=place.viewer("Mo"), at=NOW)


def test_what_is_taken_away_leaves_its_hash_and_the_reason(place: Place) -> None:
    (one,) = added(place, place.benefit(), file("Letter.pdf", b"%PDF-1.7 thank you"))
    assert one.upload is not None
    path = path_of(one.upload)
    with pytest.raises(CannotDo, match="Say why"):
        actions.take_away_evidence(evidence=one, because=" ", by=place.viewer("Mo"), at=NOW)
    with pytest.raises(Benefit.DoesNotExist):
        actions.take_away_evidence(evidence=one, because="no", by=place.viewer("Rolf"), at=NOW)
    gone = actions.take_away_evidence(
        evidence=one, because="It names a learner.", by=place.viewer("Mo"), at=NOW
    )
    assert (gone.upload, gone.name, len(gone.sha256)) == (None, "", 64)
    assert gone.forgotten_because == "It names a learner." and not Upload.objects.exists()
    assert path.exists(), "until the transaction is over"
    with pytest.raises(CannotDo, match="gone already"):
        actions.take_away_evidence(evidence=one, because="Twice.", by=place.viewer("Mo"), at=NOW)


@pytest.mark.parametrize(("kept_until", "on", "gone"), [
    (date(2027, 1, 31), datetime(2027, 1, 31, 9, tzinfo=UTC), False), (date(2027, 1, 31), datetime(2027, 2, 1, 9, tzinfo=UTC), True),
    (None, datetime(2033, 10, 31, 9, tzinfo=UTC), False), (None, datetime(2033, 11, 1, 9, tzinfo=UTC), True),
])  # fmt: skip
def test_evidence_ends_on_its_day_or_with_the_time_of_the_place(
    place: Place, kept_until: date | None, on: datetime, gone: bool
) -> None:
    (one,) = added(place, place.benefit(), file("Letter.pdf", b"%PDF-1.7"), kept_until=kept_until)
    tidied = tidy_all(at=on)
    one.refresh_from_db()
    assert (one.forgotten_at is not None, one.upload_id is None) == (gone, gone), tidied.kept
    assert not tidied.kept


def test_while_people_quarrel_evidence_is_kept(place: Place) -> None:
    benefit = place.benefit()
    (one,) = added(
        place,
        benefit,
        typed(EvidenceKind.LINK, "https://example.org"),
        kept_until=date(2027, 1, 31),
    )
    actions.confirm_benefit(
        benefit=benefit,
        received=0,
        disputes=True,
        words="Nobody came.",
        by=place.viewer("Cleo"),
        at=NOW,
    )
    tidied = tidy_all(at=datetime(2027, 3, 1, 9, tzinfo=UTC))
    one.refresh_from_db()
    assert one.forgotten_at is None and not tidied.kept
    with pytest.raises(CannotDo, match="disputed"):
        actions.forget_evidence(evidence=one, at=NOW)
    with pytest.raises(CannotDo, match="Evidence is kept until that is settled"):
        actions.take_away_evidence(evidence=one, because="No.", by=place.viewer("Mo"), at=NOW)


def test_a_place_keeps_evidence_no_longer_than_it_says_and_not_for_nothing(place: Place) -> None:
    (one,) = added(
        place, place.benefit(), typed(EvidenceKind.LINK, "https://example.org"), kept_until=date(2090, 1, 1)
    )  # fmt: skip
    assert one.kept_until == date(2033, 10, 31)
    with pytest.raises(CannotDo, match="forgotten at once"):
        added(
            place, place.benefit(), typed(EvidenceKind.LINK, "https://example.org"), kept_until=NOW.date()
        )  # fmt: skip


def test_the_database_keeps_no_evidence_that_says_nothing(place: Place) -> None:
    (one,) = added(place, place.benefit(), typed(EvidenceKind.LINK, "https://example.org"))
    there = Evidence.objects.filter(pk=one.pk)
    for change in ({"reference": ""}, {"forgotten_at": NOW}):
        with pytest.raises(IntegrityError), transaction.atomic():
            there.update(**change)
