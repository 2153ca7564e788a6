"""The one template language of the site: Jinja, with the GOV.UK components as macros.

Templates stand in each room's `templates/<room>/`, and are named so: `organisations/list.html`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage
from django.urls import reverse
from django.utils import formats, timezone, translation
from django.utils.html import format_html, json_script
from django.utils.safestring import SafeString
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, PrefixLoader

from weft.analysis.frameworks.units import pounds
from weft.analysis.reporting.html import FILTERS
from weft.ui.amounts import amount, confirmed, roughly, told_of
from weft.ui.asking import asked, errors_of
from weft.ui.lasting import lasting
from weft.ui.reasons import said

PACKAGE = Path(__file__).parents[1]


def environment(**options: Any) -> Environment:
    """The environment that Django asks for by its settings."""
    rooms = sorted(str(folder) for folder in PACKAGE.glob("*/templates"))
    made = Environment(
        **options
        | {
            "loader": ChoiceLoader(
                [
                    FileSystemLoader(rooms),
                    PrefixLoader({"reporting": PackageLoader("weft.analysis.reporting")}),
                    PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
                ]
            ),
            "autoescape": _is_markup,
            "trim_blocks": True,
            "lstrip_blocks": True,
            "extensions": ["jinja2.ext.i18n", "jinja2.ext.do"],
        }
    )
    made.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext, translation.ngettext, newstyle=True, pgettext=translation.pgettext
    )
    made.globals |= {
        "static": staticfiles_storage.url,
        "url": url,
        "asked": asked,
        "from_to": from_to,
        "errors_of": errors_of,
        "json_script": json_script,
    }
    made.filters |= {
        "day": day,
        "moment": moment,
        "lasting": lasting,
        "told": told,
        "said": said,
        "amount": amount,
        "told_of": told_of,
        "roughly": roughly,
        "confirmed": confirmed,
        "pounds": pounds,
        **FILTERS,
    }
    return made


def _is_markup(name: str | None) -> bool:
    """Whether what a template says is escaped for HTML: not where it is a letter in plain text."""
    return not (name or "").endswith(".txt")


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a page by its name: `url("organisations:show", ref)`."""
    return reverse(name, args=args, kwargs=kwargs)


def told(text: Any) -> SafeString:
    """What a person or an organisation has told, marked so that nobody translates it."""
    return format_html('<span translate="no">{}</span>', text)


def day(value: Any) -> str:
    """A day as people write it: 31 March 2027."""
    return formats.date_format(
        timezone.localtime(value) if hasattr(value, "tzinfo") else value, "j F Y"
    )


def from_to(begins: Any, ends: Any) -> str:
    """From which day to which, as people write it; of a single day, that."""
    told = {"begins": day(begins), "ends": day(ends)}
    return told["begins"] if begins == ends else translation.gettext("%(begins)s to %(ends)s") % told  # fmt: skip


def moment(value: Any) -> str:
    """A moment as people write it: 31 March 2027, 2:05pm."""
    local = timezone.localtime(value)
    clock = formats.date_format(local, "g:iA").replace("AM", "am").replace("PM", "pm")
    return f"{day(local)}, {clock}"
