"""What each article asserts: every statement and every event as something that may be affirmed, denied or repeated elsewhere."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from typing import TypedDict

from pydantic import Field

from hearsay.compare.claim_days import DaysTold
from hearsay.compare.claim_sentences import SENTENCE_END, sentences
from hearsay.compare.claim_words import ACTOR, COUNT, DAY, PLACE, ClaimWords, Terms
from hearsay.compare.origins import stations
from hearsay.compare.sides import Sides
from hearsay.knowledge.actors import ActorKnowledge
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Actor, Date, Document, Event, Plain, Record, Span, Statement

_QUOTE_ENDS = re.compile(r"[.,!?…][\"”’']+\s*$|[.!?]\s*$")
_BEGINS = re.compile(r"\W*[A-Z]")
_FEWEST = 2
"""Terms that a sentence of a statement must have to be an assertion of its own."""


class Assertion(Plain):
    """What one record asserts, or one sentence of it. Ids of actors are those of their sides (see ``hearsay.compare.sides``).

    ``span`` are the words that assert it. ``along`` are records of the same article that tell the very same: the event that a statement
    tells, the speech act that the statement is, a second telling. ``act`` is that of a statement, ``event_class``, ``mode`` and
    ``factuality`` those of the event. ``persons`` are the persons that are named as parties. ``terms`` are the words of what is asserted
    with their weights, negative where they are negated; ``core`` those that name the event itself. ``first`` and ``last`` are the days in
    which the text puts the event (ISO), ``day`` that on which it was told. ``on`` is the day (month and day) that the article named last
    before an event for which the text tells none. ``names`` are those of the sides.
    ``answers`` is the statement of which this one only says whether it is so ("denied it").
    """

    record: str
    doc: str
    span: Span
    along: tuple[str, ...] = ()
    act: str | None = None
    event_class: str | None = None
    mode: str | None = None
    factuality: str | None = None
    who: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    place: str | None = None
    first: str | None = None
    last: str | None = None
    day: str | None = None
    on: str | None = None
    terms: dict[str, float] = Field(default_factory=dict)
    core: tuple[str, ...] = ()
    denied: bool = False
    answers: str | None = None
    verb: str | None = None
    stations: tuple[Actor, ...] = ()
    names: dict[str, str] = Field(default_factory=dict)


@dataclass(frozen=True)
class AssertionRules:
    """What making assertions needs of the tables."""

    words: ClaimWords
    sides: Sides
    context: dict[str, float]
    performed: frozenset[str]
    acts: dict[str, str]
    disputable: frozenset[str]
    pointers: frozenset[str]
    tellings: frozenset[str]
    disclaimers: frozenset[str]
    unfounded: frozenset[str]
    topical: float

    @classmethod
    def load(cls, knowledge: Knowledge, sides: Sides | None = None) -> AssertionRules:
        """Compile the tables. Raises KnowledgeError for a bad file."""
        known = sides or Sides.of(knowledge.compiled(ActorKnowledge.load))
        own = knowledge.table("claims")
        words = ClaimWords.load(knowledge, known)
        disputable = frozenset(words.family(word) or words.base(word) for word in own["disputable"].split())
        performed, pointers, tellings, disclaimers, unfounded = (
            frozenset(own[name].split()) for name in ("performed", "pointers", "tellings", "disclaimers", "unfounded")
        )
        topical = own["limits"]["topical"]
        return cls(words, known, own["context"], performed, own["acts"], disputable, pointers, tellings, disclaimers, unfounded, topical)


def assertions(document: Document, records: Sequence[Record], text: str, rules: AssertionRules) -> list[Assertion]:
    """What the statements and events of one article assert, in the order of the text. ``text`` is the article as it was read."""
    found = _without_topic(list(_Reading(document, records, text, rules).assertions()), rules.topical)
    return sorted(found, key=lambda own: (own.span.start, own.span.end, own.record))


def _without_topic(found: list[Assertion], topical: float) -> list[Assertion]:
    """What an article says in many sentences is what it is about and tells less of what one of them claims."""
    sentences: defaultdict[str, set[int]] = defaultdict(set)
    for own in found:
        for term in own.terms:
            if term[0] not in _SIDES_AND_NUMBERS:
                sentences[term].add(own.span.start // _SENTENCE)
    lighter = {term: 1 / (1 + topical * log2(len(places))) for term, places in sentences.items() if len(places) > 1}
    for own in found:
        own.terms.update({term: round(own.terms[term] * lighter[term], 1) for term in (own.terms.keys() & lighter.keys()) - {*own.core}})
    return found


class _Reading:
    """One article while its assertions are made."""

    def __init__(self, document: Document, records: Sequence[Record], text: str, rules: AssertionRules) -> None:
        self._doc = document.doc
        self._day = document.published
        self._text = text
        self._rules = rules
        self._terms = Terms(records, rules.words, self._day)
        self._days = DaysTold((r for r in records if isinstance(r, Date)), text, rules.words.months)
        self._statements = {r.id: r for r in records if isinstance(r, Statement)}
        self._events = {r.id: r for r in records if isinstance(r, Event)}
        datelines = [part.end for part in document.parts if part.kind == "dateline"]
        self._ends = sorted({0, *datelines, *(match.end() for match in SENTENCE_END.finditer(text)), len(text)})

    def assertions(self) -> Iterator[Assertion]:
        performed = self._performed()
        told: defaultdict[str, list[Event]] = defaultdict(list)
        for event in self._events.values():
            if event.statement is not None:
                told[event.statement].append(event)
        taken = set(performed)
        nested = self._nested()
        for inner, outer in nested.items():
            told[outer] += told[inner]
        for statement in self._statements.values():
            if statement.id in nested:
                continue
            acts = [id for id, of in performed.items() if nested.get(of, of) == statement.id]
            acts += [inner for inner, outer in nested.items() if outer == statement.id]
            for part in self._parts(statement):
                terms = self._terms.read(part)
                subject = self._subject(terms, [e for e in told[statement.id] if _within(e, part) and e.id not in performed])
                along = [*acts, *([subject.id] if subject else [])]
                taken.update(along)
                yield self._of_statement(statement, part, terms, subject, along)
                acts = []
        for event in self._events.values():
            if event.id not in taken:
                yield self._of_event(event)

    def _nested(self) -> dict[str, str]:
        """Statements inside a statement of the same speaker ("Moscow denies that it intends to invade"): the outer one tells how."""
        speaking: defaultdict[str | None, list[Statement]] = defaultdict(list)
        for statement in self._statements.values():
            speaking[statement.speaker.id if statement.speaker else None].append(statement)
        return {
            inner.id: outer.id
            for speaker, said in speaking.items()
            if speaker
            for inner in said
            for outer in said
            if inner is not outer and inner.cue and any(span.start <= inner.cue.start < span.end for span in outer.content)
        }

    def _performed(self) -> dict[str, str]:
        """The events that are speech acts which are statements, too: "condemned" is the cue of what was condemned."""
        cues = sorted((s.cue.start, s.cue.end, s.id) for s in self._statements.values() if s.cue)
        found = {}
        for event in self._events.values():
            at = bisect_right(cues, (event.trigger.end, 0, ""))
            for start, end, id in cues[max(0, at - 3) : at]:
                if start < event.trigger.end and event.trigger.start < end:
                    found[event.id] = id
        return found

    def _parts(self, statement: Statement) -> Iterator[list[Span]]:
        """The sentences of what is said; a sentence may be cut in two by the words that tell who says it."""
        part: list[Span] = []
        for span in statement.content:
            for piece in sentences(span):
                if part and _QUOTE_ENDS.search(part[-1].text) and _BEGINS.match(piece.text) and self._tells(part) and self._tells([piece]):
                    yield part
                    part = []
                part.append(piece)
        if part:
            yield part

    def _tells(self, part: Sequence[Span]) -> bool:
        return len(self._terms.read(part)) >= _FEWEST

    def _subject(self, terms: Mapping[str, float], events: Iterable[Event]) -> Event | None:
        """The event that a sentence is about: the one whose words are most of the sentence's."""
        whole = sum(map(abs, terms.values()))
        best: tuple[float, Event] | None = None
        for event in events:
            named = {*self._core(event), *self._terms.of_actors([*event.source, *event.target], self._day)}
            share = sum(abs(weight) for term, weight in terms.items() if term in named) / whole if whole else 0.0
            if share >= _COVERED and (best is None or share > best[0]):
                best = share, event
        return best[1] if best else None

    def _core(self, event: Event) -> dict[str, float]:
        """The words that name the event; not all those around an empty verb ("carried out strikes on the town")."""
        return {term: weight for term, weight in self._terms.read([event.trigger]).items() if term[0] not in _NO_WORDS}

    def _of_statement(
        self, statement: Statement, part: Sequence[Span], terms: dict[str, float], subject: Event | None, along: Iterable[str]
    ) -> Assertion:
        speaker = [statement.speaker] if statement.speaker else []
        act = statement.act
        disputable = not self._rules.disputable.isdisjoint(terms) or (self._denies(statement) and self._is_clause(statement, part))
        disputed = act == "reject" and disputable
        unfounded = _words(part)[-1] in self._rules.unfounded
        if disputed or unfounded:
            act = "deny"
            terms = {term: weight for term, weight in terms.items() if term not in self._rules.disputable}
        denied = disputed or unfounded or (act == "deny" and self._is_denial(statement, terms))
        answers = None
        pointed = self._pointed(statement, part) if len(terms) < _FEWEST else None
        if pointed is not None:
            denied = denied or not self._rules.disclaimers.isdisjoint(_words(part))
            answers, spans = pointed
            terms = self._terms.read(spans)
            subject = self._subject(terms, [event for event in self._events.values() if _within(event, spans)])
        if denied and (disputed or unfounded or self._denies_once(statement, terms)):
            terms = {term: -weight for term, weight in terms.items()}
        core = self._core(subject) if subject else {}
        if act in self._rules.performed:
            performance = self._performance(statement)
            core = core or {term: weight for term, weight in performance.items() if term[0] not in _NO_WORDS and term not in terms}
            terms = {**performance, **terms}
        return Assertion(
            record=statement.id,
            doc=self._doc,
            span=self._span(part[0].start, part[-1].end),
            along=tuple(sorted(set(along))),
            act=act,
            event_class=subject.event_class if subject else None,
            mode=subject.mode if subject else None,
            factuality=subject.factuality if subject else None,
            who=self._sides(subject.source if subject else ()),
            whom=self._sides(subject.target if subject else ()),
            speaker=self._sides(speaker),
            persons=_persons(speaker),
            place=self._terms.place(subject.place) if subject else None,
            **_window(subject),
            day=self._day,
            terms=_rounded(terms),
            core=tuple(sorted(core)),
            denied=denied,
            answers=answers,
            verb=" ".join(statement.cue.text.lower().split()) if statement.cue else None,
            stations=stations(statement, statement),
            names=self._names([*(subject.source if subject else ()), *(subject.target if subject else ()), *speaker]),
        )

    def _is_denial(self, statement: Statement, terms: Mapping[str, float]) -> bool:
        """Whether a denial denies these of its words: by its verb, or because they say that it is not so."""
        return self._denies(statement) or any(weight < 0 for weight in terms.values()) or len(terms) < _FEWEST

    def _is_clause(self, statement: Statement, part: Sequence[Span]) -> bool:
        """Whether that something is so is rejected ("ruled out that", "rejects having"), which denies it, or a thing, which refuses it."""
        lead = self._text[statement.cue.end : part[0].start] if statement.cue and statement.cue.end <= part[0].start else ""
        return lead.split()[-1:] == ["that"] or part[0].text.startswith("having ")

    def _denies(self, statement: Statement) -> bool:
        return statement.cue is not None and self._rules.words.negates(statement.cue.text)

    def _pointed(self, statement: Statement, part: Sequence[Span]) -> tuple[str | None, Sequence[Span]] | None:
        """What was said last (the statement, its words), or else told last, where somebody only points at it ("calls this exaggerated",
        "denied the report"); None where he says more."""
        words = _words(part)
        answers = statement.act in _ANSWERS
        called = answers and words[-1:] != [] and words[-1] in self._rules.tellings
        if not words or not (called or words[0] in self._rules.pointers) or len(words) > _POINTING:
            return None
        start = min(part[0].start, statement.cue.start if statement.cue else part[0].start)
        speaker = statement.speaker.id if statement.speaker else None
        before = [
            other
            for other in self._statements.values()
            if start - _NEAR < other.content[-1].end <= start and (other.speaker is None or other.speaker.id != speaker)
        ]
        last = max(before, key=lambda other: other.content[-1].end, default=None)
        if last is not None:
            return last.id, last.content
        told = self._sentence_before(start) if answers else None
        return (None, told) if told else None

    def _sentence_before(self, start: int) -> Sequence[Span] | None:
        at = bisect_right(self._ends, start) - 1
        return [self._span(self._ends[at - 1], self._ends[at])] if at > 0 and "\n\n" not in self._text[self._ends[at] : start] else None

    def _denies_once(self, statement: Statement, terms: Mapping[str, float]) -> bool:
        """Whether the cue denies what is said: "says that it has no plans to" negates what is planned only in what is said."""
        return all(weight >= 0 for weight in terms.values()) or (statement.act == "deny" and self._denies(statement))

    def _performance(self, statement: Statement) -> dict[str, float]:
        """Who does what in words: it belongs to what is asserted where saying is doing ("rejected the statement")."""
        speaker = [statement.speaker] if statement.speaker else []
        return {**self._terms.of_actors(speaker, self._day), **self._act(statement.act)}

    def _act(self, performed: str) -> dict[str, float]:
        """The word for an act of speech, or a class of events that are acts of speech, whatever verb tells it."""
        word = self._rules.acts.get(performed)
        return {word: self._rules.words.kinds["act"]} if word else {}

    def _of_event(self, event: Event) -> Assertion:
        inside = self._statements.get(event.statement or "")
        core = {**self._core(event), **self._act(event.event_class)}
        sentence = self._sentence(event)
        context = self._around(event, sentence)
        refused = event.event_class == "REJECT"  # "would not answer" negates the answer, not the refusal
        denied = event.factuality == "denied" or (not refused and sum(context.get(term, 0.0) for term in core) < 0)
        strong = {
            term: -abs(weight) if denied else abs(weight)
            for term, weight in {**self._terms.of_actors([*event.source, *event.target], self._day), **core}.items()
        }
        return Assertion(
            record=event.id,
            doc=self._doc,
            span=sentence,
            event_class=event.event_class,
            mode=event.mode,
            factuality=event.factuality,
            who=self._sides(event.source),
            whom=self._sides(event.target),
            persons=_persons([*event.source, *event.target]),
            place=self._terms.place(event.place),
            **_window(event),
            day=self._day,
            on=None if event.time else self._days.before(sentence),
            terms=_rounded({**context, **strong}),
            core=tuple(sorted(core)),
            denied=denied,
            verb=" ".join(inside.cue.text.lower().split()) if inside and inside.cue else None,
            stations=stations(event, inside),
            names=self._names([*event.source, *event.target]),
        )

    def _around(self, event: Event, sentence: Span) -> dict[str, float]:
        """The other words of the sentence: those near the event tell more of it."""
        start = max(sentence.start, event.trigger.start - _CLOSE)
        end = min(sentence.end, event.trigger.end + _CLOSE)
        near = self._terms.read([Span(start=start, end=end, text=self._text[start:end])])
        far, close = self._rules.context["far"], self._rules.context["near"]
        return {term: weight * (close if term in near else far) for term, weight in self._terms.read([sentence]).items()}

    def _sentence(self, event: Event) -> Span:
        """The sentence in which an event is told, or what of it is near."""
        at = bisect_right(self._ends, event.trigger.start)
        start = max(self._ends[at - 1], event.trigger.start - _NEAR)
        end = min(max(self._ends[min(at, len(self._ends) - 1)], event.trigger.end), event.trigger.end + _NEAR)
        return self._span(start, end)

    def _span(self, start: int, end: int) -> Span:
        text = self._text[start:end]
        start += len(text) - len(text.lstrip())
        text = text.strip()
        return Span(start=start, end=start + len(text), text=text)

    def _sides(self, actors: Iterable[Actor]) -> tuple[str, ...]:
        return tuple(self._names(actors))

    def _names(self, actors: Iterable[Actor]) -> dict[str, str]:
        """Names of the sides by their ids, in order; without those who are not named."""
        found = {side.id: side.name for actor in actors for side in self._rules.sides.sides(actor, self._day)}
        return {side: found[side] for side in sorted(found) if not side.startswith(("unnamed/", "group/"))}


_NO_WORDS = COUNT + ACTOR
_SIDES_AND_NUMBERS = ACTOR + PLACE + COUNT + DAY
_SENTENCE = 150
"""Characters, about, of a sentence: words so near to one another are told in one."""
_COVERED = 0.5
"""Share of a sentence's weight that an event must carry to be what the sentence is about."""
_ANSWERS = frozenset(["deny", "reject", "confirm"])
_POINTING = 4
"""Words of a sentence that only points at what was said before, at most."""
_CLOSE = 50
"""Characters around an event of which the words are near to it."""
_NEAR = 260
"""Characters around an event that are read, at most."""


def _words(part: Sequence[Span]) -> list[str]:
    return [word.strip("\"“”‘’'.,;:!?") for span in part for word in span.text.lower().split()]


def _within(event: Event, part: Sequence[Span]) -> bool:
    return any(span.start <= event.trigger.start < span.end for span in part)


def _persons(actors: Iterable[Actor]) -> tuple[str, ...]:
    return tuple(sorted({actor.id for actor in actors if actor.kind == "person"}))


class _Window(TypedDict):
    first: str | None
    last: str | None


def _window(event: Event | None) -> _Window:
    if event is None or event.time is None or event.time.value is None:
        return {"first": None, "last": None}
    first, _, last = event.time.value.partition("/")
    return {"first": first, "last": last or first}


def _rounded(terms: Mapping[str, float]) -> dict[str, float]:
    return {term: round(weight, 1) for term, weight in sorted(terms.items())}
