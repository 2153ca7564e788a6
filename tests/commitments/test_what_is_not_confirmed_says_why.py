"""Nobody reads a mere 0 where nobody can confirm a measure, or nobody has confirmed it yet: on no page, in no list, in no notice."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from datetime import date

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from tests.cast import NOW
from tests.commitments.conftest import BUILDERS, Place
from tests.commitments.test_confirming_in_pages import at, text
from weft.analysis.commitments.ratings import Rating
from weft.commitments import actions
from weft.commitments.actions import Bound, Check, Finding, Promise
from weft.commitments.checks import Way
from weft.commitments.models import Agreement, Assessment, Commitment
from weft.commitments.performance import Period
from weft.commitments.queries import indicators_visible_to
from weft.commitments.rules import AgreementKind, PartyRole, Sort

pytestmark = pytest.mark.django_db
NOBODY, YET = "not confirmable", "0 people, not confirmed yet"


@dataclass
class Two:
    """Of a measure that nobody can confirm, and of one that an auditor can, five people each were promised, reported and claimed."""

    place: Place
    top: Agreement
    agreement: Agreement
    promises: dict[str, Commitment]

    def pages(self) -> list[str]:
        """The pages and lists on which the amounts of both stand."""
        here, builders = (
            f"/agreements/{self.agreement.ref}/",
            self.place.cast.organisations[BUILDERS],
        )
        assessment = f"{here}performance/{self.assessed().ref}/"
        return [
            here, f"/agreements/{self.top.ref}/", "/agreements/portfolio/", f"/agreements/record-of/{builders.ref}/", assessment,
            f"{assessment}notice/",
        ]  # fmt: skip

    def assessed(self) -> Assessment:
        """How well both were kept until the day on which they were due."""
        tom = self.place.viewer("Tom")
        told = {"agreement": self.agreement, "by": tom, "at": NOW}
        actions.choose_indicators(commitments=list(self.promises.values()), **told)  # type: ignore[arg-type]
        chosen = indicators_visible_to(tom).filter(agreement=self.agreement)
        findings = [Finding(one, Rating.INADEQUATE, "Nothing of it is verified.") for one in chosen]
        return actions.assess(
            period=Period(date(2026, 4, 1), date(2026, 11, 1)), findings=findings, words="", **told
        )  # type: ignore[arg-type]


@pytest.fixture
def two(place: Place) -> Two:
    tom, builders = place.viewer("Tom"), place.cast.organisations[BUILDERS]
    told = {"begins": date(2026, 4, 1), "ends": date(2027, 3, 31), "parties": [Bound(PartyRole.SUPPLIER, builders)], "by": tom, "at": NOW}  # fmt: skip
    top, agreement = (
        actions.record_agreement(
            kind=kind, title=title, references=[("ocid", "ocds-h6vhtk-1"), ("contract", "C1")], under=under() if under else None, another=True, **told
        )
        for kind, title, under in (
            (AgreementKind.FRAMEWORK, "Buildings", None),
            (AgreementKind.CALL_OFF, "The library", lambda: Agreement.objects.get(title="Buildings")),
        )
    )  # fmt: skip
    promises = {}
    for code in ("N", "W"):
        promise = Promise(builders, place.edition, code, Sort.FIXED, 5, due=date(2026, 11, 1))
        made = actions.record_commitment(agreement=agreement, promise=promise, by=tom, at=NOW)
        benefit = place.benefit(5, code=code)
        actions.claim(benefit=benefit, commitment=made, quantity=5, by=place.viewer("Mo"), at=NOW)
        promises[code] = made
    return Two(place, top, agreement, promises)


def test_it_is_said_on_every_page(two: Two) -> None:
    tom = at(two.place, "Tom")
    for page in two.pages():
        shown = text(tom.get(page))
        assert NOBODY in shown and YET in shown, page
        assert f"Confirmed: {YET}" in shown or "Confirmed: " not in shown, page


def test_once_some_of_it_is_confirmed_it_says_how_much(two: Two) -> None:
    claim = two.promises["W"].claims.get()
    actions.check_benefit(
        benefit=claim.benefit, check=Check(Way.BOOKS, 2), by=two.place.viewer("Tom"), at=NOW
    )
    tom = at(two.place, "Tom")
    for page in two.pages():
        shown = text(tom.get(page))
        assert NOBODY in shown and "2 people" in shown and YET not in shown, page


def test_the_notice_says_it_as_a_text_and_as_data(two: Two) -> None:
    tom, notice = at(two.place, "Tom"), two.pages()[-1]
    written = tom.get(f"{notice}notice.txt").content.decode()
    (release,) = json.loads(tom.get(f"{notice}notice.json").content)["releases"]
    for told in (" ".join(written.split()), json.dumps(release)):
        assert f"Confirmed: {NOBODY}." in told and f"Confirmed: {YET}." in told


def test_a_list_that_is_taken_away_says_it(two: Two) -> None:
    tom, where = at(two.place, "Tom"), "/agreements/what-is-promised/promises"
    of_csv = {row["Code"]: row["Confirmed"] for row in csv.DictReader(io.StringIO(taken(tom, f"{where}.csv").decode("utf-8-sig")))}  # fmt: skip
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(taken(tom, f"{where}.xlsx"))).get_sheet_by_index(0)  # fmt: skip
    headings, *rows = sheet.to_python()
    code, confirmed = headings.index("Code"), headings.index("Confirmed")
    of_xlsx = {str(row[code]): row[confirmed] for row in rows}
    for found in (of_csv, of_xlsx):
        assert (found["N"], found["W"]) == (NOBODY, YET)
    assert (of_csv["J"], of_xlsx["J"]) == ("0", 0), "nothing is reported of it"


def taken(client: Client, where: str) -> bytes:
    answer = client.get(where)
    return b"".join(answer.streaming_content) if answer.streaming else answer.content
