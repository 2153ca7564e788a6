"""A million cells are read in bulk, and each as it would be read alone."""

from __future__ import annotations

import pyarrow as pa
from hypothesis import example, given
from hypothesis import strategies as st

from tests.analysis.spend.reading import spec_amounts, spec_payees
from tests.analysis.spend.reading.given import quickly
from weft.analysis.spend.reading.amounts import amount_of, amounts_of
from weft.analysis.spend.reading.payees import payee_of, payees_of

ANY = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
LIKE_MONEY = st.text("0123456789.,-()£ +'eECRDR$#?\t\n\u00a0\u2212", max_size=16)
LIKE_NAMES = st.lists(
    st.sampled_from(
        ["Redacted", "redactive", "personal", "data", "Ltd", "foster", "carers", "carer", "X", "xxx", "***", "n/a", "&amp;",
         "individual", "name", "withheld", "service user", "section 40", "s.40", "GDPR", "exempt", "0", "-", "Ã©", "Â£", "\u2003",
         "private", "confidential", "client", "sundry", "various", "of", "payment", "to", ".", "(", ")", "\u00a0", "\u200b", "\v"]
    ),
    max_size=4,
).flatmap(lambda words: st.sampled_from([" ".join(words), "".join(words), " ".join(words).upper()]))  # fmt: skip


@quickly(300)
@given(texts=st.lists(LIKE_MONEY | ANY, max_size=20), comma=st.booleans())
@example(texts=[case[0] for case in spec_amounts.CASES], comma=False)
@example(texts=["(1,234.56", "1.234,56", "9999999999999999.99", "99999999999999999"], comma=False)
def test_amounts(texts: list[str], comma: bool) -> None:
    bulk = amounts_of(pa.array(texts, pa.string()), decimal_comma=comma).to_pylist()
    assert bulk == [amount_of(text, decimal_comma=comma) for text in texts]


@quickly(300)
@given(texts=st.lists(LIKE_NAMES | ANY, max_size=20))
@example(texts=[case[0] for case in spec_payees.CASES])
def test_payees(texts: list[str]) -> None:
    columns = payees_of(pa.array(texts, pa.string()))
    bulk = list(zip(*(column.to_pylist() for column in columns), strict=True))
    assert bulk == [payee_of(text) for text in texts]


@quickly(100)
@given(texts=st.lists(LIKE_MONEY, max_size=20))
def test_amounts_all_in_dollars(texts: list[str]) -> None:
    bulk = amounts_of(pa.array(texts, pa.string()), dollars=True).to_pylist()
    assert bulk == [amount_of(text.replace("$", "")) for text in texts]
