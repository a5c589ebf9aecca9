"""Where a statement was made, and the resolved names of the places that records refer to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hearsay.annotate.places import PlaceMention
from hearsay.extract.statements import Attribution
from hearsay.knowledge.places import PlaceKnowledge
from hearsay.language.article_doc import ArticleDoc
from hearsay.language.words import Doc, Token
from hearsay.records import Event, Figure, Place, PlaceReference, Record, Statement
from hearsay.references import referred_place

STEPS = 4
"""How many phrases may stand between the verb and the name: "said at a news conference in the port of Odesa"."""

INDIRECT = frozenset({"obj", "iobj"})
MANNER = frozenset({"advcl", "obl"})


def with_places(
    reading: ArticleDoc, statements: Sequence[Attribution], places: Sequence[PlaceMention], rules: PlaceKnowledge
) -> list[Attribution]:
    """The statements, with the place where it was spoken for those whose cue tells one ("said in Riga", "told reporters in Brussels")."""
    spoken: dict[int, PlaceMention] = {}
    for place in places:
        if place.tokens and (verb := said_at(reading.doc, place.tokens, rules)) is not None:
            spoken.setdefault(verb, place)
    return [_placed(statement, spoken) for statement in statements]


def _placed(statement: Attribution, spoken: dict[int, PlaceMention]) -> Attribution:
    place = next((spoken[i] for i in statement.cue or () if i in spoken), None)
    if place is None or any(content.start <= place.tokens.start < content.stop for content in statement.content):
        return statement
    where = PlaceReference(span=place.span, name=place.name)
    return replace(statement, record=statement.record.model_copy(update={"place": where}))


def said_at(doc: Doc, tokens: range, rules: PlaceKnowledge) -> int | None:
    """The verb whose act took place where these tokens name it, or None.

    The way up from the name leads over locative phrases only ("at a meeting in Riga"), over those spoken to ("reporters in Riga"), or over
    a verb of speaking in public that goes with the cue ("speaking in Riga, he said").
    """
    token = next((t for t in doc[tokens.start : tokens.stop] if t.head.i not in tokens), doc[tokens.start])
    for step in range(STEPS):
        if token.dep_ in ("obl", "nmod") and case_of(token) in rules.speech_places:
            token = token.head
            if token.pos_ in ("VERB", "AUX"):
                return token.head.i if token.dep_ in MANNER and token.lemma_ in rules.speaking else token.i
        elif step and token.dep_ in INDIRECT and token.head.pos_ == "VERB" and token.lower_ in rules.audience:
            return token.head.i
        else:
            return None
    return None


def case_of(token: Token) -> str:
    """The preposition of a phrase."""
    return next((child.lower_ for child in token.children if child.dep_ == "case" and child.i < token.i), "")


def with_resolved_names(records: Sequence[Record], places: Sequence[Place]) -> list[Record]:
    """The records, each reference to a place with the name of the place that its words were resolved to."""
    return [_renamed(record, places) for record in records]


def _renamed(record: Record, places: Sequence[Place]) -> Record:
    if not isinstance(record, Statement | Figure | Event) or record.place is None:
        return record
    place = referred_place(record.place, places)
    if place is None or place.gazetteer_id is None or place.name == record.place.name:
        return record
    return record.model_copy(update={"place": record.place.model_copy(update={"name": place.name})})
