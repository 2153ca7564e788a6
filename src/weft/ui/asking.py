"""Which component of the Design System asks for a form's field, and with which parameters.

A plain `forms.Form` is enough: its label is the question, its help text the hint, its widget decides the
component. `ui/fields.html` draws what this chooses.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.widgets import Input
from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

Parameters = dict[str, Any]
BREAK = SafeString("<br>")


@dataclass(frozen=True)
class Asked:
    """A field as a component: its name, and what its macro is given."""

    component: str
    parameters: Parameters


def asked(bound: BoundField, *, heading: bool = False, **more: Any) -> Asked:
    """The component for a field. With `heading`, its question is the heading of the page; `more`
    adds parameters or replaces them."""
    field, widget = bound.field, bound.field.widget
    if widget.is_hidden:
        return Asked("hidden", {})
    fitting = (way for way in _BY_WIDGET if isinstance(widget, way[0]))
    _kind, component, parameters = next(fitting, (None, "", None))
    if parameters is None:
        raise TypeError(f"No component asks for {bound.name}, a {type(widget).__name__}.")
    if component == "textarea" and getattr(field, "max_length", None):
        component = "character_count"
    made = _question(bound, component, heading) | _said(bound) | parameters(bound) | more
    return Asked(component, {key: value for key, value in made.items() if value is not None})


def errors_of(form: forms.BaseForm) -> list[dict[str, str]]:
    """What the error summary says, each leading to its field."""
    whole = [{"text": str(error)} for error in form.non_field_errors()]
    rows = [bound for asked_ in getattr(form, "rows", {}).values() for bound in asked_.wrong]
    return whole + [_error_of(bound) for bound in [*form, *rows] if bound.errors]


def _error_of(bound: BoundField) -> dict[str, str]:
    """The first error of a field; without a way to it where there is no box to go to."""
    said = _lines(str(bound.errors[0]))
    return said if bound.is_hidden else said | {"href": f"#{bound.auto_id}"}


def _lines(text: str) -> dict[str, str]:
    """An error as a component takes it: one of several lines, such as all that is wrong with a file, line by line."""
    lines = text.splitlines()
    if len(lines) < 2:
        return {"text": text}
    return {"html": format_html_join(BREAK, "{}", ((line,) for line in lines))}


def _question(bound: BoundField, component: str, heading: bool) -> Parameters:
    """The question, as a label or, over several boxes, as a legend."""
    text = str(bound.label)
    optional = not bound.field.required and component != "tick"
    text = _("%(question)s (optional)") % {"question": text} if optional else text
    size = "l" if heading else "s"
    if component == "tick":
        return {"idPrefix": bound.auto_id, "name": bound.html_name}
    if component in {"radios", "checkboxes"}:
        classes = f"govuk-fieldset__legend--{size}"
        legend = {"text": text, "classes": classes, "isPageHeading": heading}
        return {"idPrefix": bound.auto_id, "name": bound.html_name, "fieldset": {"legend": legend}}
    label = {"text": text, "classes": f"govuk-label--{size}", "isPageHeading": heading}
    return {"id": bound.auto_id, "name": bound.html_name, "label": label}


def _said(bound: BoundField) -> Parameters:
    """The hint and the first error, with the words that screen readers hear before it."""
    shape = "html" if isinstance(bound.help_text, SafeString) else "text"
    hint = {shape: str(bound.help_text)} if bound.help_text else None
    wrong = (
        {**_lines(str(bound.errors[0])), "visuallyHiddenText": _("Error")} if bound.errors else None
    )
    return {"hint": hint, "errorMessage": wrong}


def _text(bound: BoundField) -> Parameters:
    widget = bound.field.widget
    attributes = _attributes(bound)
    kind = getattr(widget, "input_type", "text")
    made: Parameters = {
        "value": _typed(bound),
        "type": "text" if kind == "number" else kind,
        "autocomplete": attributes.pop("autocomplete", None),
        "inputmode": attributes.pop("inputmode", None),
        "classes": attributes.pop("class", None),
    }
    if kind == "number":
        whole = isinstance(bound.field, forms.IntegerField)
        for limit in ("min", "max", "step"):  # for boxes of numbers, which this is not
            attributes.pop(limit, None)
        made |= {"inputmode": "numeric" if whole else "decimal", "classes": "govuk-input--width-10"}
    if getattr(bound.field, "offers", ()):
        attributes["list"] = f"{bound.auto_id}-offers"
    if kind in {"email", "url"}:
        made |= {"spellcheck": False, "autocomplete": made["autocomplete"] or _EXPECTED.get(kind)}
    return made | {"attributes": attributes}


_EXPECTED = {"email": "email", "url": "url"}


def _day(bound: BoundField) -> Parameters:
    return {"value": _typed(bound), "classes": "govuk-input--width-20", "autocomplete": "off"}


def _password(bound: BoundField) -> Parameters:
    attributes = _attributes(bound)
    return {
        "autocomplete": attributes.pop("autocomplete", "current-password"),
        "attributes": attributes,
        "showPasswordText": _("Show"),
        "hidePasswordText": _("Hide"),
        "showPasswordAriaLabelText": _("Show password"),
        "hidePasswordAriaLabelText": _("Hide password"),
        "passwordShownAnnouncementText": _("Your password is visible"),
        "passwordHiddenAnnouncementText": _("Your password is hidden"),
    }


def _long_text(bound: BoundField) -> Parameters:
    attributes = _attributes(bound)
    made: Parameters = {"value": _typed(bound), "rows": str(attributes.pop("rows", 5))}
    attributes.pop("cols", None)
    attributes.pop("maxlength", None)
    most = getattr(bound.field, "max_length", None)
    if most is None:
        return made | {"attributes": attributes}
    return made | {
        "attributes": attributes,
        "maxlength": str(most),
        "textareaDescriptionText": _counted(_("You can enter up to %(count)s characters")),
        "charactersUnderLimitText": {
            "one": _counted(_("You have %(count)s character remaining")),
            "other": _counted(_("You have %(count)s characters remaining")),
        },
        "charactersAtLimitText": _("You have 0 characters remaining"),
        "charactersOverLimitText": {
            "one": _counted(_("You have %(count)s character too many")),
            "other": _counted(_("You have %(count)s characters too many")),
        },
    }


def _counted(text: str) -> str:
    """A text in which the component's script puts the number."""
    return text % {"count": "%{count}"}


def _list(bound: BoundField) -> Parameters:
    items = _offered(bound, _choices_of(bound), mark="selected")
    return {"items": items, "attributes": _attributes(bound)}


def _choose(bound: BoundField) -> Parameters:
    """Boxes to choose from. A group of choices is what lies within the choice before it, and opens under it: where one of them is chosen, the
    choice before it is ticked, as a choice that is not hides what lies within it."""
    items: list[Parameters] = []
    for value, within in _choices_of(bound):
        if isinstance(within, list | tuple) and items:
            boxes = _offered(bound, within, mark="checked")
            is_open = any(one["checked"] for one in boxes)
            items[-1]["conditional"] = {
                "html": _narrower(bound, str(value), boxes, is_open=is_open)
            }
            items[-1]["checked"] = items[-1]["checked"] or is_open
        else:
            items += _offered(bound, [(value, within)], mark="checked")
    items = [one for one in items if one["value"] != ""]
    if items:  # the link of the error summary leads to the first box
        items[0]["id"] = bound.auto_id
    inline = bound.field.widget.attrs.get("class")
    return {"items": items, "classes": inline}


def _narrower(
    bound: BoundField, called: str, items: list[Parameters], *, is_open: bool
) -> SafeString:
    """Boxes for what lies within a choice, closed until one of them is chosen."""
    return render_to_string(
        "ui/narrower.html",
        {"called": called, "name": bound.html_name, "prefix": f"{bound.auto_id}-{items[0]['value']}", "items": items, "is_open": is_open},
    )  # fmt: skip


def _tick(bound: BoundField) -> Parameters:
    """One box to tick: its question stands beside it."""
    box = {"value": "on", "text": str(bound.label), "checked": bool(bound.value())}
    if bound.help_text:
        box["hint"] = {"text": str(bound.help_text)}
    return {"items": [box | {"id": bound.auto_id}], "hint": None}


def _file(bound: BoundField) -> Parameters:
    several = bool(getattr(bound.field.widget, "allow_multiple_selected", False))
    return {
        "multiple": several,
        "javascript": True,
        "attributes": _attributes(bound),
        "chooseFilesButtonText": _("Choose files") if several else _("Choose file"),
        "noFileChosenText": _("No file chosen"),
        "multipleFilesChosenText": {
            "one": _counted(_("%(count)s file chosen")),
            "other": _counted(_("%(count)s files chosen")),
        },
        "dropInstructionText": _("or drop files") if several else _("or drop file"),
        "enteredDropZoneText": _("Entered drop zone"),
        "leftDropZoneText": _("Left drop zone"),
    }


def _choices_of(bound: BoundField) -> Any:
    return getattr(bound.field, "choices", ())


def _offered(bound: BoundField, choices: Any, *, mark: str) -> list[Parameters]:
    """The choices, those of groups among them, with hints where the field has `hints`. Where it is `told`, they are words
    that people have told, and nobody translates them."""
    chosen = bound.value()
    chosen = chosen if isinstance(chosen, list | tuple | set | frozenset) else [chosen]
    held = {"" if value is None else str(value) for value in chosen}
    hints: dict[str, str] = getattr(bound.field, "hints", {})
    told = {"translate": "no"} if getattr(bound.field, "told", False) else None
    made = []
    for value, text in _flat(choices):
        said: Parameters = {"value": value, "text": text, mark: value in held}
        if value in hints:
            said["hint"] = {"text": str(hints[value])}
        if told and value:
            said |= {"attributes": told} if mark == "selected" else {"label": {"attributes": told}}
        made.append(said)
    return made


def _flat(choices: Any) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for value, text in choices:
        if isinstance(text, list | tuple):
            found += _flat(text)
        else:
            found.append(("" if value is None else str(value), str(text)))
    return found


def _typed(bound: BoundField) -> str:
    value = bound.field.widget.format_value(bound.value())
    return "" if value is None else str(value)


def _attributes(bound: BoundField) -> Parameters:
    """What the form's writer put on the box, and that the macro has no name for."""
    kept = dict(bound.field.widget.attrs)
    if getattr(bound.field, "max_length", None) and not isinstance(
        bound.field.widget, forms.Textarea
    ):
        kept.pop("maxlength", None)  # people see what is too long, and an error says so
    for own in ("required", "multiple"):  # the macros have their own ways to say these
        kept.pop(own, None)
    kept.pop("placeholder", None)  # it goes when one types, and is mistaken for an answer
    return kept


def _by_widget() -> list[tuple[Any, str, Any]]:
    from weft.ui.fields import DayInput

    return [
        (DayInput, "input", _day),
        (forms.PasswordInput, "password_input", _password),
        (forms.CheckboxSelectMultiple, "checkboxes", _choose),
        (forms.RadioSelect, "radios", _choose),
        (forms.CheckboxInput, "tick", _tick),
        (forms.Select, "select", _list),
        (forms.FileInput, "file_upload", _file),
        (forms.Textarea, "textarea", _long_text),
        (Input, "input", _text),
    ]


_BY_WIDGET = _by_widget()
"""The first that fits a widget, the narrower ones before the wider."""
