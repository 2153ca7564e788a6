"""The page says everything that the report says, by itself, whatever text is put in."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.analysis.reporting import hostile, sample
from weft.analysis.reporting import html, words
from weft.analysis.reporting.write import write_report

VOID = {"meta", "wbr", "br"}


class Read(HTMLParser):
    """A page as its text, its tags and its headings."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text, self.open = "", list[str]()
        self.tags = list[tuple[str, dict[str, str | None]]]()
        self.headings = list[int]()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"<{tag}> is closed out of turn"

    def handle_data(self, text: str) -> None:
        self.text += "" if "style" in self.open else text


@pytest.fixture(scope="module")
def page(written: Path) -> Read:
    return Read((written / "report.html").read_text(encoding="utf-8"))


def test_it_says_everything(page: Read) -> None:
    report = sample.report()
    said = [report.title, report.subject, report.period, *report.headlines, *report.unknowns]
    said += [*report.method, *report.versions, *(file.sha256 for file in report.inputs)]
    for section in report.sections:
        said += [section.title, *section.sentences]
    for figure in report.figures():
        said += [figure.label, figure.workings.definition, *figure.workings.steps]
        known = figure.value is not None
        said.append(words.written(figure.value, figure.kind) if known else "not known")
    for table in report.tables():
        said += [table.title, table.definition]
        marks = table.chart.total if table.chart else ""  # which rows are totals: bold letters
        titles = [column.title for column in table.columns if column.id != marks]
        said += titles if table.rows else []
    assert [each for each in said if each not in page.text] == []


def test_a_long_table_shows_its_first_rows_and_points_to_all(page: Read) -> None:
    assert "The first 20 of 300 rows are shown here." in page.text
    assert ("a", {"href": "tables/largest-suppliers.csv"}) in page.tags
    assert "The Wharf Theatre Company 2" in page.text  # the twentieth
    assert "Northgate Combined Authority 3" not in page.text  # the twenty-first


def test_an_empty_table_says_so(page: Read) -> None:
    assert "this table has no rows" in page.text


def test_it_asks_nothing_of_anyone(page: Read, written: Path) -> None:
    for tag, given in page.tags:
        assert tag not in {"script", "link", "img", "iframe", "object", "form", "input"}
        assert not [name for name in given if name.startswith("on")]
        assert not (given.get("href") or "").startswith(("http", "//", "javascript:", "data:"))
        assert "src" not in given
    style = (written / "report.html").read_text(encoding="utf-8").partition("</style>")[0]
    assert "url(" not in style
    assert "@import" not in style


def test_its_links_lead_somewhere(page: Read, written: Path) -> None:
    ids = [given["id"] for _, given in page.tags if "id" in given]
    assert len(ids) == len(set(ids))
    for tag, given in page.tags:
        link = given.get("href") or ""
        if tag == "a" and link.startswith("#"):
            assert link[1:] in ids
        elif tag == "a":
            assert (written / link).exists()


def test_it_points_only_to_what_is_beside_it(tmp_path: Path) -> None:
    (only,) = write_report(sample.report(3), tmp_path / "out", formats=frozenset({"html"}))
    links = {given.get("href") for tag, given in Read(only.read_text("utf-8")).tags if tag == "a"}
    assert all(link and link.startswith("#") for link in links)


def test_its_headings_go_down_one_step_at_a_time(page: Read) -> None:
    assert page.headings.count(1) == 1
    for above, below in zip(page.headings, page.headings[1:], strict=False):
        assert below <= above + 1


def test_every_table_has_a_caption_and_heads(page: Read) -> None:
    names = [tag for tag, _ in page.tags]
    assert names.count("table") == names.count("caption") == names.count("thead")
    scopes = [given.get("scope") for tag, given in page.tags if tag == "th"]
    assert set(scopes) == {"col", "row"}


def test_hostile_text_stays_text(besieged: Path) -> None:
    raw = (besieged / "report.html").read_text(encoding="utf-8")
    read = Read(raw)
    assert not {"script", "img", "h1-owned"} & {tag for tag, _ in read.tags}
    assert read.headings.count(1) == 1
    assert "{{ 7 * 7 }} {% raw %}" in read.text
    assert "<script>document.title='owned'</script>" in read.text
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e]", raw)


def test_the_same_report_gives_the_same_page() -> None:
    assert html.page(sample.report(30)) == html.page(sample.report(30))
    assert html.page(hostile.report()) == html.page(hostile.report())
