"""One article as the table of positions needs it: its statements and events, who is named where, for whom everybody stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Literal

from hearsay.compare.compact import Compact
from hearsay.compare.origins import stations
from hearsay.compare.position_rules import PositionRules
from hearsay.records import Actor, Answering, Document, Event, Mention, PositionKind, Record, Span, Statement

SPEECH_ACTS = frozenset({"REQUEST", "THREATEN", "REJECT", "AGREE", "CONCEDE", "SUPPORT", "CONSULT", "AID", "COOPERATE"})
"""Events that stand beside the words of a position."""
_CLAUSE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSen)(?<!\bRep)(?<!\bGen)(?<!\bGov)\.(?=[\s\"”’')]|$)"
    r"|[!?;\n]|, (?:it|he|she|they|we|there)\b"
    r"|, (?:but|however|while|though|although|after|and|which|who|where|as|(?!includ|accord)[a-z]+ing)\b"
)
_FRONTED = re.compile(r"\b(?:after|before|by|while|when|since|upon|in|despite|besides)\W+$", re.I)
"""Before a participle that opens the sentence: it ends at the comma."""
_SENTENCE_END = re.compile(
    r"(?<=[.!?])(?<!\bMr\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bDr\.)(?<!\bRep\.)(?<!\bSen\.)(?<!\bGen\.)(?<!\bGov\.)(?<!\b[A-Z]\.)[\"”'’]*\s+(?=[\"“‘'(]?[A-Z])"
)
_SENTENCE_BREAK = re.compile(r"(?<=[.!?])[\"”'’]*\s+(?=[\"“‘'(]?[A-Z])|\s*\n\s*")
_ENDED = re.compile(r"[.!?…][\"”'’\s]*$")
_LONGEST = 400
"""Characters after a verb that are taken for what it demands."""
_ARTICLES = frozenset({"a", "an", "the", "to", "not", "never", "be", "also", "now", "immediately", "again", "…"})
_BEFORE = 60
"""Characters before a verb in which it is told that it is not done."""
_TOPIC_WORDS = 7
_DAY = re.compile(r"\d{4}-\d\d-\d\d")

Told = Statement | Event


class PositionItem(Compact):
    """A position, an answer or a deed as one article tells it.

    ``dated``: the text names the ``day``, which is else that of publication. ``sides`` and ``toward_sides`` are the ids of the states or
    bodies for which the holder and the others stand, ``about`` those that are named in the words. ``subject`` is the topic of the table, if
    any, ``of`` what it is of. ``answers_to`` is the place (``at``) of the position in this article that it plainly answers. ``deeds`` and
    ``concerned`` are the families of deeds and the sides of a condition, of a deed its own.
    """

    role: Literal["position", "answer", "deed"]
    record: str
    doc: str
    at: int
    day: str | None = None
    dated: bool = False
    holder: Actor | None = None
    sides: tuple[str, ...] = ()
    toward: tuple[Actor, ...] = ()
    toward_sides: tuple[str, ...] = ()
    kind: PositionKind | None = None
    answer: Answering | None = None
    topic: str = ""
    subject: str | None = None
    of: str | None = None
    terms: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    content: tuple[Span, ...] = ()
    condition: Span | None = None
    deeds: tuple[str, ...] = ()
    concerned: tuple[str, ...] = ()
    answers_to: int | None = None
    stations: tuple[Actor, ...] = ()
    rule: str = ""


@dataclass
class Reading:
    """The records of an article, looked up by what they stand beside."""

    document: Document
    records: Sequence[Record]
    text: str
    rules: PositionRules

    @cached_property
    def statements(self) -> list[Statement]:
        return [record for record in self.records if isinstance(record, Statement)]

    @cached_property
    def events(self) -> list[Event]:
        return [record for record in self.records if isinstance(record, Event)]

    @cached_property
    def by_id(self) -> dict[str, Statement]:
        return {statement.id: statement for statement in self.statements}

    @cached_property
    def _mentions(self) -> list[Mention]:
        return [record for record in self.records if isinstance(record, Mention) and record.actor.kind != "unnamed"]

    @cached_property
    def _by_actor(self) -> dict[str, list[Mention]]:
        found: dict[str, list[Mention]] = {}
        for mention in self._mentions:
            found.setdefault(mention.actor.id, []).append(mention)
        return found

    @cached_property
    def _speech(self) -> list[Event]:
        return [event for event in self.events if event.event_class in SPEECH_ACTS]

    def beside(self, statement: Statement) -> list[Event]:
        """The speech acts whose word is the verb of the statement itself."""
        return [event for event in self._speech if statement.cue is not None and overlap(event.trigger, statement.cue)]

    def inside(self, content: Sequence[Span]) -> list[Event]:
        """The speech acts told in some words."""
        return [event for event in self._speech for span in content if span.start <= event.trigger.start < span.end]

    def mentions(self, span: Span) -> list[Mention]:
        """Who is named in some words, in order."""
        return [m for m in self._mentions if span.start <= m.span.start and m.span.end <= span.end]

    def sides(self, actors: Iterable[Actor]) -> list[str]:
        """The ids of the sides of some actors on the day of the article, each once."""
        return list(dict.fromkeys(side.id for actor in actors for side in self.rules.sides.sides(actor, self.document.published)))

    def day(self, record: Told) -> str | None:
        """The day on which it was said or done where the text tells it, else that of publication."""
        return self.time(record) or self.document.published

    def time(self, record: Told) -> str | None:
        """The day on which it was said or done where the text tells it."""
        value = record.time.value if record.time else None
        return value if value and _DAY.fullmatch(value) else None

    def clause(self, trigger: Span) -> Span:
        """A verb and what follows in its clause, not beyond the quotation in which it stands."""
        end = _CLAUSE_END.search(self.text, trigger.end, trigger.end + _LONGEST)
        stop = end.start() if end else min(len(self.text), trigger.end + _LONGEST)
        quote = self._quote_end(trigger, stop)
        if quote is not None:
            stop = quote
        if trigger.text.endswith("ing") and _FRONTED.search(self.text, max(0, trigger.start - 10), trigger.start):
            comma = self.text.find(",", trigger.end, stop)
            stop = comma if comma > 0 else stop
        return Span(start=trigger.start, end=stop, text=self.text[trigger.start : stop])

    def whole_clause(self, trigger: Span) -> Span:
        """The same from the beginning of its sentence or quotation on."""
        sentence, clause = self.sentence(trigger), self.clause(trigger)
        begins = max(sentence.start, self.text.rfind("“", sentence.start, trigger.start) + 1)
        before = self.text[sentence.start : trigger.start]
        if before.count('"') % 2:
            begins = max(begins, sentence.start + before.rfind('"') + 1)
        that = re.search(r".*\bthat\s", self.text[begins : trigger.start], re.S)
        begins += that.end() if that else 0
        return Span(start=begins, end=clause.end, text=self.text[begins : clause.end])

    def _quote_end(self, trigger: Span, stop: int) -> int | None:
        """Where the quotation ends in which the words stand, if that is before ``stop``."""
        behind = self.text[trigger.end : stop]
        curly = behind.find("”")
        if curly >= 0 and "“" not in behind[:curly]:
            return trigger.end + len(behind[:curly].rstrip(",. "))
        line = self.text.rfind("\n", 0, trigger.start) + 1
        straight = behind.find('"')
        if straight >= 0 and self.text.count('"', line, trigger.start) % 2:
            return trigger.end + len(behind[:straight].rstrip(",. "))
        return None

    def before(self, span: Span) -> str:
        """The words before some in their sentence."""
        begins = max(0, span.start - _BEFORE)
        words = self.text[begins : span.start]
        breaks = [match.end() for match in re.finditer(r"[.!?]\s|\n|;", words)]
        return words[breaks[-1] :] if breaks else words

    def mentions_of(self, actor: str) -> list[Mention]:
        """Where somebody is named, by id."""
        return self._by_actor.get(actor, [])

    def condition(self, content: Sequence[Span]) -> Span | None:
        """The words of a condition: "if they cross", "any soldier who crosses"."""
        for pattern in self.rules.conditions:
            for span in content:
                if (match := pattern.search(span.text)) and not span.text[: match.start("c")].lower().endswith("even "):
                    if self.rules.patterns["no_condition"].match(match["c"]):
                        continue
                    start, end = match.span("c")
                    return Span(start=span.start + start, end=span.start + end, text=match["c"])
        return None

    def regarded(self, span: Span, how: Literal["regarded", "would_be"]) -> Span | None:
        """What is regarded as something hostile, of "a base as a threat to its security"; said to be it, of "a base would be a threat"."""
        match = self.rules.patterns[how].match(span.text)
        return Span(start=span.start + match.start("c"), end=span.start + match.end("c"), text=match["c"]) if match else None

    def sentence(self, span: Span) -> Span:
        """The sentence of some words, without the line break or space around it."""
        begins = [match.end() for match in _SENTENCE_BREAK.finditer(self.text, max(0, span.start - _LONGEST), span.start)]
        start = begins[-1] if begins else max(0, span.start - _LONGEST)
        end = _SENTENCE_BREAK.search(self.text, span.end, span.end + _LONGEST)
        stop = end.start() if end else min(len(self.text), span.end + _LONGEST)
        return Span(start=start, end=stop, text=self.text[start:stop])

    def condition_behind(self, content: Sequence[Span]) -> Span | None:
        """The words of a condition right behind what is said: "of sanctions, if it attacks"."""
        end = content[-1].end
        match = self.rules.patterns["only_if"].match(self.text[end : end + _LONGEST])
        return Span(start=end + match.start("c"), end=end + match.end("c"), text=match["c"]) if match else None

    def doer(self, condition: Span) -> list[Actor]:
        """Whose act a condition names: "any Russian soldier who", "any attack by Russia", not "any invasion of Ukraine"."""
        for mention in self.mentions(condition):
            before = condition.text[: mention.span.start - condition.start]
            if self.rules.patterns["before_doer"].fullmatch(before) or mention.form == "demonym" or before.endswith(" by "):
                return [mention.actor]
        return []

    def item(
        self,
        record: Told,
        holder: Actor,
        toward: Iterable[Actor],
        content: Sequence[Span],
        cue: Sequence[Span],
        *,
        kind: PositionKind | None = None,
        condition: Span | None = None,
        answer: Answering | None = None,
        meant: str | None = None,
        rule: str,
    ) -> PositionItem:
        """A position or an answer with all that others are compared with. ``meant`` is what it is about, where that is only a part."""
        sides = self.sides([holder])
        others = [a for a in dict.fromkeys(toward) if a.kind != "unnamed" and a.id != holder.id and a.id not in sides]
        # The parliament of which a government asks something stands for itself, not for their state.
        toward_sides = list(dict.fromkeys(side for a in others for side in ([a.id] if {*self.sides([a])} & {*sides} else self.sides([a]))))
        said = words_of(content)
        meant = meant or self._meant(said, kind, condition)
        spans = [*content, *([condition] if condition and not any(overlap(span, condition) for span in content) else [])]
        named = [mention for span in spans for mention in self.mentions(span)]
        subject, of = self._subject(
            meant,
            self._deed(meant, kind),
            condition is not None and meant == condition.text,
            [m for m in named if not {*self.sides([m.actor])} & {*sides}],
            toward_sides,
        )
        inside = [event.event_class for event in self.events if condition and overlap(event.trigger, condition)]
        return PositionItem(
            role="answer" if answer else "position",
            record=record.id,
            doc=record.doc,
            day=self.day(record),
            dated=self.time(record) is not None,
            at=min((span.start for span in (*cue, *content)), default=0),
            holder=holder,
            sides=tuple(sides),
            toward=tuple(others),
            toward_sides=tuple(toward_sides),
            kind=kind,
            answer=answer,
            topic=subject or self._words(meant, kind),
            subject=subject,
            of=of,
            terms=tuple(self.rules.terms(meant)),
            about=tuple(side for side in self.sides(m.actor for m in named) if side not in sides),
            content=tuple(content),
            condition=condition,
            deeds=(*(self.rules.deeds_of(condition.text)[:1] if condition else ()), *sorted({*inside})),
            concerned=tuple(self.sides(m.actor for m in self.mentions(condition))) if condition else (),
            stations=stations(record, record if isinstance(record, Statement) else self.by_id.get(record.statement or "")),
            rule=rule,
        )

    def _meant(self, said: str, kind: PositionKind | None, condition: Span | None) -> str:
        """What a line or threat is about: the condition, what is not accepted, what is threatened with; else all that is said."""
        if kind not in ("threat", "red_line"):
            return said
        if condition:
            return condition.text
        refused, reprisal = (self.rules.patterns[name].search(said) for name in ("refusal", "reprisal"))
        return said[refused.end() :] if refused else said[reprisal.start() :] if reprisal else said

    def _subject(
        self, meant: str, deed: str, is_condition: bool, named: Sequence[Mention], toward: Sequence[str]
    ) -> tuple[str | None, str | None]:
        """The topic of the table, and the state that belongs to it: "NATO membership", "of Ukraine"."""
        topic = self.rules.topic_of(meant, deed or meant, is_condition)
        if topic is None:
            return None, None
        states = [m for m in named if m.actor.kind == "state" and (topic.of == "for" or not {*self.sides([m.actor])} & {*toward})]
        if topic.of == "to":  # "send American weapons to Ukraine"
            states = [m for m in states if re.search(r"\bto (?:the )?$", self.text[max(0, m.span.start - 8) : m.span.start])]
        return topic.name, f"{topic.of} {states[0].actor.name}" if topic.of and states else None

    def _deed(self, said: str, kind: PositionKind | None) -> str:
        """The words of the deed that is demanded or promised, behind who is to do it."""
        if kind not in ("demand", "promise", "offer"):
            return said
        before = re.match(r"\W*to\s", said) or self.rules.patterns["before_deed"].match(said)
        return said[before.end() :] if before and said[before.end() :].strip() else said

    def _words(self, said: str, kind: PositionKind | None) -> str:
        """The first words, where the table has no topic for them; of a demand or promise those of the deed."""
        deed = self._deed(said, kind)
        is_deed = deed != said
        said = deed
        return _phrase(re.sub(r"[\"“”‘…]|’(?!\w)", "", said).split(), is_deed, self.rules)


def _phrase(words: Sequence[str], is_deed: bool, rules: PositionRules) -> str:
    """The first words that say something, up to the next clause; where that is too long, up to the last preposition."""
    light = _ARTICLES if is_deed else rules.words.stop_words | {"a", "i"}
    first = next((i for i, word in enumerate(words) if word.lower().strip(",;:") not in light), 0)
    kept: list[str] = []
    for word in words[first:]:
        if len(kept) > 1 and rules.has("next_clause", word):
            break
        kept.append(word)
        if word[-1] in ",;:!?—–":
            break
    if len(kept) > _TOPIC_WORDS:
        joints = [i for i in range(2, _TOPIC_WORDS + 1) if rules.has("joint_word", kept[i])]
        kept = kept[: joints[-1] if joints else _TOPIC_WORDS]
    while len(kept) > 1 and rules.has("dangling_word", kept[-1]):
        kept.pop()
    return " ".join(kept).rstrip(".,;:!?—–")


def sentences(content: Sequence[Span], text: str) -> list[list[Span]]:
    """The sentences of what is said; one that the verb of saying cuts in two has two spans."""
    pieces = [piece for span in content for piece in _pieces(span)]
    made: list[list[Span]] = []
    for piece in pieces:
        if made and not _ENDED.search(made[-1][-1].text) and not _ENDED.search(text[made[-1][-1].end : piece.start].rstrip("\"“‘' \n")):
            made[-1].append(piece)
        else:
            made.append([piece])
    return made


def _pieces(span: Span) -> Iterator[Span]:
    start = 0
    for end in [*(match.end() for match in _SENTENCE_END.finditer(span.text)), len(span.text)]:
        text = span.text[start:end].rstrip()
        if text:
            yield Span(start=span.start + start, end=span.start + start + len(text), text=text)
        start = end


def words_of(content: Iterable[Span]) -> str:
    """The words of spans, as one text."""
    return " … ".join(span.text for span in content)


def overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def together(actors: Sequence[Actor]) -> Actor:
    """One actor, or several who act as one, named as extraction names them."""
    if len(actors) == 1:
        return actors[0]
    ordered = [same[0] for _, group in groupby(sorted(actors, key=lambda a: a.id), key=lambda a: a.id) if (same := list(group))]
    return Actor(id="group/" + "+".join(a.id for a in ordered), name=" and ".join(a.name for a in ordered), kind="group", known=False)
