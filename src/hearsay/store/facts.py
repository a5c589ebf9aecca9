"""The facts that indicators look at, found by what they are: of a large desk few are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hearsay.store.database import Database
from hearsay.store.schema import FACT_LABEL, FACT_SORT

_OF_NEWEST = "kind = 'fact' AND article IN (SELECT max(key) FROM articles INDEXED BY articles_by_doc GROUP BY doc)"


def fact_lines(database: Database, sort: str, labels: Iterable[str], actors: Sequence[str]) -> Iterator[str]:
    """The facts of a sort with any of some labels, as lines of JSON; without labels all of the sort. Of those that have other actors than
    the named ones many are left out."""
    wanted, named = f"SELECT json FROM items WHERE {_OF_NEWEST} AND {FACT_SORT} = ?", [f'"{actor}"' for actor in actors]
    if actors:
        wanted += f""" AND (instr(json, '"actors":') = 0 OR {_any_in_it(actors)})"""
    asked = [(f"{wanted} AND {FACT_LABEL} = ?", (sort, *named, label)) for label in sorted(labels)] or [(wanted, (sort, *named))]
    with database.reading() as connection:
        for statement, values in asked:
            yield from (line for (line,) in connection.exec_driver_sql(statement, values))


def fact_lines_of(database: Database, records: Iterable[str]) -> Iterator[str]:
    """The facts of some records, as lines of JSON."""
    wanted = """
        SELECT items.json FROM records CROSS JOIN articles own ON own.key = records.article CROSS JOIN items ON items.article = own.key
        WHERE records.id = ? AND own.key = (SELECT max(key) FROM articles WHERE doc = own.doc)
            AND items.kind = 'fact' AND json_extract(items.json, '$.record') = records.id"""
    with database.reading() as connection:
        for record in sorted(records):
            yield from (line for (line,) in connection.exec_driver_sql(wanted, (record,)))


def has_facts(database: Database, sort: str, actors: Sequence[str]) -> bool:
    """Whether there are facts of a sort of any of some actors; without actors, of anybody."""
    wanted = f"SELECT 1 FROM items WHERE {_OF_NEWEST} AND {FACT_SORT} = ?"
    if actors:
        marks = ", ".join("?" * len(actors))
        wanted += f" AND ({_any_in_it(actors)})"  # most have none of them, which is seen sooner so
        wanted += f" AND EXISTS (SELECT 1 FROM json_each(items.json, '$.actors') WHERE json_each.value IN ({marks}))"
    with database.reading() as connection:
        return connection.exec_driver_sql(f"{wanted} LIMIT 1", (sort, *(f'"{actor}"' for actor in actors), *actors)).first() is not None


def _any_in_it(actors: Sequence[str]) -> str:
    return " OR ".join(["instr(json, ?)"] * len(actors))
