"""What units are called on pages. The engine says the same in English (`weft.analysis.frameworks.units`)."""

from __future__ import annotations

from weft.ui.marks import to_translate

UNITS = {
    "people": to_translate("people"),
    "fte": to_translate("full-time equivalents, to the hundredth"),
    "weeks": to_translate("weeks, to the tenth"),
    "hours": to_translate("hours, to the minute"),
    "gbp": to_translate("pounds, to the penny"),
    "tco2e": to_translate("tonnes of CO2 equivalent, to the kilogram"),
    "kg": to_translate("kilograms, to the gram"),
    "items": to_translate("items, each of what the wording names"),
    "percent": to_translate("per cent, to the hundredth"),
    "yes_no": to_translate("yes or no"),
    "story": to_translate("stories"),
}
"""Each with the smallest part in which it is counted."""
ONE = {
    "people": to_translate("person"),
    "fte": to_translate("full-time equivalent"),
    "weeks": to_translate("week"),
    "hours": to_translate("hour"),
    "gbp": to_translate("pound"),
    "tco2e": to_translate("tonne of CO2 equivalent"),
    "kg": to_translate("kilogram"),
    "items": to_translate("item"),
    "percent": to_translate("per cent"),
    "yes_no": to_translate("yes"),
    "story": to_translate("story"),
}
MANY = {
    "people": to_translate("people"),
    "fte": to_translate("full-time equivalents"),
    "weeks": to_translate("weeks"),
    "hours": to_translate("hours"),
    "gbp": to_translate("pounds"),
    "tco2e": to_translate("tonnes of CO2 equivalent"),
    "kg": to_translate("kilograms"),
    "items": to_translate("items"),
    "percent": to_translate("per cent"),
    "yes_no": to_translate("yes"),
    "story": to_translate("stories"),
}
