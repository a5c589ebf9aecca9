"""Names compared over the whole article: what one place tells of a name holds where it stands again."""

from __future__ import annotations

from dataclasses import replace

from hearsay.annotate.names import ARTICLES, JOINING, UNKNOWN, Segment, Words
from hearsay.language.words import Doc

OF_HOLDERS = frozenset({"Office", "Department"})
"""Bodies that are named by who holds them."""
NO_HOLDERS = frozenset({"place", "demonym", "person"})


def compared(doc: Doc, words: Words, segments: list[Segment]) -> list[Segment]:
    """The segments of ``segments_of`` with the adjectives that belong to bodies, vessels and joined names found again, and without the
    runs of words that only a title has."""
    return _without_title_names(words, _again_as(doc, words, _with_holders(words, _with_demonyms(words, segments))))


def _with_demonyms(words: Words, segments: list[Segment]) -> list[Segment]:
    """ "Norwegian Harbour Union", "Boston Herald": the adjective or region belongs to the unknown body's name."""
    made: list[Segment] = []
    for s in segments:
        body = s.shape == "organisation" and s.rule == UNKNOWN and bool(made) and made[-1].last == s.first
        begins = body and ((made[-1].rule == "names:adjective" and s.last - s.first > 1) or made[-1].shape == "region")
        if begins and words.is_one_line(s.first - 1, s.last):
            s = replace(s, first=made.pop().first)
        made.append(s)
    return made


def _with_holders(words: Words, segments: list[Segment]) -> list[Segment]:
    """ "the Attorney General's Office", "White House Counsel's Office": the holder's title belongs to the body's name."""
    made: list[Segment] = []
    for s in segments:
        first = s.first
        if s.rule == UNKNOWN and words.plain[first] in OF_HOLDERS and words.plain[first - 1 : first] == ["'s"] and first > 1:
            first -= 2
            while first > 0 and words.plain[first - 1][0].isupper() and words.lower[first - 1] not in ARTICLES:
                first -= 1
            first = min([first, *(m.first for m in made[-1:] if m.last > first)])
            inside = [m for m in made if m.first >= first]
            held = words.plain[first][0].isupper() and words.is_one_line(first, s.last)
            if held and (not inside or inside[-1].shape not in NO_HOLDERS or inside[-1].last < s.first - 1):
                made = made[: len(made) - len(inside)]
                s = replace(s, first=first, shape="organisation")
        made.append(s)
    return made


def _again_as(doc: Doc, words: Words, segments: list[Segment]) -> list[Segment]:
    """The segments; vessels and names with "and" are found again where they stand without the word that told them."""
    vessels = {words.plain[s.last - 1] for s in segments if s.shape == "thing"}
    joined: dict[str, list[Segment]] = {}
    for s in segments:
        if s.shape == "organisation" and s.rule == UNKNOWN and any(words.lower[i] in JOINING for i in range(s.first, s.last)):
            joined.setdefault(words.plain[s.first], []).append(s)
    if not vessels and not joined:
        return segments
    made: list[Segment] = []
    for s in segments:
        if made and s.first < made[-1].last:
            continue  # a part of a joined name
        again = _same_in_body(words, s.first, len(doc), joined) if s.rule == UNKNOWN else None
        if again is not None and again.last - again.first > s.last - s.first:
            s = replace(again, first=s.first, last=s.first + again.last - again.first)
        elif s.rule == UNKNOWN and s.last - s.first == 1 and words.plain[s.first] in vessels:
            s = replace(s, shape="thing", rule="names:vessel")
        made.append(s)
    return made


def _without_title_names(words: Words, segments: list[Segment]) -> list[Segment]:
    """The segments; of the unknown runs in titles only the names that stand in the body, too."""
    if not any(words.title):
        return segments
    body: dict[str, list[Segment]] = {}
    for segment in segments:
        if segment.rule == UNKNOWN and not words.title[segment.first]:
            body.setdefault(words.plain[segment.first], []).append(segment)
    kept: list[Segment] = []
    for segment in segments:
        if segment.rule != UNKNOWN or not words.title[segment.first]:
            kept.append(segment)
            continue
        at = segment.first
        while at < segment.last:
            again = _same_in_body(words, at, segment.last, body)
            if again is not None:
                kept.append(replace(again, first=at, last=at + again.last - again.first))
            at = kept[-1].last if again is not None else at + 1
    return kept


def _same_in_body(words: Words, at: int, end: int, body: dict[str, list[Segment]]) -> Segment | None:
    """The longest name of the body that these words of a title begin with."""
    found = [
        s
        for s in body.get(words.plain[at], [])
        if at + s.last - s.first <= end and words.plain[at : at + s.last - s.first] == words.plain[s.first : s.last]
    ]
    return max(found, key=lambda s: s.last - s.first, default=None)
