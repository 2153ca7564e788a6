"""A council takes its local changes out as a document, and brings them in again as they were."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.frameworks.invented import LONG, SAID, measures
from weft.analysis.errors import WeftError
from weft.analysis.frameworks.adapted import (
    Add,
    AddCohort,
    LeaveOut,
    LocalChange,
    PutFirst,
    Weigh,
)
from weft.analysis.frameworks.edition import Cohort, Node, Origin
from weft.analysis.frameworks.local_document import (
    FORMAT,
    as_local_document,
    read_local_document,
)

CODES = st.from_regex(r"[A-Z][0-9]{1,3}", fullmatch=True)
NODES = st.builds(
    Node, CODES, SAID, SAID, CODES | st.just(""), LONG, origin=st.sampled_from(list(Origin)),
    takes_place_of=st.lists(CODES, max_size=2).map(tuple), measure=st.none() | measures(["young"]),
)  # fmt: skip
CHANGES: st.SearchStrategy[LocalChange] = st.one_of(
    st.builds(LeaveOut, CODES, SAID),
    st.builds(Add, NODES),
    st.builds(Weigh, CODES, st.decimals(0, 1000, allow_nan=False, allow_infinity=False)),
    st.builds(PutFirst, CODES, SAID),
    st.builds(AddCohort, st.builds(Cohort, CODES, SAID, LONG)),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(CHANGES, max_size=6))
def test_what_goes_out_comes_back_the_same(local: Sequence[LocalChange]) -> None:
    text = as_local_document(local)
    again = read_local_document(text, name="it")
    assert again == tuple(local)
    assert as_local_document(again) == text


def test_a_weight_keeps_every_digit() -> None:
    text = as_local_document([Weigh("O1", Decimal("0.1000000000000000055511151231257827"))])
    (found,) = read_local_document(text, name="it")
    assert isinstance(found, Weigh)
    assert str(found.weight) == "0.1000000000000000055511151231257827"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"change": "rub_out", "code": "O1"}, "change 2: it says by “change” none of leave_out, add"),
        ({"change": ["weigh"], "code": "O1"}, "change 2: it says by “change” none of"),
        ("weigh", "change 2: it says by “change” none of"),
        ({"change": "leave_out", "code": "O1"}, "change 2: “reason” is missing. Add it."),
        ({"change": "leave_out", "code": "O1", "reason": "x", "by": "me"}, "change 2: “by” is no field there."),
        ({"change": "leave_out", "code": 1, "reason": "x"}, "change 2: code: “1” is to be text, in quotation marks."),
        ({"change": "leave_out", "code": "O1", "reason": "a\0b"}, "change 2: O1: the reason holds a sign"),
        ({"change": "weigh", "code": "O1", "weight": "NaN"}, "change 2: weight: “NaN” is to be a number such as"),
        ({"change": "weigh", "code": "O1", "weight": "much"}, "change 2: weight: "),
        ({"change": "add", "node": {"code": "L", "level": "measure", "wording": "W", "colour": "red"}},
         "change 2: node: “colour” is no field there."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_which_change_and_why(change: Any, words: str) -> None:
    fine = {"change": "weigh", "code": "O1", "weight": "1"}
    document = {"format": FORMAT, "changes": [fine, change]}
    with pytest.raises(WeftError) as found:
        read_local_document(json.dumps(document), name="ours.json")
    assert str(found.value).startswith("ours.json cannot be read:")
    assert words in str(found.value)


def test_everything_that_is_wrong_is_said_at_once() -> None:
    changes = [{"change": "leave_out", "code": f"O{n}"} for n in range(3)]
    with pytest.raises(WeftError) as found:
        read_local_document(json.dumps({"format": FORMAT, "changes": changes}), name="it")
    assert [line[:11] for line in str(found.value).splitlines()[1:]] == [
        "- change 1:",
        "- change 2:",
        "- change 3:",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "it is not JSON"),
        ('{"format": "weft-framework/1"}', "it is no list of local changes: it does not say “format”"),
        (f'{{"format": "{FORMAT}"}}', "it is to hold “changes”, a list, and nothing else"),
        (f'{{"format": "{FORMAT}", "changes": {{}}}}', "it is to hold “changes”"),
        (f'{{"format": "{FORMAT}", "changes": [], "by": "me"}}', "and nothing else"),
    ],
)  # fmt: skip
def test_a_file_that_is_something_else_is_refused(text: str, words: str) -> None:
    with pytest.raises(WeftError, match=words):
        read_local_document(text, name="it")
