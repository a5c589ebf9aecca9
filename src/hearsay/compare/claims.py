"""Claims: what the articles assert, gathered; who affirms it, who denies it, how many independent origins stand behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hearsay.compare.assertions import Assertion
from hearsay.compare.changes import ChangeRules, Said, changes, drifts
from hearsay.compare.claim_copies import folded, speaking
from hearsay.compare.claim_groups import Group, gathered
from hearsay.compare.claim_labels import LabelRules, Named, labels, naming
from hearsay.compare.claim_links import links
from hearsay.compare.claim_profiles import LinkRules, is_negative
from hearsay.compare.corpus import Corpus
from hearsay.knowledge.tables import Knowledge
from hearsay.records import Claim, ClaimMember, ClaimStatus, Stance, record_id


@dataclass(frozen=True)
class ClaimRules:
    """Everything that the tables say about claims."""

    links: LinkRules
    changes: ChangeRules
    doubts: frozenset[str]
    labels: LabelRules

    @classmethod
    def load(cls, knowledge: Knowledge) -> ClaimRules:
        """Compile the tables. Raises KnowledgeError for a bad file."""
        own = knowledge.table("claims")
        return cls(LinkRules.load(knowledge), ChangeRules.load(knowledge), frozenset(own["doubts"].split()), LabelRules.load(knowledge))


Telling = Sequence[tuple[Assertion, int]]
"""The assertions of one claim, each with its sign, in order."""


def claims(told: Iterable[Assertion], corpus: Corpus, rules: ClaimRules) -> list[Claim]:
    """The claims that two and more records make, those with most origins first; the same whatever the order of the assertions."""
    ordered, riding = folded(sorted(told, key=in_order), corpus)
    groups = gathered(ordered, links(ordered, rules.links), rules.links)
    members = tellings(groups, ordered, riding)
    named = labels([named_claim(group, rules) for group in members])
    found = [claim_of(group, corpus, rules).model_copy(update={"label": label}) for group, label in zip(members, named, strict=True)]
    return sorted(found, key=place_of)


def in_order(own: Assertion) -> tuple[str, str, int, int, str]:
    """For sorting: by day, those without one last, by article, as the text has them."""
    return own.day or "~", own.doc, own.span.start, own.span.end, own.record


def tellings(groups: Iterable[Group], ordered: Sequence[Assertion], riding: Sequence[Sequence[Assertion]]) -> list[Telling]:
    """The groups with those that ride along with their assertions (see ``claim_copies``), and those that only copies tell."""
    whole = list(groups)
    grouped = {place for group in whole for place, _ in group}
    whole += [[(place, 1)] for place, copies in enumerate(riding) if copies and place not in grouped]
    members = ([(own, sign) for place, sign in group for own in (ordered[place], *riding[place])] for group in whole)
    return [group for group in map(telling, members) if group is not None]


def telling(group: Iterable[tuple[Assertion, int]]) -> Telling | None:
    """The assertions of a claim in order; None where one record alone tells it.

    Two sentences of one quotation have nothing in common with anybody else's.
    """
    ordered = sorted(group, key=lambda pair: in_order(pair[0]))
    return ordered if len({own.record for own, _ in ordered}) > 1 else None


def claim_id(group: Telling) -> str:
    """The id of a claim: events share the words that they are told in."""
    first = group[0][0]
    return record_id("claim", first.record, [first.span])


def named_claim(group: Telling, rules: ClaimRules) -> Named:
    """What a claim is called, as far as it alone tells."""
    return naming([own for own, _ in group], claim_id(group), rules.labels)


def place_of(claim: Claim) -> str:
    """By which claims are told in order: those with most origins first, then those with most members."""
    return f"{_MANY - claim.independent_origins:09}.{_MANY - len(claim.members):09}.{claim.id}"


_MANY = 10**9 - 1


def claim_of(group: Telling, corpus: Corpus, rules: ClaimRules) -> Claim:
    """The claim that a group is, which wants its label still."""
    said = _steady([Said(own, corpus.origin(own.doc, own.stations), stance) for own, stance in _stances(group, rules)], rules)
    affirming = _independent([own for own in said if own.stance != "denies"], corpus)
    denying = _independent([own for own in said if own.stance == "denies"], corpus)
    first = said[0].own
    return Claim(
        id=claim_id(group),
        label="",
        members=[member for own in sorted(said, key=lambda own: speaking(own.own, corpus)) for member in _members(own)],
        independent_origins=len(affirming or denying),
        status=_status(said, affirming, denying),
        changes=changes(said, rules.changes),
        drift=drifts(said, rules.changes),
        rule="claims:" + ("words" if first.act else "event"),
    )


def _stances(group: Sequence[tuple[Assertion, int]], rules: ClaimRules) -> list[tuple[Assertion, Stance]]:
    """Those of the sign that is denied less affirm. Where all agree that it is not so, those deny who deny it in so many words."""
    told = [own.factuality == "conditional" for own, _ in group if own.factuality]
    supposed = 2 * sum(told) > len(told)
    if len({sign for _, sign in group}) == 1:
        denied = any(own.act and own.denied for own, _ in group)
        return [(own, "denies" if denied and _denies(own) else _affirming(own, rules, supposed)) for own, _ in group]
    leaning = sum(sign * (-1 if is_negative(own) else 1) for own, sign in group)
    affirming = 1 if leaning >= 0 else -1
    return [(own, _affirming(own, rules, supposed) if sign == affirming else "denies") for own, sign in group]


def _denies(own: Assertion) -> bool:
    """Whether somebody denies it in so many words, or says of a deed that it will not be, or was not."""
    return own.denied or (own.event_class is not None and is_negative(own))


def _independent(said: Iterable[Said], corpus: Corpus) -> set[str]:
    """Ids of the origins that count. In one text its own voice, and voices it does not name, only repeat what somebody named says there."""
    texts: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for own in said:
        rank = 0 if not own.own.stations else -1 if own.origin.kind == "unnamed" else 1
        texts[corpus.first(own.own.doc)][own.origin.id] = rank
    return {origin for voices in texts.values() for origin, rank in voices.items() if rank == max(voices.values())}


def _steady(said: Sequence[Said], rules: ClaimRules) -> list[Said]:
    """Nobody contradicts himself on one day: of an origin that seems to affirm and to deny then, what it says more often counts."""
    counts: defaultdict[tuple[str, str | None], int] = defaultdict(int)
    for own in said:
        counts[own.origin.id, own.own.day] += 1 if own.stance != "denies" else -2 if own.own.act and own.own.denied else -1
    both = {(own.origin.id, own.own.day) for own in said if own.stance == "denies"}
    both &= {(own.origin.id, own.own.day) for own in said if own.stance != "denies"}
    steady: list[Said] = []
    for own in said:
        key = own.origin.id, own.own.day
        if key in both and counts[key] >= 0 and own.stance == "denies":
            steady.append(Said(own.own, own.origin, _affirming(own.own, rules, supposed=False)))
        elif key in both and counts[key] < 0 and own.stance != "denies":
            steady.append(Said(own.own, own.origin, "denies"))
        else:
            steady.append(own)
    return steady


def _affirming(own: Assertion, rules: ClaimRules, supposed: bool) -> Stance:
    """How somebody affirms; ``supposed`` where the claim itself is a condition ("should they attack"), which all who tell it assert."""
    if (own.factuality == "conditional" and not supposed) or not rules.doubts.isdisjoint((own.verb or "").split()):
        return "questions"
    if own.act is None and own.span.text.rstrip("\"”’')]* ").endswith("?"):
        return "questions"
    if own.act in rules.links.performed:
        return "asserts"  # who demands or condemns does it, named or not
    unnamed = bool(own.stations) and own.stations[-1].kind == "unnamed"
    return "reports" if own.act == "report" or unnamed or (not own.stations and own.factuality == "alleged") else "asserts"


def _members(said: Said) -> list[ClaimMember]:
    own = said.own
    return [
        ClaimMember(
            record=record,
            doc=own.doc,
            origin=said.origin,
            stance=said.stance,
            day=own.day,
            span=own.span if own.act and record == own.record else None,
        )
        for record in (own.record, *own.along)
    ]


def _status(said: Sequence[Said], affirming: set[str], denying: set[str]) -> ClaimStatus:
    if any(own.stance == "denies" and not {*own.own.speaker}.isdisjoint(own.own.who) for own in said):
        return "denied_by_subject"
    if affirming and denying - affirming:
        return "contested"
    return "single_origin" if len(affirming or denying) == 1 else "uncontested"
