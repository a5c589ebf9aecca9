"""The facts that indicators look at, found by what they are: of a large desk few are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hearsay.store.database import Database
from hearsay.store.schema import FACT_LABEL, FACT_SORT

_OF_NEWEST = "kind = 'fact' AND article IN (SELECT max(key) FROM articles INDEXED BY articles_by_doc GROUP BY doc)"


def fact_lines(database: Database, sort: str, labels: Iterable[str]) -> Iterator[str]:
    """The facts of a sort with any of some labels, as lines of JSON; without labels all of the sort."""
    asked = sorted(labels)
    wanted = f"SELECT json FROM items WHERE {_OF_NEWEST} AND {FACT_SORT} = ?"
    with database.reading() as connection:
        for label in asked:
            yield from (line for (line,) in connection.exec_driver_sql(f"{wanted} AND {FACT_LABEL} = ?", (sort, label)))
        if not asked:
            yield from (line for (line,) in connection.exec_driver_sql(wanted, (sort,)))


def fact_lines_of(database: Database, records: Iterable[str]) -> Iterator[str]:
    """The facts of some records, as lines of JSON."""
    newest = _OF_NEWEST.replace("article", "items.article", 1)
    wanted = f"""
        SELECT items.json FROM records CROSS JOIN items ON items.article = records.article
        WHERE records.id = ? AND {newest} AND json_extract(items.json, '$.record') = records.id"""
    with database.reading() as connection:
        for record in sorted(records):
            yield from (line for (line,) in connection.exec_driver_sql(wanted, (record,)))


def count_facts(database: Database, sort: str, actors: Sequence[str]) -> int:
    """How many facts of a sort there are of any of some actors; without actors all of the sort."""
    wanted = f"SELECT count(*) FROM items WHERE {_OF_NEWEST} AND {FACT_SORT} = ?"
    if actors:
        marks = ", ".join("?" * len(actors))
        wanted += f" AND ({' OR '.join(['instr(json, ?)'] * len(actors))})"  # most have none of them, which is seen sooner so
        wanted += f" AND EXISTS (SELECT 1 FROM json_each(items.json, '$.actors') WHERE json_each.value IN ({marks}))"
    with database.reading() as connection:
        return int(connection.exec_driver_sql(wanted, (sort, *(f'"{actor}"' for actor in actors), *actors)).scalar() or 0)
