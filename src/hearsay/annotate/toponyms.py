"""Names of places in the text: known ones, the land of a people, and sites and villages that no gazetteer has."""

from __future__ import annotations

from collections.abc import Sequence

from hearsay.annotate.mentioned import Mentions
from hearsay.annotate.sites import site_at, unknown_at
from hearsay.annotate.toponym import Named, Toponym, head_of, longest
from hearsay.annotate.toponym_checks import TOWN, is_place
from hearsay.knowledge.geography import key_of
from hearsay.knowledge.places import PlaceKnowledge
from hearsay.language.words import Doc


def find_toponyms(doc: Doc, mentions: Mentions, knowledge: PlaceKnowledge) -> list[Toponym]:
    """All names of places, from left to right, without overlap."""
    named = Named.of(mentions.mentions)
    found: list[Toponym] = []
    last = 0
    for token in doc:
        at = token.i
        if at < last or not token.text[0].isupper():
            continue
        last = at + 1
        toponym = postal_at(doc, at, found, knowledge) or name_at(doc, at, knowledge) or demonym_at(doc, at, named, knowledge)
        if toponym is None or not (toponym.certain or is_place(doc, toponym, named, knowledge)):
            last = at + 1 if toponym is None else toponym.last
            toponym = unlisted_at(doc, at, toponym, named, knowledge)
        if toponym is not None:
            found.append(toponym)
            last = toponym.last
    return found


def postal_at(doc: Doc, at: int, found: Sequence[Toponym], knowledge: PlaceKnowledge) -> Toponym | None:
    """ "Dayton, OH": the postal code of a state behind a name and a comma."""
    if len(doc[at]) != 2 or not found or found[-1].last != at - 1 or doc[at - 1].text != ",":
        return None
    state = knowledge.gazetteer.us_states.get(doc[at].text)
    return None if state is None else Toponym(at, at + 1, key_of(state.name), [state], doc[at], sure=True, certain=True)


def demonym_at(doc: Doc, at: int, named: Named, knowledge: PlaceKnowledge) -> Toponym | None:
    """The country of a demonym that tells whose the land is ("Russian territory", "the Polish border")."""
    mention = named.demonyms.get(at)
    if mention is None:
        return None
    country = knowledge.gazetteer.countries.get(mention.actor.id)
    noun = doc[mention.last - 1].head
    if country is None or noun.lower_ not in knowledge.territory or noun.i < mention.last:
        return None
    return Toponym(at, mention.last, key_of(country.name), [country], doc[mention.last - 1], sure=True, certain=True)


def name_at(doc: Doc, at: int, knowledge: PlaceKnowledge) -> Toponym | None:
    """The longest known name of a place that begins here, with "Region" and the like behind it."""
    match = longest(doc, at, knowledge)
    if match is None:
        return None
    last, key, places = match
    behind = doc[last].text if last < len(doc) and not doc[last].is_sent_start else ""
    if behind in knowledge.region_behind or behind in knowledge.county_behind:
        regions = [place for place in places if place.kind == "region"]
        if not regions and behind in knowledge.county_behind:
            return None  # "Orange County" has nothing to do with Orange
        places, last = regions or places, last + 1
    return Toponym(at, last, key, places, head_of(doc, at, last))


def unlisted_at(doc: Doc, at: int, part: Toponym | None, named: Named, knowledge: PlaceKnowledge) -> Toponym | None:
    """A site or a place that the gazetteer does not have; ``part`` is the name that it begins with, which may hold it."""
    last = site_at(doc, at, knowledge)
    site = last is not None
    if last is None and part is None:
        last = unknown_at(doc, at, named, knowledge)
    if last is None or (at in named.bodies and named.bodies[at].actor.known):
        return None
    named_for_city = part is not None and doc[last - 1].text in knowledge.site_of_city
    places = [place for place in part.places if place.population >= TOWN] if part is not None and named_for_city else []
    return Toponym(at, last, key_of(doc.span(at, last).text), places, head_of(doc, at, last), site=site)
