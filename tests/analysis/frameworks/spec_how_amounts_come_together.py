"""How amounts of a measure come together.

Every measure says how its amounts add up over time and over providers. First each provider's amounts are brought
together over time, then the providers'. What the measure does not let come together stays apart, and the page says why.

| | over time | over providers |
|---|---|---|
| sum | added | added |
| latest | the amount of the last period | (not possible) |
| weighted average | by the weights: the amounts of another measure | by the weights |
| never | one amount can stand, several cannot | one provider's can stand |

In the table below `A Q1 10` is an amount of 10 by provider A in the first quarter, `A Q1 80% of 50` a share of 80%
with the weight 50. Shares are rounded to the hundredth of a per cent, halves up, once at the end.
"""

HEADINGS: tuple[str, ...] = ("Over time", "Over providers", "Amounts", "Together")

CASES: list[tuple[str, str, str, str]] = [
    ("sum", "sum", "A Q1 10, A Q2 5, B Q1 1", "16"),
    ("sum", "never", "A Q1 10, A Q2 5", "15"),
    ("sum", "never", "A Q1 10, B Q1 5", "2 providers report it; it is never added over providers."),
    ("latest", "sum", "A Q1 10, A Q2 5, B Q1 1", "6"),
    ("latest", "sum", "A Q2 10, A Q2 5", "Two amounts are of the same last period."),
    ("never", "sum", "A Q1 10, B Q2 5", "15"),
    ("never", "sum", "A Q1 10, A Q2 5", "There are several periods; it is never added over time."),
    ("latest", "weighted_average", "A Q1 80% of 50, B Q1 20% of 150", "35%"),
    ("latest", "weighted_average", "A Q1 10% of 90, A Q2 80% of 50, B Q1 20% of 150", "35%"),
    ("weighted_average", "weighted_average", "A Q1 100% of 10, A Q2 50% of 30", "62.5%"),
    ("weighted_average", "weighted_average", "A Q1 100% of 1, A Q2 0% of 2, B Q1 50% of 3", "41.67%"),
    ("latest", "weighted_average", "A Q1 80% of 50, B Q1 20% of 0", "An amount has no weight, so there is no weighted average."),
    ("latest", "weighted_average", "A Q1 80% of 0", "80%"),
    ("sum", "sum", "", "Nothing is reported."),
]  # fmt: skip
