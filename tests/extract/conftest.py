"""What tests of events share: the events of a text, read by all stages before them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hearsay.annotate.dates import DateRules, find_dates
from hearsay.annotate.mentions import find_mentions
from hearsay.annotate.quantities import QuantityRules, find_quantities
from hearsay.extract.events import EventRules, extract_events
from hearsay.extract.figure_rules import FigureRules
from hearsay.extract.figures import extract_figures
from hearsay.extract.statements import StatementRules, extract_statements
from hearsay.knowledge.actors import ActorKnowledge
from hearsay.knowledge.tables import Knowledge
from hearsay.language.article_doc import ArticleDoc
from hearsay.records import Event


@pytest.fixture(scope="session")
def events(read: Callable[..., ArticleDoc]) -> Callable[[str], list[Event]]:
    knowledge = Knowledge()
    actors, date_rules, quantity_rules = ActorKnowledge.load(knowledge), DateRules.load(knowledge), QuantityRules.load(knowledge)
    statement_rules, figure_rules, rules = StatementRules.load(knowledge), FigureRules.load(knowledge), EventRules.load(knowledge)

    def find(text: str) -> list[Event]:
        reading = read(text, published="2022-01-24")
        dates, mentions = find_dates(reading, date_rules), find_mentions(reading, actors)
        statements = extract_statements(reading, mentions, dates, statement_rules)
        figures = extract_figures(reading, find_quantities(reading, quantity_rules), mentions, dates, statements, figure_rules)
        return extract_events(reading, mentions, dates, statements, figures, rules)

    return find
