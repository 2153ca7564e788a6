"""Where a payee is.

Where a payee is, seen from a council whose home is Anytown in Greater Anytown in the North.

The places: AN1 1AA is in Anytown, AN2 2AA in Otherton (the same city region), BN1 1AA in Farby (the
same region), CN1 1AA in Southcliff (another region). Each case is the postcode in the supplier
file, the payment's own, the locality, and why it is unknown.

## When a postcode without an area counts as elsewhere

With the editions in use (not with a places file, which may hold anything) a whole postcode of which no area is known
still counts as *elsewhere*, and as outside by the three definitions of local, where it is **proved** to be in no
home district and no home city region of any body of the report. The proof takes two steps.

**The list is complete for home.** Every district that the lookups put in the home city regions has postcodes in the list
that are known to lie there; and

- where the lookups in use say of which LSOAs (else wards) those districts are made, each of them has at least one
  postcode in the list. A list of a part of the country can pass, a sample of one cannot: an LSOA has some forty
  postcodes, a district over a hundred LSOAs;
- where they do not say, the list has at least 2,400,000 postcodes, those out of use among them: the whole country's (ONS
  lists 2.7 million).

Else nothing is proved.

**Its beginning is nowhere at home.** Where the list has postcodes with the same first half (SW1A), none of them lies at home.
Where it has none, no postcode at home begins with the same letters (SW). A first half that is new, of letters that
there are at home, stays unknown: it may be a street built since. The first half decides, and not the one postcode, because
boundaries are drawn with fewer points than the land has: a postcode at the border may seem to lie outside, all of its
neighbours do not. Postcodes of the forces and those of no place (BF, BX, XX, GIR) prove nothing.

The **region** is told apart only where something in it beyond the home city region is known; otherwise *elsewhere* is all that lies
outside the city region. Where it is told apart, the proof must hold for the region too: the list must be the whole
country's and have the regions itself.
"""

HEADINGS: tuple[str, ...] = (
    "Postcode in the supplier file",
    "The payment's own",
    "Locality",
    "Why it is unknown",
)

CASES: list[tuple[str | None, str | None, str, str | None]] = [
    ("AN1 1AA", None, "own district", None),
    ("an11aa", None, "own district", None),
    ("AN2 2AA", None, "city region", None),
    ("BN1 1AA", None, "region", None),
    ("CN1 1AA", None, "elsewhere", None),
    (None, "AN1 1AA", "own district", None),
    ("CN1 1AA", "AN1 1AA", "elsewhere", None),
    (None, None, "unknown", "no postcode is known for the payee"),
    ("ZZ9 9ZZ", None, "unknown", "the postcode is not in the places file"),
]
