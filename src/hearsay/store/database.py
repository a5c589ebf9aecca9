"""The file behind a desk: how it is made, opened and locked, and what its errors mean."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection as Connection
from sqlalchemy import create_engine, delete, insert, inspect, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from hearsay.errors import DeskError
from hearsay.store.migrations import migrate
from hearsay.store.schema import VERSION, about, metadata

PATIENCE = 60.0
"""Seconds to wait for another process that writes."""

CACHE = 64_000
"""Kilobytes of the file that are held in memory, where it is so large: what is asked of a desk lies scattered in it."""

MEANINGS = (
    ("not a database", "expected a hearsay desk, found a file of another kind; name another file or move this one away"),
    ("disk is full", "the disk is full; what was finished is kept: free some space and run the same command again"),
    ("disk i/o error", "the disk refused to read or write (perhaps it is full); free some space or check it, and run the command again"),
    ("locked", f"another program has been writing to this desk for more than {PATIENCE:.0f} seconds; try again when it is done"),
    ("busy", "another program holds this desk; try again when it is done"),
    ("readonly", "the desk or its folder may not be written; check their permissions or copy the desk elsewhere"),
    ("unable to open", "the desk cannot be opened; check that its folder exists and may be written"),
    ("malformed", "the desk is damaged; restore it from a copy, or read the articles into a new desk"),
)
"""What SQLite says, and what that means to the user."""


class Database:
    """One open desk file. Writing waits for its turn; reading never waits."""

    def __init__(self, path: Path, connection: Connection, *, writable: bool) -> None:
        self.path = path
        self.writable = writable
        self._connection = connection

    @classmethod
    def create(cls, path: Path) -> Database:
        """Open the desk at ``path`` for writing, making it if there is none. Raises DeskError."""
        if not path.parent.is_dir():
            raise DeskError(f"{path}: the folder {path.parent} does not exist; make it first or name another place")
        return cls._open(path, "mode=rwc", writable=True)

    @classmethod
    def open(cls, path: Path, *, writable: bool = False) -> Database:
        """Open the desk at ``path``. Raises DeskError where there is none, or it is not one."""
        if not path.exists():
            raise DeskError(f"{path}: there is no desk here; make one with: hearsay read ARTICLES --into {path}")
        return cls._open(path, "mode=rw", writable=writable)

    @classmethod
    def _open(cls, path: Path, query: str, *, writable: bool) -> Database:
        if path.is_dir():
            raise DeskError(f"{path}: expected a desk, found a folder")
        with explained(path):
            try:
                return cls(path, _connect(path, query), writable=writable)._prepared()
            except DBAPIError:
                if writable or _has_unfinished(path):
                    raise
                # A desk beside which not even a lock file may be written (a CD, a shared folder).
                return cls(path, _connect(path, "immutable=1"), writable=False)._prepared()

    def _prepared(self) -> Database:
        try:
            if self.writable:
                if inspect(self._connection).get_table_names():
                    self._version(self._connection)  # refuse a foreign database before anything in it is touched
                _write_ahead(self._connection)
                with self.writing() as connection:
                    if not inspect(connection).get_table_names():
                        metadata.create_all(connection, checkfirst=False)
                        connection.execute(insert(about).values(name="version", value=str(VERSION)))
                    migrate(connection, self.path, self._version(connection))
            elif (version := self._version(self._connection)) != VERSION:
                if version > VERSION:
                    migrate(self._connection, self.path, version)  # says what to do
                if not (os.access(self.path, os.W_OK) and os.access(self.path.parent, os.W_OK)):
                    older = (
                        f"expected a desk of version {VERSION}, found version {version}, which may not be written to bring it up to date"
                    )
                    raise DeskError(f"{self.path}: {older}; copy it to a folder of yours")
                Database.open(self.path, writable=True).close()  # brings it up to this version
        except BaseException:
            self.close()
            raise
        return self

    def _version(self, connection: Connection) -> int:
        if not inspect(connection).has_table(about.name):
            raise DeskError(f"{self.path}: expected a hearsay desk, found another kind of database; name another file")
        return int(connection.scalar(select(about.c.value).where(about.c.name == "version")) or 0)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """The connection, for looking things up."""
        with explained(self.path):
            yield self._connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that has the desk to itself; all or nothing of it is kept."""
        with explained(self.path):
            self._connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.exec_driver_sql("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    def notes(self) -> dict[str, str]:
        """What the desk was told about itself, by name."""
        with self.reading() as connection:
            return {row.name: row.value for row in connection.execute(select(about)) if row.name != "version"}

    def note(self, notes: Mapping[str, str]) -> None:
        """Write down what is to be remembered about the desk; a note of the same name is replaced, an empty one removed."""
        wanted = {name: value for name, value in notes.items() if value}
        if wanted == {name: value for name, value in self.notes().items() if name in notes}:
            return
        with self.writing() as connection:
            connection.execute(delete(about).where(about.c.name.in_(notes)))
            for name, value in wanted.items():
                connection.execute(insert(about).values(name=name, value=value))

    def _roll_back(self) -> None:
        """Undo what is open. A full disk has often done so already; Ctrl-C within a query makes SQLAlchemy drop the connection."""
        if self._connection.invalidated:
            self._connection.rollback()  # it connects anew when next asked
            return
        driver = self._connection.connection.driver_connection
        if driver is not None and driver.in_transaction:
            self._connection.exec_driver_sql("ROLLBACK")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Errors of the database as a DeskError in the user's words."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        said = str(error.orig) if isinstance(error, DBAPIError) else str(error)
        meaning = next((meaning for key, meaning in MEANINGS if key in said.lower()), f"the desk cannot be used ({said})")
        raise DeskError(f"{path}: {meaning}") from error


def _connect(path: Path, query: str) -> Connection:
    def connect() -> sqlite3.Connection:
        driver = sqlite3.connect(
            f"{path.resolve().as_uri()}?{query}", uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False
        )
        for pragma in ("foreign_keys = ON", "synchronous = NORMAL", f"cache_size = -{CACHE}"):
            driver.execute(f"PRAGMA {pragma}")
        return driver

    # Transactions are begun by hand (BEGIN IMMEDIATE): the driver's own would begin as readers and then fail to become writers.
    return create_engine("sqlite://", creator=connect, poolclass=NullPool, isolation_level="AUTOCOMMIT").connect()


def _write_ahead(connection: Connection) -> None:
    """Let readers go on while somebody writes. For this one statement SQLite itself does not wait until another program is done."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        except DBAPIError as error:
            if "locked" not in str(error.orig) or time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return


def _has_unfinished(path: Path) -> bool:
    """Whether a writer left changes beside the file that an immutable view of it would miss."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0
