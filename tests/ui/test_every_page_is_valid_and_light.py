"""Every page is valid HTML, light enough for a poor connection, and says nothing untranslated."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import Client, override_settings

from tests.architecture.project import ROOT
from tests.ui import everywhere
from tests.ui.everywhere import Seen
from tests.ui.pages import tree

pytestmark = pytest.mark.django_db
VNU = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
MOST_KB = 60


def all_pages() -> list[Seen]:
    return [*everywhere.drawn(), *everywhere.broken(), everywhere.components_with_errors()]


def checked(folder: Path) -> list[str]:
    """The errors that the Nu HTML checker finds in a folder of pages."""
    if shutil.which("java") is None:
        pytest.skip("needs Java: sudo apt-get install default-jre-headless")
    if not VNU.exists():
        pytest.skip("needs the Nu HTML checker: sh scripts/dress")
    answer = subprocess.run(
        ["java", "-Xss1m", "-jar", VNU, "--format", "json", "--skip-non-html", folder],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    return [
        f"{Path(each['url']).name}, line {each.get('lastLine')}: {each['message']}"
        for each in json.loads(answer.stderr)["messages"]
        if each["type"] == "error"
    ]


@pytest.mark.long
def test_every_page_is_valid(tmp_path: Path) -> None:
    pages = all_pages()
    assert len(pages) > 15
    for page in pages:
        (tmp_path / f"{page.id.replace(' ', '-')}.html").write_text(page.html, encoding="utf-8")
    assert checked(tmp_path) == []


def test_the_checker_would_find_a_fault(tmp_path: Path) -> None:
    page = "<!DOCTYPE html><html lang=en><title>x</title><p id=a><p id=a style=color:red onx=1>"
    (tmp_path / "spoilt.html").write_text(page, encoding="utf-8")
    assert any("Duplicate ID" in fault for fault in checked(tmp_path))


def weight(page: Seen) -> int:
    """Bytes that must arrive, compressed, before the page can be read: itself, its style sheets, and
    the scripts that hold it up."""
    parts = [page.html.encode()]
    for each in tree(page.html).iter("link", "script"):
        waits = each.tag == "link" or not (
            {"async", "defer"} & set(each.attrib) or each.get("type")
        )
        there = each.get("href") if each.get("rel") == "stylesheet" else each.get("src")
        if waits and there:
            parts.append(_file(there))
    return sum(len(gzip.compress(part, 6)) for part in parts)


def _file(address: str) -> bytes:
    if not address.startswith("/static/"):
        return bytes(Client().get(address).content)
    found = everywhere.static_file(address)
    assert found is not None, address
    return found


def test_no_page_is_heavy() -> None:
    heavy = {page.id: weight(page) for page in all_pages()}
    assert max(heavy.values()) <= MOST_KB * 1000, heavy
    # what is measured is more than the page itself
    assert min(heavy.values()) > 10_000


def test_a_page_is_sent_compressed() -> None:
    answer = Client().get("/components/", headers={"accept-encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"


def test_no_page_has_a_style_or_script_of_its_own() -> None:
    """The content security policy forbids them; the browser would pass them over silently."""
    for page in all_pages():
        for each in tree(page.html).iter():
            if isinstance(each.tag, str):
                assert "style" not in each.attrib, f"{page.id}: {each.tag}"
                assert not [name for name in each.attrib if name.startswith("on")], page.id
                if each.tag in {"script", "style"} and each.get("type") != "application/json":
                    assert each.get("src"), page.id


def test_static_files_have_names_that_change_and_are_compressed(tmp_path: Path) -> None:
    """Also where a script imports another: else an old one would be kept beside a new."""
    storages = {"staticfiles": {"BACKEND": "weft.ui.storage.HashedFiles"}}
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=storages):
        call_command("collectstatic", verbosity=0, interactive=False)
        address = staticfiles_storage.url("weft/start.js")
        assert re.fullmatch(r"/static/weft/start\.[0-9a-f]{12}\.js", address)
        made = tmp_path / address.removeprefix("/static/")
        assert made.with_name(made.name + ".gz").exists()
        imported = re.findall(r'from "([^"]+)"', made.read_text("utf-8"))
        assert len(imported) == 3
        for each in imported:
            assert re.search(r"\.[0-9a-f]{12}\.js$", each)
            assert (made.parent / each).resolve().exists()
    assert finders.find("weft/start.js")
