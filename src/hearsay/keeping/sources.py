"""How sources write, kept up to date: an article that comes changes the row of its outlet, and those of the things that it names."""

from __future__ import annotations

from hearsay.compare.outlets import outlet_countries
from hearsay.compare.sourcing import Sourcing, SourcingItem, sourcing
from hearsay.compare.terms import TermChoice, TermUse, term_choices
from hearsay.keeping.by_key import ByKey
from hearsay.keeping.ground import Ground, Since
from hearsay.knowledge.tables import Knowledge
from hearsay.store.synthesis import Row, Rows, States

_MOST = 10**9


def update_sourcing(ground: Ground, states: States, kept: Rows, since: Since | None, knowledge: Knowledge) -> None:
    """Bring the rows of outlets up to date; all are made anew where nothing is known of what was before (None)."""
    if since is None:
        kept.clear()
    others = ByKey(ground, states, since, lambda doc: [ground.outlet(doc)]).others()
    countries = outlet_countries(knowledge)
    corpus = ground.corpus({doc for docs in others.values() for doc in docs})
    made: dict[str, Row] = {}
    for docs in others.values():
        items: list[SourcingItem] = ground.items("sourcing", docs)
        made.update((row.outlet, _of_outlet(row)) for row in sourcing(items, corpus, countries))
    kept.replace(made.values(), others.keys() - made.keys())


def update_terms(ground: Ground, states: States, kept: Rows, since: Since | None, knowledge: Knowledge) -> None:
    """Bring the rows of words for one thing up to date."""
    if since is None:
        kept.clear()
    others = ByKey(ground, states, since, lambda doc: [_key(use) for use in ground.items_of("term", doc)]).others()
    countries = outlet_countries(knowledge)
    side_of = {doc: countries.get(ground.outlet(doc).lower(), ground.outlet(doc)) for docs in others.values() for doc in docs}
    made: dict[str, Row] = {}
    for key, docs in others.items():
        uses = [use for use in ground.items("term", docs) if _key(use) == key]
        made.update((key, _of_thing(key, row)) for row in term_choices(uses, side_of))
    kept.replace(made.values(), others.keys() - made.keys())


def _of_outlet(row: Sourcing) -> Row:
    return Row(row.outlet, f"{_MOST - len(row.articles):010}\x01{_MOST - row.statements:010}\x01{row.outlet}", row.model_dump_json())


def _key(use: TermUse) -> str:
    return f"{use.thing}\x01{use.of}"


def _of_thing(key: str, row: TermChoice) -> Row:
    often = sum(map(len, row.uses.values()))
    return Row(key, f"{int(not row.only)}\x01{_MOST - often:010}\x01{key}", row.model_dump_json())
