"""Values that are made once, however many threads ask for them at the same time."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Any, TypeVar

_T = TypeVar("_T")


class Once:
    """At most `most` values by key; of more, those that were asked for the longest ago go.

    While one value is made, who asks for it waits, and who asks for another does not. To make a
    value others may be asked for, but never in a circle.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = Lock()
        self._values: dict[Hashable, Future[Any]] = {}

    def get(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """The value of a key, from `make` if nobody has made it. Where making it fails, the error
        is the caller's own: whoever else waits for the value makes it again."""
        while True:
            with self._lock:
                found = self._values.pop(key, None)
                value: Future[_T] = found or Future()
                self._values[key] = value
                self._forget()
            if found is None:
                return self._made(key, value, make)
            if value.exception() is None:
                return value.result()

    def _made(self, key: Hashable, value: Future[_T], make: Callable[[], _T]) -> _T:
        try:
            made = make()
        except BaseException as error:
            with self._lock:
                del self._values[key]
            value.set_exception(error)
            raise
        value.set_result(made)
        return made

    def _forget(self) -> None:
        """What is being made stays: it is waited for."""
        if len(self._values) > self._most:
            for key in [key for key, value in self._values.items() if value.done()]:
                if len(self._values) <= self._most:
                    break
                del self._values[key]
