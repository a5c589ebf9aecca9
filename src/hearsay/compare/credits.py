"""Who names whom as the source: the names by which articles call an outlet."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hearsay.articles.article import Article
from hearsay.knowledge.tables import Knowledge, Row

_PASSED_OVER = frozenset({"teaser", "boilerplate"})


def outlet_rows(knowledge: Knowledge) -> list[Row]:
    """The table of outlets. Raises KnowledgeError for a bad file."""
    return knowledge.rows("outlets")


@dataclass(frozen=True)
class OutletNames:
    """Every name of an outlet (lower case) -> all of its names."""

    names: dict[str, tuple[str, ...]]

    @classmethod
    def load(cls, knowledge: Knowledge) -> OutletNames:
        """Compile the table. Raises KnowledgeError for a bad file."""
        names: dict[str, tuple[str, ...]] = {}
        for row in knowledge.compiled(outlet_rows):
            own = (row["name"], *row.get("aliases", ()))
            names.update({name.lower(): own for name in own})
        return cls(names)

    def credited(self, article: Article, outlet: str) -> bool:
        """The article's text, byline or dateline names the outlet."""
        pattern = "|".join(map(re.escape, self.names.get(outlet.lower(), (outlet,))))
        named = re.compile(rf"\b(?:{pattern})\b")
        return any(named.search(article.text, part.start, part.end) for part in article.parts if part.kind not in _PASSED_OVER)
