"""Which of the places of a name is meant: what holds it by the text, which countries and regions the article is about, how large it is.

Evidence is weighed in powers of ten of people, so that all of it is comparable with the size of a city, the prior of every name.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from hearsay.annotate.mentioned import Mentions
from hearsay.annotate.toponym import Toponym
from hearsay.annotate.toponym_checks import is_small
from hearsay.knowledge.geography import Place, key_of, point_at
from hearsay.knowledge.places import PlaceKnowledge
from hearsay.language.words import Doc

PRIOR = (
    {"country": 8.5, "region": 7.5, "continent": 9.0, "area": 8.0, "sea": 8.0, "strait": 7.0}
    | dict.fromkeys(("island", "river", "mountains", "lake", "site"), 6.0)
    | dict.fromkeys(("base", "range", "crossing"), 5.3)
)
"""The weight of a place that has no number of people; of a village it is ``SMALL``."""

SMALL = 5.0
FAME, USUAL_NAMES = 0.5, 10
"""How much a city gains by having more names in the world's languages than a town usually has."""

CAPITAL = 2.0
OTHER_NAME = -1.5
RARE_REGION = -2.5
HELD = 8.0
"""The text names what holds it ("Paris, Texas")."""

NOT_HELD = -4.0
SAME_COUNTRY = 1.0
MAIN_COUNTRY = 1.5
NEARBY = 1.5
MARGIN = 0.1
"""By how much a place must outweigh every other of its name."""

NEAR_KM = 200.0
SOME_WAY = 25.0
"""Kilometres that "near" a town reaches, and "east of" it where no distance is told."""

CLOSE = 20
"""Words between a street or building and the city that it is taken to be in."""

LOCAL_KM = 120.0
"""How far apart the places of a local story may be."""

ENOUGH = 4.9
"""The least weight of a place to be taken: without support a city of 200,000 people; a town needs its country in the article."""

LARGER = frozenset({"country", "region", "area", "island"})
STATE_ID = re.compile(r"([A-Z]{3})(?:\.|$)")
MODIFIES = frozenset({"compound", "amod", "nmod:poss"})
IN_ROW = frozenset({",", "and", "or", "&"})
LINK_TO_HOLDER = frozenset({",", "(", "-", "in", "of"})


@dataclass(frozen=True)
class Choice:
    """What a name was resolved to; ``place`` is None where the gazetteer has none, ``lat`` where there is no point either."""

    place: Place | None
    rule: str
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    country: str = ""
    inside: Place | None = None
    """What holds a place that the gazetteer does not have; the point is that of the holder."""


Passage = tuple[Doc, list[Toponym]]
"""A text with the names in it."""

UNRESOLVED = Choice(None, "places:unresolved")


def chosen(place: Place, rule: str, knowledge: PlaceKnowledge) -> Choice:
    """A place of the gazetteer; the rule says where its belonging is disputed (table ``contested``)."""
    if knowledge.gazetteer.is_contested(place):
        rule += ":contested"
    return Choice(place, rule, place.lat, place.lon, place.radius_km, place.country)


def choose_all(passages: Sequence[Passage], mentions: Mentions, knowledge: PlaceKnowledge) -> list[list[Choice]]:
    """For each passage one choice for each name; ``mentions`` are those of the first.

    A name without a holder of its own is the same place all through the article.
    """
    for doc, toponyms in passages:
        for at, toponym in enumerate(toponyms):
            toponym.places = in_row(doc, toponyms, at) or toponym.places
            toponym.within = holders(doc, toponyms, at, knowledge)
            if toponym.within and (larger := [p for p in toponyms[at + 1].places if p in toponym.within] if at + 1 < len(toponyms) else []):
                toponyms[at + 1].places = larger  # what holds Tacoma is not the city of Washington
    everything = [toponym for _, toponyms in passages for toponym in toponyms]
    context = Context(countries_of(passages[0][0], everything, mentions), knowledge)
    for _ in range(2):  # the second time with what the first has settled
        settled = {toponym.key: best for toponym in everything if not toponym.site and (best := context.best(toponym))}
        context.settle([place for place, _ in settled.values()])
    held = {toponym.key: best for toponym in everything if toponym.within and not toponym.site and (best := context.best(toponym))}
    found = []
    for doc, toponyms in passages:
        choices = [choice_of(toponym, held, context, knowledge) for toponym in toponyms]
        found.append([unlisted(doc, toponyms, choices, at, knowledge) if c is UNRESOLVED else c for at, c in enumerate(choices)])
    return found


def choice_of(toponym: Toponym, held: dict[str, tuple[Place, str]], context: Context, knowledge: PlaceKnowledge) -> Choice:
    """The place of a name; ``held`` are the places whose holder the text names elsewhere."""
    best = context.best(toponym)
    if not toponym.within and toponym.key in held and held[toponym.key][0] in toponym.places:
        best = held[toponym.key]
    if best is None:
        return UNRESOLVED
    return inside(best[0]) if toponym.site else chosen(*best, knowledge)


def unlisted(doc: Doc, toponyms: Sequence[Toponym], choices: Sequence[Choice], at: int, knowledge: PlaceKnowledge) -> Choice:
    """A place without a row of its own, by what the text says of it: how far it is from another, or what holds it."""
    found = beside(doc, toponyms, choices, at, knowledge)
    if found is not UNRESOLVED or (toponyms[at].places and not toponyms[at].site):
        return found
    for k in (at + 1, at + 2):
        if k < len(toponyms) and links(doc, toponyms[k - 1].last, toponyms[k].first, knowledge):
            if (holder := choices[k].place) is not None:
                return inside(holder)
        else:
            break
    if not toponyms[at].site:
        return UNRESOLVED
    found = local(choices)
    return found if found is not UNRESOLVED else close_by(toponyms, choices, at)


def close_by(toponyms: Sequence[Toponym], choices: Sequence[Choice], at: int) -> Choice:
    """Where a street or building may be: about the nearest city named within ``CLOSE`` words, rather before than behind."""
    site, near = toponyms[at], []
    for toponym, choice in zip(toponyms, choices, strict=True):
        if choice.place is not None and choice.place.kind == "city":
            words = site.first - toponym.last if toponym.first < site.first else 1.5 * (toponym.first - site.last)
            near.append((words, choice.place.id, choice.place))
    words, _, city = min(near, default=(CLOSE + 1, "", None))
    if city is None or words > CLOSE:
        return UNRESOLVED
    return Choice(None, "places:close", city.lat, city.lon, city.radius_km + SOME_WAY, city.country, city)


def local(choices: Sequence[Choice]) -> Choice:
    """Where all of a local story happens: the town or small region that holds or neighbours every other place but countries."""
    named = [c.place for c in choices if c.place is not None and c.place.kind not in ("country", "continent", "sea")]
    small = [place for place in named if place.radius_km <= LOCAL_KM]
    if not small:
        return UNRESOLVED
    centre = Counter(small).most_common(1)[0][0]
    spread = max(centre.km_to(place.lat, place.lon) for place in small)
    if spread > LOCAL_KM or any(centre.km_to(p.lat, p.lon) > p.radius_km + LOCAL_KM for p in named):
        return UNRESOLVED
    return Choice(None, "places:local", centre.lat, centre.lon, round(max(centre.radius_km, spread, 10.0), 1), centre.country, centre)


def inside(holder: Place) -> Choice:
    """Somewhere in a place; in a country only the country is told."""
    if holder.kind == "country":
        return Choice(None, "places:inside", country=holder.country)
    return Choice(None, "places:inside", holder.lat, holder.lon, holder.radius_km, holder.country, holder)


# ---------------------------------------------------------------- what holds a place


def holders(doc: Doc, toponyms: Sequence[Toponym], at: int, knowledge: PlaceKnowledge) -> list[Place]:
    """Places that the text names as holding this one: behind it ("Paris, Texas", "Mosul in northern Iraq") or before ("Iraq's Mosul")."""
    toponym, gazetteer = toponyms[at], knowledge.gazetteer
    if toponym.country is not None and len(toponym.places) == 1:
        return []
    following = toponyms[at + 1] if at + 1 < len(toponyms) else None
    if following is not None and links(doc, toponym.last, following.first, knowledge):
        larger = [p for p in following.places if p.kind in LARGER and any(gazetteer.holds(p, place) for place in toponym.places)]
        if following.head.dep_ in MODIFIES and following.head.head.i >= following.last:  # "in Berlin, US officials"
            larger = [p for p in larger if p.kind != "country"]
        if toponym.country is not None:  # countries in a row are a list
            larger = [p for p in larger if p.kind == "region"]
        if larger:
            return larger
    return owners(doc, toponym, knowledge)


def in_row(doc: Doc, toponyms: Sequence[Toponym], at: int) -> list[Place]:
    """The places of the kind that the name beside it has: countries ("Georgia and Romania"), regions of a country ("Ohio, Washington")."""
    mine = [place for place in toponyms[at].places if place.kind in ("country", "region")]
    if not mine or len(toponyms[at].places) == 1:
        return []
    for first, second in ((at - 1, at), (at, at + 1)):
        if first >= 0 and second < len(toponyms):
            words = {token.lower_ for token in doc[toponyms[first].last : toponyms[second].first]}
            beside = toponyms[first if second == at else second].places
            if words and words <= IN_ROW and beside:
                same = [p for p in mine if p.kind == beside[0].kind and (p.kind == "country" or p.country == beside[0].country)]
                if same and len({place.kind for place in beside}) == 1:
                    return same
    return []


def links(doc: Doc, first: int, last: int, knowledge: PlaceKnowledge) -> bool:
    """Whether the words between two names say that the second holds the first: a comma, or "in the northern ... of"."""
    between = doc[first:last]
    if len(between) == 0 or len(between) > 7 or any(token.is_sent_start for token in doc[first : last + 1]):
        return False
    words = [token.lower_ for token in between]
    if words == [","] or words == ["("]:
        return True
    if not {"in", "of"} & set(words):
        return False
    known = knowledge.directions | knowledge.features | LINK_TO_HOLDER | {"the", "a", "an", "province", "'s"}
    return all(word in known or between[k].pos_ in ("ADJ", "NUM") for k, word in enumerate(words))


def owners(doc: Doc, toponym: Toponym, knowledge: PlaceKnowledge) -> list[Place]:
    """ "the Russian town of Yelnya", "Syria's Idlib": a demonym or an owner in the noun phrase."""
    gazetteer = knowledge.gazetteer
    for i in range(toponym.first - 1, max(toponym.first - 7, -1), -1):
        token = doc[i]
        if doc[i + 1].is_sent_start or (token.pos_ in ("VERB", "ADP") and token.lower_ != "of") or token.is_punct:
            return []
        if not token.text[0].isupper():
            continue
        key = "".join(doc[j].lower_ for j in (i - 1, i)) if token.lower_ == "korean" and i else token.lower_
        country = gazetteer.countries.get(gazetteer.demonyms.get(key, ""))
        if country is None and doc[i + 1].lower_ == "'s":
            country = next((p for p in gazetteer.find(token.lower_) if p.kind == "country"), None)
        if country is not None:
            return [country] if any(p.country == country.country for p in toponym.places) else []
    return []


# ---------------------------------------------------------------- what the article is about


def countries_of(doc: Doc, toponyms: Sequence[Toponym], mentions: Mentions) -> dict[str, Counter[str]]:
    """By country, how often the article names it, by each name: itself, its people and bodies, places that only it has."""
    named: dict[str, Counter[str]] = {}
    for mention in mentions.mentions:
        if mention.form in ("name", "demonym", "role") and (state := STATE_ID.match(mention.actor.id)):
            named.setdefault(state[1], Counter())[key_of(doc.span(mention.first, mention.last).text)] += 1
    for toponym in toponyms:
        if toponym.site or (is_small(toponym) and not toponym.within):
            continue  # a town of two thousand people tells no country
        countries = {place.country for place in toponym.within} or {place.country for place in toponym.places if place.kind == "country"}
        countries = countries or {place.country for place in toponym.places}
        if len(countries) == 1 and (country := countries.pop()):
            named.setdefault(country, Counter())[toponym.key] += 1
    return named


def weight(place: Place) -> float:
    """The prior of a place, in powers of ten of people."""
    if place.population:
        prior = math.log10(place.population) + FAME * math.log10((place.names or USUAL_NAMES) / USUAL_NAMES)
    else:
        prior = PRIOR.get(place.kind, SMALL)
    return prior + ((OTHER_NAME if place.population else RARE_REGION) if place.other_name else 0.0)


class Context:
    """What an article is about: its countries, and the places settled so far."""

    def __init__(self, named: dict[str, Counter[str]], knowledge: PlaceKnowledge) -> None:
        self.named = named
        self.knowledge = knowledge
        self.settled: list[Place] = []
        self.told_of: Counter[str] = Counter()
        self.regions: set[tuple[str, str]] = set()

    def settle(self, places: list[Place]) -> None:
        """Take places as known, for the choice of others."""
        codes = self.knowledge.gazetteer.regions
        self.settled = [place for place in places if place.kind != "country"]
        self.told_of = Counter(place.country for place in self.settled if not self.knowledge.gazetteer.is_capital(place))
        self.regions = {(p.country, code) for p in places if (code := codes.get(p.id))}

    def best(self, toponym: Toponym) -> tuple[Place, str] | None:
        """The place with the most evidence and the name of the rule, or None where no evidence is enough."""
        if not toponym.places:
            return None
        scored = [(self.score(place, toponym), k) for k, place in enumerate(toponym.places)]
        score, k = max(scored, key=lambda pair: (pair[0], -pair[1]))
        place = toponym.places[k]
        if toponym.within and not any(self.knowledge.gazetteer.holds(larger, place) or larger.id == place.id for larger in toponym.within):
            return None
        if score < ENOUGH or is_rivalled(place, score, [(s, toponym.places[n]) for s, n in scored]):
            return None
        return place, "places:held" if toponym.within else "places:country" if self.support(place.country, toponym.key) else "places:prior"

    def support(self, country: str, key: str) -> int:
        """How often the article names a country by other names than this."""
        named = self.named.get(country)
        return named.total() - named[key] if named else 0

    def most(self, key: str) -> int:
        """The support of the country that the article names most, or second to it."""
        return sorted((self.support(country, key) for country in self.named), reverse=True)[:2][-1] if self.named else 0

    def score(self, place: Place, toponym: Toponym) -> float:
        """The weight of all evidence for one place."""
        score = weight(place)
        if self.knowledge.gazetteer.is_capital(place):
            score += CAPITAL
        if toponym.within:
            held = any(self.knowledge.gazetteer.holds(larger, place) or larger.id == place.id for larger in toponym.within)
            score += HELD if held else NOT_HELD
        if support := self.support(place.country, toponym.key):
            score += SAME_COUNTRY + (MAIN_COUNTRY if self.told_of[place.country] and support >= self.most(toponym.key) else 0.0)
        if self.is_nearby(place):
            score += NEARBY
        return score

    def is_nearby(self, place: Place) -> bool:
        """Whether its region or another place within ``NEAR_KM`` is named."""
        if (place.country, place.region) in self.regions:
            return True
        return place.kind not in ("country", "region") and any(
            other.id != place.id and other.country == place.country and place.km_to(other.lat, other.lon) < NEAR_KM
            for other in self.settled
        )


def is_rivalled(place: Place, score: float, scored: list[tuple[float, Place]]) -> bool:
    """Whether another place far away has nearly the same evidence, so that neither is to be taken."""
    return any(score - other < MARGIN and place.km_to(p.lat, p.lon) > LOCAL_KM for other, p in scored if p.id != place.id)


# ---------------------------------------------------------------- "250 km east of Minsk"


def beside(doc: Doc, toponyms: Sequence[Toponym], choices: Sequence[Choice], at: int, knowledge: PlaceKnowledge) -> Choice:
    """The point of an unknown place by a known one behind it ("Lozna, 40 km east of Minsk", "Lozna near Minsk").

    Where the distance or the course is not told, the radius holds all that the words allow.
    """
    toponym, other = toponyms[at], choices[at + 1] if at + 1 < len(toponyms) else UNRESOLVED
    if other.place is None or toponym.country is not None:
        return UNRESOLVED
    words = [token.lower_ for token in doc[toponym.last : toponyms[at + 1].first]]
    if not 0 < len(words) <= 10 or words[-1] not in knowledge.beside:
        return UNRESOLVED
    course = next((knowledge.courses[word] for word in reversed(words) if word in knowledge.courses), None)
    km = next((told for pair in itertools.pairwise(words) if (told := kilometres(*pair, knowledge)) is not None), None)
    if course is not None:
        reach = km or SOME_WAY
        lat, lon = point_at(other.place.lat, other.place.lon, reach, course)
        return Choice(None, "places:course", round(lat, 3), round(lon, 3), round(max(10.0, 0.4 * reach if km else reach), 1))
    if km is not None or words[-1] in knowledge.near:
        radius = km or other.place.radius_km + SOME_WAY
        return Choice(None, "places:distance" if km else "places:near", other.place.lat, other.place.lon, round(max(10.0, radius), 1))
    return UNRESOLVED


def kilometres(number: str, unit: str, knowledge: PlaceKnowledge) -> float | None:
    """A distance as two words tell it ("200 miles")."""
    if unit not in knowledge.kilometres or not number.replace(",", "").replace(".", "", 1).isdigit():
        return None
    return float(number.replace(",", "")) * knowledge.kilometres[unit]
