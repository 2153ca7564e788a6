"""What is worked out once, when somebody first asks for it.

`functools.cached_property` takes a lock each time before Python 3.12; where very much is worked out in one thread, that was a twelfth of the time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class once(Generic[T]):  # noqa: N801 – it is used as a decorator, like `property`
    """A property that is worked out once for each object, and stands in it from then on. For one thread at a time."""

    def __init__(self, work: Callable[[Any], T]) -> None:
        self.work, self.name, self.__doc__ = work, work.__name__, work.__doc__

    @overload
    def __get__(self, one: None, owner: type | None = None) -> once[T]: ...
    @overload
    def __get__(self, one: object, owner: type | None = None) -> T: ...
    def __get__(self, one: object | None, owner: type | None = None) -> once[T] | T:
        if one is None:
            return self
        found = one.__dict__[self.name] = self.work(one)
        return found
