"""Makes each value once, whatever the number of threads that ask for it at the same time."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Any, TypeVar

_T = TypeVar("_T")


class Once:
    """Keeps at most `most` values by key and drops the least recently used ones. `most` may be a
    function, for a number that changes.

    While one thread makes a value, other threads that ask for the same value wait; threads that ask
    for another value do not. `make` may ask for other values, but never in a circle.
    """

    def __init__(self, most: int | Callable[[], int]) -> None:
        self._most = most
        self._lock = Lock()
        self._values: dict[Hashable, Future[Any]] = {}

    def get(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """The value of a key, from `make` if no thread has made it yet.

        If `make` fails, only its own caller gets the error; the next waiting thread makes the
        value again.
        """
        while True:
            with self._lock:
                found = self._values.pop(key, None)
                value: Future[_T] = found or Future()
                self._values[key] = value
                if found is None:
                    self._forget()
            if found is None:
                return self._made(key, value, make)
            if value.exception() is None:
                return value.result()

    def cache_clear(self) -> None:
        """Forget every value, also those in the making: only who waits for them gets them."""
        with self._lock:
            self._values.clear()

    def _made(self, key: Hashable, value: Future[_T], make: Callable[[], _T]) -> _T:
        try:
            made = make()
        except BaseException as error:
            with self._lock:
                self._values.pop(key, None)  # forgotten meanwhile
            value.set_exception(error)
            raise
        value.set_result(made)
        return made

    def _forget(self) -> None:
        """Drop the oldest values. A value in the making stays, because threads wait for it."""
        most = self._most() if callable(self._most) else self._most
        if len(self._values) > most:
            for key in [key for key, value in self._values.items() if value.done()]:
                if len(self._values) <= most:
                    break
                del self._values[key]
