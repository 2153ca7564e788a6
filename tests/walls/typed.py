"""What is sent with the form of each address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.cast import Cast
from tests.frameworks.of_each_kind import (
    value_of,
)
from tests.walls.people import (
    AMBLEFORD,
    BRINDALE,
    ELMET,
    FENNEL,
)
from tests.walls.promised import LONG_AGO
from tests.walls.things import PROMISES, REGISTER, SPENT
from weft.analysis.frameworks.adapted import PutFirst
from weft.analysis.frameworks.crosswalks import Mapping as Mapped
from weft.analysis.frameworks.crosswalks import Relation
from weft.analysis.frameworks.document import as_document
from weft.analysis.frameworks.local_document import as_local_document
from weft.analysis.frameworks.sssom import as_sssom
from weft.commitments.models import Benefit, Claim, Commitment, Indicator
from weft.frameworks.models import CarriedChange, Mapping
from weft.frameworks.models import Edition as FrameworkEdition
from weft.frameworks.rules import fingerprint, state_of
from weft.spend.models import Answer


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


def _looked_up() -> str:
    """A supplier whose address the analysis does not know, and about which something was found out."""
    return Answer.objects.get().supplier_id


def typed_in(cast: Cast) -> dict[str, dict[str, Any] | Said]:
    """What is sent, by the name of the address."""
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
        "spend:spent_under": {"agreement": LONG_AGO, "months": ["2024-04"]},
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
    promise = {"quantity": "12", "due": "31 3 2028", "may_subcontract": "on"}
    buy = FrameworkEdition.objects.get(framework__key="all-we-buy", stage="adopted").ref
    elmet, fennel = cast.organisations[ELMET].ref, cast.organisations[FENNEL].ref
    return {
        "commitments:take_in": {"chosen": FilesSent("contracts.csv", REGISTER)},
        "commitments:take_back": {"because": "Of another council."},
        "commitments:columns": {"title": "0", "supplier": "1", "take": "yes"},
        "commitments:take_in_promises": {"chosen": FilesSent("promises.csv", PROMISES)},
        "commitments:promises_columns": {"agreement": "0", "code": "1", "quantity": "2", "due": "3", "edition": buy, "take": "yes"},
        "commitments:take_in_spent": {"chosen": FilesSent("spent.csv", SPENT)},
        "commitments:spent_columns": {"agreement": "0", "begins": "1", "amount": "2", "source": "3", "take": "yes"},
        "commitments:record": {**terms, "kind": "contract", "state": "in force"},
        "commitments:describe": {"description": "A school", "category": "Building", "references-0-scheme": "contract", "references-0-number": "C1"},
        "commitments:vary": {**terms, **happens},
        "commitments:extend": {"ends": "31 3 2029", **happens} | {"on": "3 11 2026"},
        "commitments:move": happens,
        "commitments:hand_over": {"manager": str(cast.person("Conrad").pk), **happens},
        "commitments:add_party": {"role": "partner", "who": "The tenants", "as_written": "on", **happens},
        "commitments:link_party": {"who": elmet},
        "commitments:novate": {"who": elmet, **happens} | {"on": "3 11 2026"},
        "commitments:end_party": happens | {"on": "3 11 2026"},
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
        "commitments:to_verify": {
            "claim": [
                one.ref for one in Claim.objects.filter(state="made", benefit__beneficiary=None)
            ]
        },
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
        "commitments:check": {
            "sampled_of": "5",
            "sampled": "5",
            "found": "4",
            "words": "One left.",
        },
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
