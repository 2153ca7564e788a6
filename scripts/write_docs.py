"""Write the pages of docs/ that are made from the code and from the spec tables of the tests.

`python scripts/write_docs.py` writes them; with `--check` it writes nothing, names the pages that
are out of date, and ends with 1 when there are any. See CONTRIBUTING.md, "Pages that write
themselves".
"""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
MARK = "<!-- Made by `make docs` from "
PLAIN = set(" .,:;()'’“”/&%+-–—£?!=")

sys.path.insert(0, str(ROOT))


def main(words: Sequence[str]) -> int:
    """Write the pages, or with --check say which are out of date; give the exit code."""
    pages = all_pages()
    stale = [path for path, text in pages.items() if not path.exists() or path.read_text() != text]
    orphans = [path for path in made_pages() if path not in pages]
    if "--check" in words:
        for path in stale + orphans:
            print(f"{path.relative_to(ROOT)} is out of date: run `make docs`.", file=sys.stderr)
        return 1 if stale or orphans else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(pages[path])
        print(f"wrote {path.relative_to(ROOT)}")
    for path in orphans:
        path.unlink()
        print(f"removed {path.relative_to(ROOT)}: nothing makes it any more")
    return 0


def all_pages() -> dict[Path, str]:
    """Give every made page: its path and its text."""
    pages = {
        DOCS / "method" / "payments.md": payments_page(),
        DOCS / "method" / "states.md": states_page(),
        DOCS / "how-to" / "exit-codes.md": exit_codes_page(),
        DOCS / "how-to" / "commands.md": commands_page(),
    }
    for path in sorted((ROOT / "tests").rglob("spec_*.py")):
        target = DOCS / folder_of(path) / f"{path.stem.removeprefix('spec_').replace('_', '-')}.md"
        if target in pages:
            raise SystemExit(
                f"{path.relative_to(ROOT)}: {target.name} is made from something else."
            )
        pages[target] = spec_page(path)
    pages[DOCS / "method" / "README.md"] = method_index(pages)
    return pages


def made_pages() -> list[Path]:
    """Give the pages in docs/ that carry the mark of a made page."""
    return [path for path in sorted(DOCS.rglob("*.md")) if path.read_text().startswith(MARK)]


def payments_page() -> str:
    """Describe the columns of payments.parquet, from `schema.FIELDS`."""
    from weft.analysis.spend.schema import FIELDS, SCHEMA_VERSION

    rows = [(f"`{field.name}`", f"`{field.type}`", field.meaning, field.lga) for field in FIELDS]
    return page(
        source="src/weft/analysis/spend/schema.py",
        title="The columns of payments.parquet",
        text=f"One row is one payment. This is version {SCHEMA_VERSION} of the columns: a column "
        "may be added, but none is renamed, removed or given another meaning without a new "
        "version.\n\n"
        "The last column of this table gives the name in the LGA spend schema, where it has one.",
        headings=("Column", "Type", "What it holds", "LGA spend schema"),
        rows=rows,
    )


def states_page() -> str:
    """Draw how agreements, benefits, claims and disputes come to stand, from the tables of `weft.commitments`."""
    from weft.commitments import disputes, remedies, rules

    drawn = (
        ("An agreement", "As its keeper says.", rules.AGREEMENT_NEXT),
        ("A benefit", "As its provider says, and whoever received it. Once more reported, it is in its next round.", rules.BENEFIT_NEXT),
        ("A claim", "As its provider says, and the keeper of the agreement for which it is made.", rules.CLAIM_NEXT),
        ("A remedy", "What follows where a promise is missed: as the keeper of the agreement says, and whoever promised.", remedies.REMEDY_NEXT),
        ("A dispute", "As whoever opened it says, each side that answers, and the place steward who settles it.", disputes.DISPUTE_NEXT),
    )  # fmt: skip
    changed = (
        ("A benefit, by a settled dispute", "What is in no arrow stays as it is. What its beneficiary had disputed is put to it once more, in its next round.", disputes.BENEFIT_SETTLES),
        ("A claim, by a settled dispute", "Nothing becomes verified by it: what counts anew, or more, is made, and waits for the keeper of its agreement.", disputes.CLAIM_SETTLES),
    )  # fmt: skip
    parts = [
        f"{MARK}src/weft/commitments/rules.py and disputes.py. Change it there. -->\n\n# How agreements, benefits, claims and disputes come to stand\n",
        "What stands in no arrow cannot happen: the same tables decide it.\n",
    ]
    for title, told, following in drawn:
        parts.append(f"## {title}\n\n{told}\n\n{diagram(following)}")
    for title, told, following in changed:
        parts.append(f"## {title}\n\n{told}\n\n{diagram(following, whole=False)}")
    parts.append(f"## What is done about an agreement\n\nHowever it stands, it is described, talked about and rated, what was spent is recorded, and what nobody has said of it yet is said.\n\n{acts(rules.MAY_BE_DONE, tuple(rules.AgreementState))}")  # fmt: skip
    return "\n".join(parts)


def acts(may: Mapping[StrEnum, Sequence[StrEnum]], states: Sequence[StrEnum]) -> str:
    """Show a table of acts by the states in which each is done."""
    lines = [
        "| | " + " | ".join(state.value for state in states) + " |", "|---" * (len(states) + 1) + "|",
        *(f"| {act.value} | " + " | ".join("yes" if state in there else "no" for state in states) + " |" for act, there in may.items()),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def diagram(following: Mapping[StrEnum, Sequence[StrEnum]], *, whole: bool = True) -> str:
    """Draw a table of states; a `whole` one begins with the first of them, and ends with those that nothing follows."""
    there = dict.fromkeys((*following, *(each for after in following.values() for each in after)))
    names = {state: state.value.replace(" ", "_") for state in there}
    lines = ["stateDiagram-v2"]
    lines += [f"    [*] --> {names[next(iter(following))]}"] if whole else []
    lines += [
        f'    state "{state.value}" as {name}'
        for state, name in names.items()
        if " " in state.value
    ]
    for state, after in following.items():
        lines += [f"    {names[state]} --> {names[each]}" for each in after]
        lines += [] if after or not whole else [f"    {names[state]} --> [*]"]
    return "```mermaid\n" + "\n".join(lines) + "\n```\n"


def exit_codes_page() -> str:
    """Describe how a command ends, from `ExitCode`."""
    from weft.analysis.errors import ExitCode

    return page(
        source="src/weft/analysis/errors.py",
        title="How a command ends",
        text="Every `weft` command ends with one of these codes, so that a script can tell what "
        "happened. What went wrong is written to stderr in plain words. Set `WEFT_DEBUG=1` to see "
        "where in the code it happened.",
        headings=("Code", "What it means"),
        rows=[(str(int(code)), code.meaning) for code in ExitCode],
    )


def commands_page() -> str:
    """Describe every command with its arguments and options, from what `--help` shows."""
    from importlib.metadata import entry_points

    import typer

    from weft.cli.main import GROUP

    parts = [
        f"{MARK}the commands' own help. Change it there. -->\n\n# Every command and its options\n"
    ]
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name):
        if entry.value.startswith("weft."):
            parts += command_parts(typer.main.get_command(entry.load()), f"weft {entry.name}")
    return "\n".join(parts)


def command_parts(command: object, name: str) -> list[str]:
    """Describe one command, or each command of a group."""
    inner = getattr(command, "commands", None)
    if inner:
        return [
            part for each in sorted(inner) for part in command_parts(inner[each], f"{name} {each}")
        ]
    rows = [
        (option_name(param), " ".join((getattr(param, "help", None) or "").split()))
        for param in command.params  # type: ignore[attr-defined]
        if not getattr(param, "hidden", False) and param.name != "help"
    ]
    told = "\n\n".join(" ".join(part.split()) for part in (command.help or "").split("\n\n"))  # type: ignore[attr-defined]
    return [f"## {name}\n", f"{told}\n", table(("Argument or option", "What it does"), rows)]


def option_name(param: object) -> str:
    """Name an argument in capitals, an option with its dashes."""
    if param.param_type_name == "argument":  # type: ignore[attr-defined]
        return f"`{(param.metavar or param.name).upper()}`"  # type: ignore[attr-defined]
    return ", ".join(f"`{word}`" for word in [*param.opts, *param.secondary_opts])  # type: ignore[attr-defined]


def folder_of(path: Path) -> str:
    """Say which folder of docs/ the page of a spec module belongs in: its FOLDER, else method."""
    return str(getattr(loaded(path), "FOLDER", "method"))


def spec_page(path: Path) -> str:
    """Turn a spec module (docstring, HEADINGS, CASES) into a page."""
    module = loaded(path)
    title, _, text = (module.__doc__ or "").strip().partition("\n")
    if not title:
        raise SystemExit(f"{path.relative_to(ROOT)} needs a docstring: title, blank line, text.")
    for number, case in enumerate(module.CASES, 1):
        if len(case) != len(module.HEADINGS):
            raise SystemExit(f"{path.relative_to(ROOT)}: case {number} does not fit HEADINGS.")
    return page(
        source=str(path.relative_to(ROOT)),
        title=title.rstrip("."),
        text=f"{text.strip()}\n\nEach row below is a test that runs with every change.".strip(),
        headings=module.HEADINGS,
        rows=[[shown(value) for value in case] for case in module.CASES],
    )


def loaded(path: Path) -> ModuleType:
    """Import a module by its path."""
    described = importlib.util.spec_from_file_location(f"pages.{path.stem}", path)
    if described is None or described.loader is None:
        raise SystemExit(f"{path.relative_to(ROOT)} is not a Python module.")
    module = importlib.util.module_from_spec(described)
    described.loader.exec_module(module)
    return module


def method_index(pages: dict[Path, str]) -> str:
    """List the pages of docs/method, made or written."""
    folder = DOCS / "method"
    texts = {path: path.read_text() for path in folder.glob("*.md")} if folder.exists() else {}
    written = {path: text for path, text in texts.items() if not text.startswith(MARK)}
    listed = {path: text for path, text in {**written, **pages}.items() if path.parent == folder}
    lines = [f"- [{heading(text)}]({path.name})" for path, text in sorted(listed.items())]
    return (
        f"{MARK}the pages beside it. -->\n\n# How Weft reads, places and counts\n\n"
        "Pages with worked tables are made from the tests: what they say is what the code does. "
        "In them, ␣ is a space that would not be seen, and (blank) an empty cell.\n\n"
        + "\n".join(lines)
        + "\n"
    )


def heading(text: str) -> str:
    """Find the first heading of a page."""
    return next(line.removeprefix("# ") for line in text.splitlines() if line.startswith("# "))


def page(
    *, source: str, title: str, text: str, headings: Sequence[str], rows: Iterable[Sequence[str]]
) -> str:
    """Lay out one page with one table."""
    return f"{MARK}{source}. Change it there. -->\n\n# {title}\n\n{text}\n\n{table(headings, rows)}"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Lay out a table."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "".join(f"| {' | '.join(tidy(cell) for cell in line)} |\n" for line in lines)


def tidy(cell: str) -> str:
    """Put a cell on one line and keep its bars from parting it."""
    return cell.replace("\n", " ").replace("|", "\\|")


def shown(value: object) -> str:
    """Show a value of a spec table so that a reader sees exactly what it is."""
    if value is None:
        return "—"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return (
            "; ".join(f"{key}: {shown(part)}" for key, part in value.items()) or "nothing special"
        )
    if isinstance(value, list | tuple):
        return "; ".join(shown(part) for part in value)
    if isinstance(value, int | float | Decimal | date):
        return str(value)
    text = str(value)
    if text and text == " ".join(text.split()) and all(c.isalnum() or c in PLAIN for c in text):
        return text
    return code(text)


def code(text: str) -> str:
    """Show text letter by letter: a line break as \\n, a space that would not be seen as ␣."""
    if not text:
        return "(blank)"
    seen = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
    seen = re.sub(r"^ +| +$|  +", lambda spaces: "␣" * len(spaces[0]), seen)
    fence = "``" if "`" in seen else "`"
    return f"{fence} {seen} {fence}" if fence == "``" else f"{fence}{seen}{fence}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
