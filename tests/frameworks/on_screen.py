"""What a browser shows of a page, and what it sends of a form that was opened there."""

from __future__ import annotations

from typing import Any

from django.test import Client

from tests.ui.pages import tree


def page_of(answer: Any) -> Any:
    (main,) = tree(answer.content.decode()).xpath("//main")
    return main


def text_of(answer: Any) -> str:
    return " ".join("".join(page_of(answer).itertext()).split())


def filled(browser: Client, address: str) -> dict[str, Any]:
    """What a browser sends of the form at an address as it was opened."""
    main = page_of(browser.get(address))
    typed: dict[str, Any] = {
        box.get("name"): box.get("value", "")
        for box in main.xpath(".//form[@method='post']//input[not(@type='radio' or @type='checkbox' or @type='file')]")
    }  # fmt: skip
    typed |= {box.get("name"): box.text or "" for box in main.xpath(".//textarea")}
    for box in main.xpath(".//input[@checked]"):
        typed.setdefault(box.get("name"), []).append(box.get("value"))
    for box in main.xpath(".//select"):
        typed[box.get("name")] = "".join(box.xpath("./option[@selected]/@value"))
    return typed


def sent(browser: Client, address: str, **typed: Any) -> Any:
    """The answer to a form, opened, filled and sent."""
    return browser.post(address, filled(browser, address) | typed, follow=True)
