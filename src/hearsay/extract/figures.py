"""Figures: the counts that a text tells, with owner, place, status, date, and who says so."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from hearsay.annotate.quantities import Quantity
from hearsay.extract.figure_article import ArticleOwners
from hearsay.extract.figure_context import (
    PLACELESS,
    ActorFinder,
    Dated,
    fate_of,
    governor,
    is_one_of,
    place_of,
    status_of,
    time_of,
)
from hearsay.extract.figure_owner import Counted, owner_of
from hearsay.extract.figure_rules import FigureRules
from hearsay.extract.holding import Attributed, holders
from hearsay.language.article_doc import ArticleDoc
from hearsay.language.tree import has
from hearsay.language.words import Doc, Token
from hearsay.records import FATES, Actor, Figure, Statement, Unit, record_id

MAY_SUFFER = frozenset(["people", "troops", "displaced", "injured", "other"])
COMMON = frozenset(["people", "other", "meetings_exercises"])
TO_COME = frozenset(["planned", "promised"])
LEAST_THINGS = 3
"""The least number word that counts a thing no table knows: pairs ("two campaigns") are mostly known from before, not news."""
LEAST_BARE = 100
"""The least number in figures that counts without a noun beside a verb ("turned 70" is an age, "deployed 500" a count)."""
LEAST_OTHERS = 2
"""The least number of counts of a thing whose owner is told by which another count of it has the same."""
LARGE_SUM = 1_000_000
"""The least sum that is one of a budget or a deal, not a price."""
SEVERAL_OWNERS = frozenset(["killed", "injured", "displaced", "distance", "percent", "people"])
PART_REACH = 12
"""Tokens between a count and a part of it."""
SENTENCE_ENDS = frozenset(".!?")
DATE_REACH = 60
"""How many tokens from a figure a date may stand to be looked at: longer than nearly every sentence."""
REPORTS = Actor(id="unnamed/reports", name="unnamed reports", kind="unnamed", known=False)
"""Who says "a reported 20,000 soldiers"."""


def extract_figures(
    reading: ArticleDoc,
    quantities: Sequence[Quantity],
    mentions: ActorFinder,
    dates: Sequence[Dated],
    statements: Sequence[Attributed],
    rules: FigureRules,
) -> list[Figure]:
    """One record for each quantity that is no part of a date. Quantities in one list ("3 tanks, 5 guns") share their surroundings."""
    doc = reading.doc
    dated = {token for date in dates for token in range(date.first, date.last)}
    starts = [date.first for date in dates]
    found: list[tuple[Quantity, Figure]] = []
    undated = [q for q in quantities if not is_dated(q, dated)]
    holding = dict(zip((q.number for q in undated), holders([q.number for q in undated], statements), strict=True))
    if not undated:
        return []
    article = ArticleOwners.of(doc, undated, mentions, rules)
    for members in lists_of(doc, undated, rules):
        anchors = [anchor_of(doc, q) for q in members]
        verb = next((v for v in map(governor, anchors) if v is not None), None)
        fates = (fate_of(a, range(q.first, q.last), mentions, rules) for q, a in zip(members, anchors, strict=True))
        fate = next((f for f in fates if f), None)
        near = dates[bisect_left(starts, members[0].first - DATE_REACH) : bisect_left(starts, members[-1].last + DATE_REACH)]
        time = time_of(reading, verb, near)
        for k, (quantity, anchor) in enumerate(zip(members, anchors, strict=True)):
            unit = unit_with_fate(quantity, fate, anchor, rules)
            if not matters(doc, quantity, unit) or is_size(doc, quantity, rules):
                continue
            said_by, statement = who_says(doc, quantity, holding[quantity.number], rules)
            status = status_of(anchor, unit, verb, rules)
            counted = Counted(quantity, anchor, [*left_out(doc, quantity), *anchors[:k]], verb, unit, said_by, status in TO_COME)
            span = reading.span_of_tokens(quantity.first, quantity.last)
            figure = Figure(
                id=record_id("f", reading.article.doc, [span]),
                doc=reading.article.doc,
                span=span,
                low=quantity.low,
                high=quantity.high,
                approx=quantity.approx,
                unit=unit,
                noun=None if quantity.noun is None else doc[quantity.noun].text,
                owner=None if quantity.rule.endswith("time") else owner_of(counted, mentions, article, rules),
                place=None if unit in PLACELESS else place_of(reading, anchor, verb, dated, rules),
                status=status,
                incremental=quantity.incremental,
                as_of=time,
                said_by=said_by,
                statement=statement,
                rule=quantity.rule,
            )
            found.append((quantity, figure))
    return with_shared_owners(doc, found, rules)


def with_shared_owners(doc: Doc, found: Sequence[tuple[Quantity, Figure]], rules: FigureRules) -> list[Figure]:
    """The figures; one without an owner has that of the count it is part of ("200 tanks, including 30 old ones"), or of all other counts
    of the same thing in the article."""
    owners: dict[str, list[Actor]] = {}
    for quantity, figure in found:
        if figure.owner is not None and (thing := thing_of(doc, quantity, figure.unit)) is not None:
            owners.setdefault(thing, []).append(figure.owner)
    figures: list[Figure] = []
    for k, (quantity, figure) in enumerate(found):
        thing = thing_of(doc, quantity, figure.unit) if figure.owner is None else None
        if thing is not None:
            whole = (
                figures[-1].owner if k and is_part(doc, found[k - 1][0], quantity, rules) and found[k - 1][1].unit == figure.unit else None
            )
            others = owners.get(thing, [])
            owner = whole or (others[0] if len(others) >= LEAST_OTHERS and len({actor.id for actor in others}) == 1 else None)
            figure = figure.model_copy(update={"owner": owner}) if owner is not None else figure
        figures.append(figure)
    return figures


def thing_of(doc: Doc, quantity: Quantity, unit: Unit) -> str | None:
    """What makes counts alike as to their owner: the lemma of the noun, or that they are large sums; None for what often has others."""
    if unit == "money":
        return "money" if max(quantity.low or 0, quantity.high or 0) >= LARGE_SUM else None
    if quantity.noun is None or unit in SEVERAL_OWNERS or quantity.rule.endswith(("unit", "time", "share")):
        return None
    return f"{unit} {doc[quantity.noun].lemma_.lower()}"


def is_part(doc: Doc, whole: Quantity, part: Quantity, rules: FigureRules) -> bool:
    """Whether "including" and no end of a sentence stands between two counts."""
    between = [token.lower_ for token in doc[whole.last : part.first]]
    return len(between) <= PART_REACH and not rules.including.isdisjoint(between) and not SENTENCE_ENDS.intersection(between)


def is_dated(quantity: Quantity, dated: set[int]) -> bool:
    """Whether a date holds the number, and its unit of measure too if it has one ("1520 metres" are no year)."""
    return quantity.number in dated and (quantity.noun is None or quantity.noun in dated or not quantity.rule.endswith(("unit", "time")))


def lists_of(doc: Doc, quantities: Sequence[Quantity], rules: FigureRules) -> list[list[Quantity]]:
    """Quantities grouped into lists: nothing but commas and conjunctions stands between the members."""
    groups: list[list[Quantity]] = []
    for quantity in quantities:
        between = doc[groups[-1][-1].last : quantity.first] if groups else None
        if between is not None and len(between) <= 3 and all(t.lower_ in rules.list_signs for t in between):
            groups[-1].append(quantity)
        else:
            groups.append([quantity])
    return groups


def anchor_of(doc: Doc, quantity: Quantity) -> Token:
    """The token by which a quantity hangs in the tree: its noun where it stands with it, else its number."""
    if quantity.noun is not None and not quantity.rule.endswith("-elided"):
        noun = doc[quantity.noun]
        return noun.head if noun.dep_ == "compound" and noun.head.i > noun.i else noun  # a five person team
    token = doc[quantity.number]
    while token.head.i != token.i and quantity.first <= token.head.i < quantity.last:  # $5m hangs by its sign
        token = token.head
    return token


def left_out(doc: Doc, quantity: Quantity) -> list[Token]:
    """The noun that a number without one refers back to."""
    return [doc[quantity.noun]] if quantity.noun is not None and quantity.rule.endswith("-elided") else []


def unit_with_fate(quantity: Quantity, fate: Unit | None, anchor: Token, rules: FigureRules) -> Unit:
    """People of any sort who are killed or hurt count as such, those at home who are driven out, too; soldiers who flee stay soldiers."""
    unit, bare = quantity.unit, quantity.rule.endswith(("-bare", "-subject", "-elided"))
    if fate is None or unit not in MAY_SUFFER or (unit == "other" and not bare and not may_be_people(quantity, fate)):
        return unit
    if unit == "injured" and fate != "killed":
        return unit
    if fate == "displaced" and unit != "displaced":
        at_home = is_one_of(anchor, rules.displaceable) or anchor.lower_ in rules.peoples or bare
        return fate if at_home and unit != "troops" else unit
    return fate


def may_be_people(quantity: Quantity, fate: Unit) -> bool:
    """Whether what is counted by a noun that no table knows may be people: who is killed may ("37 Luhya"), what is hurt may be trade."""
    return quantity.rule.endswith("-thing") and fate == "killed"


def matters(doc: Doc, quantity: Quantity, unit: Unit) -> bool:
    """Whether a count says something: not the small numbers that every text is full of ("one child", "the two sides")."""
    if quantity.low is None or quantity.low != quantity.high or quantity.approx or unit in FATES:
        return True
    digits, how = quantity.rule.startswith("digits"), quantity.rule.partition("-")[2]
    if how in ("bare", "subject", "elided"):
        return quantity.low >= (LEAST_BARE if digits and how in ("subject", "elided") else 10) or (digits and how == "bare")
    if how in ("unit", "time", "share") or unit not in COMMON:
        return quantity.low != 1 or how != "time"
    if quantity.low >= 10:
        return True
    least = LEAST_THINGS if how == "thing" and not digits else 0
    return quantity.low not in (0, 1) and quantity.low >= least and not is_definite(doc, quantity.first)


def is_size(doc: Doc, quantity: Quantity, rules: FigureRules) -> bool:
    """Whether a measure tells how large a thing is: "155mm shells"."""
    return quantity.noun is not None and quantity.rule.endswith("unit") and is_one_of(doc[quantity.noun], rules.sizes)


def is_definite(doc: Doc, first: int) -> bool:
    """Whether a definite article, demonstrative or possessive stands before token ``first``: the counted are known already."""
    before = doc[first - 1] if first > 0 else None
    return before is not None and has(before, "PronType", "Art", "Dem", "Prs") and not has(before, "Definite", "Ind")


def who_says(doc: Doc, quantity: Quantity, holding: Sequence[Statement], rules: FigureRules) -> tuple[Actor | None, str | None]:
    """Speaker and id of the innermost statement that holds the number; a statement without a source yields to one around it.

    ``holding`` are the statements that hold it, the shortest first.
    The narrator's gloss to a place name ("30km south of Oslo") is in nobody's mouth.
    """
    if quantity.unit == "distance" and any(token.lower_ in rules.compass for token in doc[quantity.last : quantity.last + 2]):
        return None, None
    inner = next((s for s in holding if s.source is not None), holding[0] if holding else None)
    if inner is not None:
        return inner.speaker, inner.id
    reported = any(token.lower_ in rules.hearsay for token in doc[quantity.first : quantity.number])
    return (REPORTS if reported else None), None
