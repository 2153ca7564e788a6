"""Work that another process does meanwhile finds the same as work that is done here."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence

import pytest

from tests.analysis.commitments.thought_of.drawn import drawn
from tests.analysis.commitments.thought_of.world import CONTAINS, RELATED
from weft.analysis import beside
from weft.analysis.beside import meanwhile, shared_out
from weft.analysis.commitments import repeats as search


@pytest.fixture(autouse=True)
def three_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "processors", lambda: 3)


def test_it_is_done_in_another_process_on_what_is_known_here() -> None:
    known = [3, 4]
    with meanwhile(lambda: (sum(known), os.getpid())) as begun:
        known.append(5)
        found, where = begun.done()
    assert found == 7 and where != os.getpid()


def test_it_is_done_here_where_it_is_to_be_or_the_other_process_comes_to_nothing() -> None:
    here = os.getpid()

    def ends_elsewhere() -> int:
        if os.getpid() != here:
            os._exit(1)
        return 7

    for apart in (True, False):
        with meanwhile(ends_elsewhere, apart=apart) as begun:
            assert begun.done() == 7


def test_no_process_is_left_where_nobody_asks_for_what_it_finds() -> None:
    with meanwhile(threading.Event().wait) as begun:
        child = begun.child
    assert child
    with pytest.raises(ChildProcessError):
        os.waitpid(child, 0)


def test_all_parts_are_worked_on_in_their_order() -> None:
    def twice(some: Sequence[int]) -> list[tuple[int, int]]:
        return [(2 * each, os.getpid()) for each in some]

    found = shared_out(twice, range(10), apart=True)
    assert [each for each, _where in found] == [*range(0, 20, 2)]
    assert len({where for _each, where in found}) == 3
    assert shared_out(twice, [], apart=True) == []


def test_a_program_with_several_threads_is_not_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    over = threading.Event()
    other = threading.Thread(target=over.wait)
    other.start()
    try:
        assert beside.processors() == 1
    finally:
        over.set()
        other.join()


def test_the_search_finds_the_same_in_one_process_and_in_several(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    records, _pairs = drawn(2, dice=7, ordinary=300)
    alone = search.repeats(records, contains=CONTAINS, related=RELATED)
    monkeypatch.setattr(search, "MANY", 10)
    assert search.repeats(records, contains=CONTAINS, related=RELATED) == alone != ()
