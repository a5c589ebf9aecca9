"""What is kept is written by whoever asks: a desk that was opened for reading is opened once more to keep it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from hearsay.errors import DeskError
from hearsay.store.database import Database


@contextmanager
def for_writing(database: Database) -> Iterator[Database | None]:
    """The desk, opened so that it can be written; None where that is not allowed."""
    if database.writable:
        yield database
        return
    try:
        opened = Database.open(database.path, writable=True)
    except DeskError:
        yield None
        return
    try:
        yield opened
    finally:
        opened.close()
