"""How a desk of an older version becomes one of this version."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import Connection, delete, update
from sqlalchemy.schema import CreateIndex

from hearsay.errors import DeskError
from hearsay.store.schema import (
    VERSION,
    about,
    articles,
    buckets,
    compared,
    families,
    items,
    leads,
    links,
    prints,
    rarity,
    readings,
    states,
    stories,
    synthesis,
)

Step = Callable[[Connection], None]


def _add_comparing(connection: Connection) -> None:
    """Tables of what is found across articles came with version 2; version 4 has others, which stay empty until somebody asks."""


def _add_synthesis(connection: Connection) -> None:
    """Tables of what is found across records. They stay empty until somebody asks."""
    for table in (items, synthesis, readings):
        table.create(connection)


def _add_buckets(connection: Connection) -> None:
    """What is found across articles is made anew, and kept so that one more article finds its place."""
    connection.execute(delete(about).where(about.c.name.in_(("prints", "compared"))))
    for table in (prints, buckets, links, families, stories, leads, rarity, compared):
        table.drop(connection, checkfirst=True)
        table.create(connection)


def _add_states(connection: Connection) -> None:
    """What is found across records is made anew, and kept so that one more article finds its place."""
    connection.execute(delete(about).where(about.c.name.in_(("claim", "series", "position"))))
    for table in (synthesis, states):
        table.drop(connection, checkfirst=True)
        table.create(connection)
    for index in (*articles.indexes, *items.indexes):
        connection.execute(CreateIndex(index, if_not_exists=True))


def _add_facts(connection: Connection) -> None:
    """What is a copy of what is told without its evidence, too."""
    if compared.c.fact.name not in {row.name for row in connection.exec_driver_sql("PRAGMA table_info(compared)")}:
        connection.exec_driver_sql("ALTER TABLE compared ADD COLUMN fact TEXT")
        fields = ", ".join(f"json_extract(json, '$.{name}')" for name in ("id", "doc", "of", "relation", "score", "direction"))
        connection.exec_driver_sql(f"UPDATE compared SET fact = json_array({fields}) WHERE kind = 'copy'")
    for index in (*compared.indexes, *articles.indexes, *items.indexes):
        connection.execute(CreateIndex(index, if_not_exists=True))


STEPS: Mapping[int, Step] = {1: _add_comparing, 2: _add_synthesis, 3: _add_buckets, 4: _add_states, 5: _add_facts}
"""From version n to n + 1. Version 1 is the first there ever was."""


def migrate(connection: Connection, path: object, found: int, steps: Mapping[int, Step] = STEPS, wanted: int = VERSION) -> None:
    """Bring a desk of version ``found`` to ``wanted``, inside the transaction of the caller.

    Raises DeskError where the desk is newer than this program, or so old that no way leads here.
    """
    if found > wanted:
        raise DeskError(f"{path}: expected a desk of version {wanted} or older, found version {found}; use a newer hearsay to open it")
    for version in range(found, wanted):
        if version not in steps:
            raise DeskError(
                f"{path}: a desk of version {found} can no longer be opened, version {wanted} is needed; read the articles into a new desk"
            )
        steps[version](connection)
    if found < wanted:
        connection.execute(update(about).where(about.c.name == "version").values(value=str(wanted)))
