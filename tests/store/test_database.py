"""The file behind a desk, where several programs open it."""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import OperationalError

from hearsay.store.database import _write_ahead


def test_a_desk_that_another_program_is_just_making_is_waited_for() -> None:
    """SQLite waits its turn by itself, but not where it is asked to write ahead."""

    class Busy:
        asked = 0

        def exec_driver_sql(self, statement: str) -> None:
            self.asked += 1
            if self.asked < 3:
                raise OperationalError(statement, None, sqlite3.OperationalError("database is locked"))

    connection = Busy()
    _write_ahead(connection)  # type: ignore[arg-type]
    assert connection.asked == 3
