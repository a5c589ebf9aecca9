"""What the records of all articles say together, as the page shows it: claims, numbers over time, positions, tension."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hearsay.articles.article import Article
from hearsay.compare.position_rules import PositionRules
from hearsay.compare.positions import table
from hearsay.compare.sides import Sides
from hearsay.compare.synthesis import ROWS, Synthesising, corpus
from hearsay.compare.tension import Tension, tension
from hearsay.knowledge.actors import ActorKnowledge
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Claim, Comparison, Copy, Position, Record, Series, Synthesis

from .claims import Claims, claim_matrices
from .passages import Passages
from .positions import Negotiating, negotiating
from .series import Numbers, numbers
from .tension import Tensions, tensions
from .views import ArticleView

Said = Synthesis | Tension
"""What the records say together."""

Read = Sequence[tuple[Article, Sequence[Record]]]


@dataclass(frozen=True)
class Synthesised:
    """The four parts of the page; None where there is nothing to show."""

    claims: Claims | None
    numbers: Numbers | None
    positions: Negotiating | None
    tension: Tensions | None


def rows(read: Read, found: Iterable[Comparison], knowledge: Knowledge) -> list[Said]:
    """The claims, series, positions and tensions of articles and their records, made anew. ``found`` has what is a copy of what."""
    made = Synthesising(knowledge)
    for article, records in read:
        made.add(article.record(), records, article.text)
    copies = [record for record in found if isinstance(record, Copy)]
    known = corpus(made.items("document"), made.items("credited"), copies, knowledge)
    tense = tension(made.items("deed"), known, Sides.of(ActorKnowledge.load(knowledge)))
    return [*made.rows(ROWS, copies), *tense]


def synthesised(
    views: Sequence[ArticleView], records: Sequence[Sequence[Record]], found: Iterable[Said], knowledge: Knowledge
) -> Synthesised:
    """What was found, put in order. ``records`` are those of each article; every record that is named in ``found`` must be there."""
    rows = list(found)
    passages = Passages(zip(views, records, strict=True))
    figures = {figure.id: figure for view in views for figure in view.figures}
    published = sorted(view.article.published for view in views if view.article.published)
    held = [row for row in rows if isinstance(row, Position)]
    return Synthesised(
        claims=claim_matrices((row for row in rows if isinstance(row, Claim)), passages),
        numbers=numbers((row for row in rows if isinstance(row, Series)), figures, passages),
        positions=negotiating(table(held, PositionRules.load(knowledge)), passages) if held else None,
        tension=tensions((row for row in rows if isinstance(row, Tension)), published, passages),
    )
