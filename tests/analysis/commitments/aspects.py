"""In what two records are the same: the words of the labels, each with what it means.

They check the labels of pairs that are known, and are not for those who build what finds pairs. A field of a
record is an aspect, too: it is the same where both records say the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from rapidfuzz.distance import OSA

from tests.analysis.commitments.otherwise import digits
from weft.analysis.commitments.benefit import Contains, Recorded, Related

NEAR = 8
"""So many of the 64 bits of a picture differ at most when it is the same one, cropped."""
TELLING_LENGTH = 3
"""Numbers of fewer digits prove nothing."""


def same_in(
    aspect: str, one: Recorded, other: Recorded, contains: Contains, related: Related
) -> bool:
    """Whether two records are the same in this aspect."""
    if aspect == "around":
        return around(one, other, contains)
    if aspect == "parties":
        return tied(one, other, related)
    if aspect in MEANINGS:
        return MEANINGS[aspect](one, other)
    return bool(getattr(one, aspect) == getattr(other, aspect))


def tied(one: Recorded, other: Recorded, related: Related) -> bool:
    """Whether a firm of the one is a firm of the other, or of the same group."""
    firms = [
        {
            each
            for ref in (record.provider, *record.delivered_by)
            for each in (ref, related.get(ref))
        }
        for record in (one, other)
    ]
    answers = one.provider == other.accountable or other.provider == one.accountable
    return bool(firms[0] & firms[1] - {None}) or answers


def around(one: Recorded, other: Recorded, contains: Contains) -> bool:
    """Whether places of the one are places of the other, or around them, or in them; or were not said."""
    if not one.places or not other.places:
        return True
    wide = [
        {area for code in record.places for area in _upwards(code, contains)}
        for record in (one, other)
    ]
    return bool(wide[0] & set(other.places) or wide[1] & set(one.places))


def _upwards(code: str, contains: Contains) -> Iterator[str]:
    while code:
        yield code
        code = contains.get(code, "")


def days(one: Recorded, other: Recorded) -> bool:
    """Whether they have a day in common."""
    return one.begins <= other.ends and other.begins <= one.ends


def number(one: Recorded, other: Recorded) -> bool:
    """Whether a number is evidence of both: its digits in their order, of the same kind of evidence."""
    return bool(_numbers(one) & _numbers(other))


def _numbers(record: Recorded) -> set[tuple[str, int]]:
    numbered = (one for one in record.evidence if one.kind in {"payroll", "training", "statement"})
    return {(one.kind, digits(one.reference)) for one in numbered if _tells(one.reference)}


def _tells(reference: str) -> bool:
    return len(str(digits(reference))) >= TELLING_LENGTH


def file(one: Recorded, other: Recorded) -> bool:
    """Whether the same bytes are attached to both."""
    return bool(_files(one) & _files(other))


def _files(record: Recorded) -> set[str]:
    return {one.sha256 for one in record.evidence} - {""}


def picture(one: Recorded, other: Recorded) -> bool:
    """Whether both have a picture of the same."""
    return any(
        (mine.picture ^ theirs.picture).bit_count() <= NEAR
        for mine in one.evidence
        for theirs in other.evidence
        if mine.picture is not None and theirs.picture is not None
    )


def evidence_name(one: Recorded, other: Recorded) -> bool:
    """Whether something is called by the same words in the evidence of both."""
    return bool(
        {each.reference for each in one.evidence} & {each.reference for each in other.evidence}
    )


def receiver(one: Recorded, other: Recorded) -> bool:
    """Whether both name the same organisation, or the same words where it is none."""
    mine, theirs = (each.beneficiary or each.beneficiary_name for each in (one, other))
    return bool(mine) and mine == theirs


def name(one: Recorded, other: Recorded) -> bool:
    """Whether the names are of one, apart from order, case, accents and two letters that changed places."""
    mine, theirs = (_words(each.beneficiary_name) for each in (one, other))
    few, many = sorted((mine, theirs), key=len)
    return bool(few) and all(any(OSA.distance(word, each) <= 1 for each in many) for word in few)


def _words(name_: str) -> list[str]:
    plain = name_.lower().replace("é", "e").replace("'", "").replace("saint", "st")
    return [word for word in re.findall(r"[a-z]+", plain) if word not in {"the", "local", "school"}]


def amount(one: Recorded, other: Recorded) -> bool:
    """Whether the quantities are the same."""
    return one.quantity == other.quantity


def about(one: Recorded, other: Recorded) -> bool:
    """Whether the quantities are not more than a twentieth apart."""
    return abs(one.quantity - other.quantity) * 20 <= max(one.quantity, other.quantity)


MEANINGS: dict[str, Callable[[Recorded, Recorded], bool]] = {
    "days": days,
    "number": number,
    "file": file,
    "picture": picture,
    "evidence_name": evidence_name,
    "receiver": receiver,
    "name": name,
    "amount": amount,
    "about": about,
}
