"""A link from one page of the project to another leads to a file that a clone brings."""

from __future__ import annotations

import re

from tests.architecture.project import ROOT, tracked_files

LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def test_no_link_is_broken() -> None:
    files = tracked_files()
    known = {path.resolve() for path in files} | {
        parent for path in files for parent in path.parents
    }
    broken = [
        f"{page.relative_to(ROOT)} → {link}"
        for page in files
        if page.suffix == ".md"
        for link in LINK.findall(page.read_text(encoding="utf-8"))
        if "://" not in link and not link.startswith("mailto:")
        if (page.parent / link).resolve() not in known
    ]
    assert not broken, "; ".join(broken)
