"""Places of datelines ("ALBUQUERQUE, N.M. (AP) - "): they stand outside the text that is parsed, so their words are read alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hearsay.annotate.toponym import Toponym, longest
from hearsay.knowledge.geography import key_of
from hearsay.knowledge.places import PlaceKnowledge
from hearsay.language.article_doc import ArticleDoc
from hearsay.language.words import Doc, unparsed
from hearsay.records import Span

WORD = re.compile(r"\w+(?:[.'’]\w+)*\.?|[^\w\s]")
ENDS = frozenset({"(", "-", "–", "—"})
JOINTS = frozenset({",", "/", "and"})
SHORTEST = 4
"""Letters of a name in capitals that is taken anywhere in a dateline."""


@dataclass(frozen=True)
class Dateline:
    """The words of a dateline as a Doc without a parse, and where each begins in the article."""

    article: str
    doc: Doc
    starts: list[int]

    def span(self, toponym: Toponym) -> Span:
        """The article span of a name."""
        start, end = self.starts[toponym.first], self.starts[toponym.last - 1] + len(self.doc[toponym.last - 1])
        return Span(start=start, end=end, text=self.article[start:end])


def datelines_of(reading: ArticleDoc) -> list[Dateline]:
    """The datelines of an article, up to the parenthesis or dash after the place."""
    found, text = [], reading.article.text
    for part in reading.article.parts:
        if part.kind == "dateline":
            words = list(WORD.finditer(text, part.start, part.end))
            words = words[: next((i for i, word in enumerate(words) if word.group() in ENDS), len(words))]
            if words:
                doc = unparsed(word.group() for word in words)
                found.append(Dateline(text, doc, [word.start() for word in words]))
    return found


def names_in(doc: Doc, knowledge: PlaceKnowledge) -> list[Toponym]:
    """The names of places in a dateline: at its beginning, in capitals, or joined to one before by a comma."""
    found: list[Toponym] = []
    at = 0
    while at < len(doc):
        joined = bool(found) and found[-1].last == at - 1 and doc[at - 1].text in JOINTS
        capitals = doc[at].text.isupper() and len(doc[at]) >= SHORTEST
        toponym = dateline_name(doc, at, joined, knowledge) if at == 0 or joined or capitals else None
        if toponym is not None:
            found.append(toponym)
        at = toponym.last if toponym is not None else at + 1
    return found


def dateline_name(doc: Doc, at: int, joined: bool, knowledge: PlaceKnowledge) -> Toponym | None:
    """The name of a place at this word; behind a comma also the postal code of a state."""
    state = knowledge.gazetteer.us_states.get(doc[at].text) if joined else None
    if state is not None:
        return Toponym(at, at + 1, key_of(state.name), [state], doc[at], sure=True)
    match = longest(doc, at, knowledge) if doc[at].text[0].isupper() else None
    if match is None or match[1] in knowledge.never:
        return None
    return Toponym(at, match[0], match[1], match[2], doc[at], sure=True)
