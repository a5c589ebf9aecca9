"""What becomes of words: one speaker's over time, and one origin's words under the verbs of different outlets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hearsay.compare.assertions import Assertion
from hearsay.compare.claim_words import root
from hearsay.compare.days import day
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Actor, Change, ClaimChange, Stance, VerbDrift

SAME_UTTERANCE = 2
"""Days within which several articles are taken to tell of the same words of a speaker."""


@dataclass(frozen=True)
class Said:
    """An assertion as a member of a claim."""

    own: Assertion
    origin: Actor
    stance: Stance


@dataclass(frozen=True)
class ChangeRules:
    """How strong acts, verbs and words of degree are (table ``claims``), from weak to strong."""

    acts: Mapping[str, int]
    verbs: Mapping[str, int]
    words: Mapping[str, int]

    @classmethod
    def load(cls, knowledge: Knowledge) -> ChangeRules:
        """Compile the table. Raises KnowledgeError for a bad file."""
        strength = knowledge.table("claims")["strength"]
        verbs = {root(word): int(degree) for degree, words in strength["verbs"].items() for word in words.split()}
        words = {word: int(degree) for degree, line in strength["words"].items() for word in line.split()}
        return cls(strength["acts"], verbs, words)

    def of_verb(self, verb: str | None) -> int | None:
        """How strong a reporting verb makes what it reports; None for one that is not in the table."""
        found = [self.verbs[base] for word in (verb or "").split() if (base := root(word)) in self.verbs]
        return max(found) if found else None

    def of(self, own: Assertion) -> int:
        """How strongly somebody asserts something: by the act, and by words such as "may" or "never"."""
        words = [self.words[word] for word in own.span.text.lower().replace("n't", " not").split() if word in self.words]
        return self.acts.get(own.act or "", 0) + sum({min(words, default=0), max(words, default=0)})


def changes(said: Iterable[Said], rules: ChangeRules) -> list[ClaimChange]:
    """What each origin made of its own words from one day to a later one. Without days there is no later."""
    found = []
    for own in _by_origin(said):
        dated = sorted((s for s in own if s.own.act and day(s.own.day)), key=lambda s: (s.own.day or "", s.own.doc, s.own.span.start))
        for earlier, later in pairwise(_utterances(dated)):
            found.append(
                ClaimChange(who=earlier.origin, earlier=earlier.own.record, later=later.own.record, change=_change(earlier, later, rules))
            )
    return found


def _utterances(dated: Sequence[Said]) -> Iterator[Said]:
    """One telling for each time that somebody spoke: articles of the next days tell of the same words, unless they tell the contrary."""
    last: Said | None = None
    for said in dated:
        if last is None or _is_new(last, said):
            yield said
            last = said


def _is_new(last: Said, said: Said) -> bool:
    before, now = day(last.own.day), day(said.own.day)
    if before is None or now is None or (now - before).days > SAME_UTTERANCE:
        return True
    return now > before and (said.stance == "denies") != (last.stance == "denies")


def _change(earlier: Said, later: Said, rules: ChangeRules) -> Change:
    if (earlier.stance == "denies") != (later.stance == "denies"):
        return "reversed"
    before, now = rules.of(earlier.own), rules.of(later.own)
    return "hardened" if now > before else "softened" if now < before else "repeated"


def drifts(said: Iterable[Said], rules: ChangeRules) -> list[VerbDrift]:
    """Origins whose words different articles report with verbs of different strength, from the weakest verb to the strongest."""
    found = []
    for own in _by_origin(said):
        verbs = [(s.own.record, rules.of_verb(s.own.verb), s.own.verb or "") for s in own if s.own.act]
        strengths = {record: (degree, verb) for record, degree, verb in verbs if degree is not None}
        docs = {s.own.doc for s in own if s.own.record in strengths}
        if len(docs) > 1 and len({degree for degree, _ in strengths.values()}) > 1:
            members = sorted(strengths, key=lambda record: (*strengths[record], record))
            found.append(VerbDrift(who=own[0].origin, members=members, verbs=[strengths[record][1] for record in members]))
    return found


def _by_origin(said: Iterable[Said]) -> Iterator[list[Said]]:
    """The assertions of each origin that is a speaker, in order of the origins' ids."""
    by_origin: defaultdict[str, list[Said]] = defaultdict(list)
    for own in said:
        if own.own.stations and own.origin.kind != "unnamed":
            by_origin[own.origin.id].append(own)
    yield from (by_origin[origin] for origin in sorted(by_origin))
