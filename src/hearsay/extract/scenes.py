"""Where events took place and where what was counted is: the names of places that the tree joins to them.

Every name of a place is followed up the tree, over the prepositions that tell where something is, to the words of an event or a figure.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hearsay.annotate.places import PlaceMention
from hearsay.extract.whereabouts import case_of
from hearsay.knowledge.places import PlaceKnowledge
from hearsay.language.article_doc import ArticleDoc
from hearsay.language.tree import has
from hearsay.language.words import Token
from hearsay.records import Event, Figure, PlaceReference, Span

STEPS = 6
"""How many words may stand between a name and what happened there."""

BEFORE_NOUN = frozenset({"compound", "amod", "nmod:poss", "nmod:desc"})
ALONGSIDE = frozenset({"conj", "appos", "flat", "advmod"})
AFFECTED = frozenset({"obj", "nsubj:pass"})
ARGUMENTS = frozenset({"obj", "nsubj", "nsubj:pass"})
VERBAL = frozenset({"VERB", "AUX"})
OBJECT_RANK = 3
ON_THE_GROUND = frozenset({"ASSAULT", "MOBILIZE", "RETREAT", "COERCE", "AID", "PROTEST", "CONSULT"})
"""Classes of events that take place somewhere. Others, mostly of words, have a place only where a preposition says so ("said in Riga")."""

UNPLACED = frozenset({"money", "percent"})


@dataclass(frozen=True)
class Way:
    """A word that a name of a place leads up to; the lower the rank, the better the way tells where something is.

    ``affected`` says that the place is what the word is done to, ``beside`` that the word only shares a verb with the place.
    """

    token: Token
    rank: int
    affected: bool = False
    beside: bool = False


@dataclass
class Scenes:
    """Events or figures by the tokens of their words, and the best place found for each."""

    of_token: dict[int, int]
    best: dict[int, tuple[tuple[int, int], PlaceReference]]

    @classmethod
    def of(cls, reading: ArticleDoc, spans: Sequence[Span]) -> Scenes:
        return cls({token: k for k, span in enumerate(spans) for token in tokens_of(reading, span)}, {})

    def offer(self, way: Way, place: PlaceMention, reference: PlaceReference) -> None:
        """Take a place for what its way leads to, unless a better one is known."""
        k, key = self.of_token[way.token.i], (way.rank, abs(way.token.i - place.tokens.start))
        if k not in self.best or key < self.best[k][0]:
            self.best[k] = key, reference

    def place(self, k: int, known: PlaceReference | None) -> PlaceReference | None:
        return known if known is not None or k not in self.best else self.best[k][1]


def with_scenes(
    reading: ArticleDoc, events: Sequence[Event], figures: Sequence[Figure], places: Sequence[PlaceMention], rules: PlaceKnowledge
) -> tuple[list[Event], list[Figure]]:
    """The events and figures, with a place for those that have none and to which the tree joins the name of one."""
    happened, counted = Scenes.of(reading, [e.trigger for e in events]), Scenes.of(reading, [f.span for f in figures])
    for place in places:
        if not place.tokens:
            continue
        reference = reference_to(reading, place, rules)
        for way in ways_up(reading, place, rules):
            at = way.token.i
            if at in happened.of_token and takes_place(way, events[happened.of_token[at]], way.token.head.i in happened.of_token):
                happened.offer(way, place, reference)
            if at in counted.of_token:
                counted.offer(way, place, reference)
    return (
        [event.model_copy(update={"place": happened.place(k, event.place)}) for k, event in enumerate(events)],
        [
            figure if figure.unit in UNPLACED else figure.model_copy(update={"place": counted.place(k, figure.place)})
            for k, figure in enumerate(figures)
        ],
    )


def takes_place(way: Way, event: Event, verb_is_event: bool) -> bool:
    """Whether a way to an event tells its place. A verb that is an event of its own keeps the place from its subject and object."""
    if way.beside and verb_is_event:
        return False
    return event.event_class in ON_THE_GROUND or way.rank == 0


def ways_up(reading: ArticleDoc, place: PlaceMention, rules: PlaceKnowledge) -> Iterator[Way]:
    """The words that a name leads up to, as long as each step tells where something is."""
    doc, rank, country = reading.doc, 0, place.precision == "country"
    token = next((t for t in doc[place.tokens.start : place.tokens.stop] if t.head.i not in place.tokens), doc[place.tokens.start])
    for child in token.children:
        if child.dep_ == "acl:relcl" and any(word.lower_ == "where" for word in child.children):
            yield Way(child, 0)
            yield from beside(child, 0, token)
    for _ in range(STEPS):
        head, relation = token.head, token.dep_
        if head.i == token.i:
            return
        if relation in AFFECTED:
            yield Way(head, OBJECT_RANK, affected=True)
            yield from beside(head, OBJECT_RANK, token)
            return
        if relation in BEFORE_NOUN:
            if country and head.lower_ not in rules.features and head.lower_ not in rules.territory:
                return  # "Russian troops" are not in Russia
        elif relation.startswith(("obl", "nmod")):
            case = case_of(token)
            if case not in rules.scene_ranks and not (case == "" and relation.endswith("unmarked")):
                return
            rank = max(rank, rules.scene_ranks.get(case, 0))
        elif relation not in ALONGSIDE:
            return
        token = head
        yield Way(token, rank)
        if token.pos_ in VERBAL:
            yield from beside(token, rank, token)
            if token.dep_ != "xcomp":
                return


def beside(verb: Token, rank: int, token: Token) -> Iterator[Way]:
    """What shares a verb with a place: "held talks in Geneva", "the troops moved to the border", "10,000 soldiers entered Belarus"."""
    for child in verb.children:
        if child.dep_ in ARGUMENTS and child.i != token.i:
            yield Way(child, rank, beside=True)
        elif child.dep_ == "advcl" and has(child, "VerbForm", "Part"):  # "a bomb went off in Mosul, killing 14"
            yield Way(child, rank + 1)
            yield from (Way(argument, rank + 1) for argument in child.children if argument.dep_ == "obj")


def reference_to(reading: ArticleDoc, place: PlaceMention, rules: PlaceKnowledge) -> PlaceReference:
    """The words that tell a place: its name, with the noun that it stands before ("the Ukrainian border")."""
    head = reading.doc[place.tokens.stop - 1].head
    if head.i == place.tokens.stop and (head.lower_ in rules.territory or head.lower_ in rules.features):
        return PlaceReference(span=reading.span_of_tokens(place.tokens.start, head.i + 1), name=place.name)
    return PlaceReference(span=place.span, name=place.name)


def tokens_of(reading: ArticleDoc, span: Span) -> range:
    """The tokens of the Doc that an article span covers."""
    first, last = bisect_left(reading.origin, span.start), bisect_left(reading.origin, span.end)
    words = reading.doc.char_span(first, max(last, first + 1))
    return range(words.start, words.end)
