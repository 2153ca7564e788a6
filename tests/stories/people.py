"""People at a browser, and what they do there in an officer's words. Stories are built of these.

    noor = people.at_a_screen("Noor Haddad")
    noor.signs_up()
    noor.confirms_her_address()
    noor.registers("Harbour Choir", "Community organisation")

The same words are walked by mouse, by keyboard alone and without scripts. At each page that `looks_right` is
said of, axe finds nothing and nothing sticks out sideways.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core import mail
from django.core.cache import cache
from playwright.sync_api import Locator, expect

from tests.ui.browsing import NARROW, PATIENCE, WIDE, faults, sideways
from tests.web.getting_in import code

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

PASSWORD = "a long walk by the canal"
MOST_STOPS = 150
expect.set_options(timeout=PATIENCE)


@dataclass
class Someone:
    """A person at a browser of their own."""

    name: str
    page: Page
    scripts: bool = True
    secret: str = ""
    """The key in their authenticator app, once there is one."""
    codes: list[str] = field(default_factory=list)
    """Their recovery codes."""

    @property
    def email(self) -> str:
        """Their address."""
        return f"{self.name.split()[0].lower()}@example.org"

    # What hands do

    def opens(self, address: str) -> None:
        """Type an address."""
        self.page.goto(address)

    def follows(self, link: str) -> None:
        """Follow a link by its words."""
        self.uses(self.page.get_by_role("link", name=link).first)

    def presses(self, button: str) -> None:
        """Press a button by its words."""
        self.uses(self.page.get_by_role("button", name=button).first)

    def uses(self, thing: Locator) -> None:
        """Follow or press."""
        thing.click()

    def types(self, question: str, answer: str, part: str = "") -> None:
        """Answer a question in words."""
        self.box(question, part).fill(answer)

    def picks(self, question: str, answer: str, part: str = "") -> None:
        """Pick an answer from a list."""
        self.box(question, part, "combobox").select_option(answer)

    def box(self, question: str, part: str = "", role: Any = "textbox") -> Locator:
        """The box for the answer to a question, in the part of the form that is called so."""
        where = self.page.get_by_role("group", name=part, exact=True) if part else self.page
        here = where.get_by_role(role, name=question)
        if role != "textbox":
            return here
        offers = where.get_by_role("combobox", name=question).and_(where.locator("input"))
        return here.or_(offers)  # one that offers answers to choose from

    def chooses(self, answer: str) -> None:
        """Tick what carries these words."""
        self.page.get_by_label(answer, exact=True).check()

    # What eyes see

    def sees(self, words: str) -> None:
        """The page says this."""
        expect(self.page.locator("body")).to_contain_text(words)

    def does_not_see(self, words: str) -> None:
        """The page does not say this."""
        expect(self.page.locator("body")).not_to_contain_text(words)

    def is_at(self, heading: str) -> None:
        """The page has this heading, and nothing is wrong with it for anyone."""
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(heading)

    def looks_right(self, *widths: int) -> None:
        """axe finds nothing, and the page is not wider than the window: at these widths, else as it is."""
        if not self.scripts:
            return
        was = self.page.viewport_size
        for width in widths or (was["width"] if was else WIDE,):
            self.page.set_viewport_size({"width": width, "height": 800})
            assert faults(self.page) == [], f"{self.page.url} at {width}"
            assert sideways(self.page) <= 0, f"{self.page.url} is too wide at {width}"
        if was:
            self.page.set_viewport_size(was)

    def acts_for(self, organisation: str) -> None:
        """Every page says for whom one acts."""
        expect(self.page.get_by_role("banner")).to_contain_text(f"Acting for {organisation}")

    # What people come to do

    def signs_up(self) -> None:
        """Create an account."""
        self.opens("/")
        self.follows("Create an account")
        self.is_at("Create an account")
        self.types("What is your name?", self.name)
        self.types("Email", self.email)
        self.types("Password", PASSWORD)
        self.presses("Create an account")
        self.is_at("Look at your email")

    def confirms_the_address(self) -> None:
        """Open the link of the letter, and say that it is right."""
        self.opens(self.link_in_letter())
        self.is_at("Confirm your email address")
        self.presses("Yes, confirm it")
        self.sees(f"{self.email} is confirmed")

    def link_in_letter(self) -> str:
        """The path that the last letter to them leads to."""
        letters = [letter for letter in mail.outbox if self.email in letter.to]
        assert letters, f"no letter to {self.email}"
        found = re.search(r"https?://[^/\s]+(/\S*[^/\s]\S*)", str(letters[-1].body))
        assert found is not None, letters[-1].body
        return found[1]

    def signs_in(self) -> None:
        """With address and password, and a code where they have an app."""
        cache.clear()
        if "/account/login/" not in self.page.url:
            self.opens("/account/login/")
        self.types("Email", self.email)
        self.types("Password", PASSWORD)
        self.presses("Sign in")
        if self.secret:
            self.is_at("Enter a code")
            self.types("Code", code(self.secret))
            self.presses("Sign in")

    def signs_out(self) -> None:
        """By the link on every page."""
        self.follows("Sign out")
        self.is_at("Sign out")
        self.presses("Sign out")
        self.sees("You are signed out")

    def gives_the_password_again(self) -> None:
        """Asked once more before how one signs in can be changed."""
        expect(self.box("Password")).to_be_visible()
        self.types("Password", PASSWORD)
        self.presses("Go on")

    def sets_up_an_app(self) -> None:
        """An authenticator app as second factor, from the page about how one signs in."""
        self.is_at("How you sign in")
        self.uses(self.page.get_by_role("link", name="Set up authenticator app"))
        heading = self.page.get_by_role("heading", level=1)
        expect(heading).to_have_text(re.compile("password again|authenticator app"))
        if "password again" in heading.inner_text():
            self.gives_the_password_again()
        self.is_at("Set up an authenticator app")
        self.secret = self.page.locator("code").first.inner_text()
        self.types("code", code(self.secret))
        self.presses("Use this app")
        self.is_at("Recovery codes")
        self.codes = self.page.locator("code").all_inner_texts()

    def registers(self, organisation: str, kind: str) -> None:
        """Register an organisation."""
        self.opens("/")
        self.presses("Register an organisation")
        self.is_at("Register an organisation")
        self.types("What is the organisation called?", organisation)
        self.chooses(kind)
        self.presses("Register it")
        self.sees(f"{organisation} is registered")

    def approves(self, organisation: str) -> None:
        """Approve an organisation that waits, from the first page on."""
        self.opens("/")
        self.follows("Decide about organisations that have registered")
        self.follows(organisation)
        self.is_at(organisation)
        self.presses("Approve it")
        self.sees(f"{organisation} is approved")

    def invites(self, someone: Someone, *roles: str) -> None:
        """Invite someone to act for the organisation that they act for."""
        self.opens("/")
        self.follows("The people who act for it")
        self.presses("Invite someone")
        self.types("What is their email address?", someone.email)
        for role in roles:
            self.chooses(role)
        self.presses("Send the invitation")
        self.sees("The invitation is on its way")

    def accepts_the_invitation(self, organisation: str) -> None:
        """Open the link of the letter, and accept."""
        self.opens(self.link_in_letter())
        if self.page.get_by_role("heading", level=1, name="Sign in").count():
            self.signs_in()
        self.is_at("Act for an organisation")
        self.sees(organisation)
        self.presses("Accept")

    def changes_to(self, organisation: str) -> None:
        """Act for another of their organisations."""
        self.opens("/me/")
        self.presses(f"Act for {organisation}")
        self.sees(f"You act for {organisation} now")


class ByKeyboard(Someone):
    """Someone who has no mouse: Tab to it, then Enter, Space or letters."""

    def uses(self, thing: Locator) -> None:
        """Tab there and press Enter."""
        self.goes_to(thing)
        thing.press("Enter")  # and wait for where it leads, as after a click

    def types(self, question: str, answer: str, part: str = "") -> None:
        """Tab there and type."""
        self.goes_to(self.box(question, part))
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(answer)

    def picks(self, question: str, answer: str, part: str = "") -> None:
        """Tab there and type how the answer begins."""
        box = self.box(question, part, "combobox")
        self.goes_to(box)
        self.page.keyboard.type(answer)
        expect(box.locator("option:checked")).to_have_text(answer)

    def chooses(self, answer: str) -> None:
        """Tab there; a box is ticked with Space, of radios the arrows choose."""
        thing = self.page.get_by_label(answer, exact=True)
        if thing.get_attribute("type") != "radio":
            self.goes_to(thing)
            self.page.keyboard.press("Space")
            return
        name = thing.get_attribute("name")
        self.goes_to(self.page.locator(f"input[name={name}]").first)
        self.page.keyboard.press("Space")
        for _press in range(20):
            if thing.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrows do not reach {answer}")

    def goes_to(self, thing: Locator) -> None:
        """Press Tab until it has the focus; it has to be seen then."""
        expect(thing).to_be_visible()
        for _stop in range(MOST_STOPS):
            if thing.evaluate("each => each === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not reach {thing}")


@dataclass
class People:
    """Everyone in a story, each at a browser of their own."""

    browser: Browser
    site: str
    how: type[Someone] = Someone
    width: int = WIDE
    scripts: bool = True
    opened: list[BrowserContext] = field(default_factory=list)

    def someone(self, name: str) -> Someone:
        """Someone who sits down at a browser."""
        context = self.browser.new_context(
            base_url=self.site, viewport={"width": self.width, "height": 800},
            java_script_enabled=self.scripts,
        )  # fmt: skip
        context.set_default_timeout(PATIENCE)
        self.opened.append(context)
        return self.how(name, context.new_page(), self.scripts)


WAYS: dict[str, Callable[[Browser, str], People]] = {
    "on a screen": People,
    "on a phone": lambda browser, site: People(browser, site, width=NARROW),
    "by keyboard alone": lambda browser, site: People(browser, site, how=ByKeyboard),
    "without JavaScript": lambda browser, site: People(browser, site, scripts=False),
}


@contextmanager
def walking(browser: Browser, site: str, way: str = "on a screen") -> Iterator[People]:
    """People who walk a story in one of the ways."""
    cache.clear()
    people = WAYS[way](browser, site)
    try:
        yield people
    finally:
        for context in people.opened:
            context.close()
