"""Do two names mean the same? A score from 0 to 1 for spellings, initials, order of parts, titles, patronymics, legal forms and typing
errors; from THRESHOLD on they are taken for the same.

Every word of the shorter name must have its like in the longer one: a name that differs in one whole word is another's, however much of the
rest agrees ("Robert Fico", "Roman Fico"). Words are compared as they sound, whatever romanisation they stand in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from hearsay.errors import InputError
from hearsay.knowledge.tables import Knowledge
from hearsay.knowledge.words import folded

THRESHOLD = 0.7
"""From here on two names are taken for the same."""
LIKE = 0.78
"""How like two words must be among others (1 minus the changes over the length of the longer)."""
ALIKE = 0.85
"""How like two names of a single word must be."""
INITIAL = 0.9
SAME_GIVEN = 0.95
ABBREVIATED = 0.9
TURNED = 0.93
"""The same two words in the other order, without a comma ("Hans Friedrich")."""
EXTRA = 0.03
"""What each further word of the longer name costs (patronymics, second names)."""
PART = 0.6
"""A single word that is a part of a longer name ("Merkel")."""
OTHER_FORM = 0.75
"""Companies of one name and two legal forms."""
WORD = re.compile(r"[^\W_]+")
STOPPED = re.compile(r"\b((?:\w\.){2,}\w?|\w(?:\.\w)+\.?)")
NUMBER = re.compile(r"\d+(?:st|nd|rd|th)?$")
PERSONS = frozenset({"person", ""})


@dataclass(frozen=True)
class MatchRules:
    """The tables that names are compared with."""

    spellings: tuple[tuple[re.Pattern[str], str], ...]
    respelled: tuple[tuple[re.Pattern[str], str], ...]
    letters: dict[int, str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    abbreviations: dict[str, str]
    titles: frozenset[str]
    prefixes: frozenset[str]
    given: dict[str, frozenset[int]]
    forms: tuple[tuple[tuple[str, ...], str], ...]
    numbers: dict[str, str]

    @classmethod
    def load(cls, knowledge: Knowledge) -> MatchRules:
        """Read ``name_matching`` and the number words."""
        table, numbers = knowledge.table("name_matching"), knowledge.table("number_words")
        given: dict[str, set[int]] = {}
        for group, names in enumerate(table["same_given"]):
            for name in names.split():
                given.setdefault(name, set()).add(group)
        forms = [(tuple(form.split()), kind) for kind, listed in table["legal_forms"].items() for form in listed]
        pairs = (pair.partition("=") for line in table["letters"].values() for pair in line.split())
        return cls(
            spellings=_patterns(table["spellings"]),
            respelled=_patterns(table["respelled"]["rules"]),
            letters={ord(letter): latin for letter, _, latin in pairs},
            particles=frozenset(table["particles"].split()),
            suffixes=frozenset(table["suffixes"].split()),
            abbreviations=table["abbreviations"],
            titles=frozenset(table["titles"].split()),
            prefixes=frozenset(table["prefixes"]["words"]),
            given={name: frozenset(groups) for name, groups in given.items()},
            forms=tuple(sorted(forms, key=lambda form: -len(form[0]))),
            numbers={word: str(value) for word, value in numbers["cardinals"].items()}
            | {word: str(k) for k, word in enumerate(table["ordinals"]["words"].split(), 1)},
        )


def _patterns(rows: Sequence[Sequence[str]]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), text) for pattern, text in rows)


@dataclass(frozen=True)
class Word:
    """A word of a name: in plain lower-case Latin letters, and as it sounds."""

    plain: str
    sound: str


def match_score(left: str, right: str, kind: str, rules: MatchRules) -> float:
    """How surely two names mean the same, from 0 to 1. ``kind`` is "person" (or nothing), else a body or a ship."""
    if left == right or _letters(left, rules) == _letters(right, rules):
        return 1.0
    person = kind.lower() in PERSONS
    score = _persons(left, right, rules) if person else _bodies(left, right, rules)
    return round(min(max(score, 0.0), 1.0), 4)


def pair_of(line: str, source: str) -> tuple[str, str, str]:
    """Left, right and kind of a JSON line such as {"left": "Blinken, A.", "right": "Antony Blinken", "kind": "Person"}.

    Raises InputError with ``source`` (file and line) where it is none.
    """
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(source, f"expected a JSON object, found: {error}") from None
    if not isinstance(row, dict):
        raise InputError(source, f'expected a JSON object such as {{"left": ..., "right": ...}}, found {type(row).__name__}')
    for key in ("left", "right"):
        if not isinstance(row.get(key), str) or not row[key].strip():
            raise InputError(source, f'expected a name under "{key}", found {json.dumps(row.get(key), ensure_ascii=False)}')
    return row["left"], row["right"], str(row.get("kind") or "")


# ---------------------------------------------------------------- words of a name


def words_of(name: str, rules: MatchRules) -> list[Word]:
    """The words of a name, in the order in which they are spoken: "Putin, Vladimir" is turned."""
    plain = folded(name.lower().translate(rules.letters)).replace("'", "")
    if plain.count(",") == 1 and not plain.endswith(","):
        last, _, first = plain.partition(",")
        plain = f"{first} {last}"
    plain = STOPPED.sub(lambda m: m.group().replace(".", "") if len(m.group()) > 3 else m.group(), plain.replace("&", " and "))
    return [Word(word, sound_of(word, rules)) for word in WORD.findall(plain)]


def _letters(name: str, rules: MatchRules) -> str:
    return "".join(word.plain for word in words_of(name, rules))


def sound_of(word: str, rules: MatchRules) -> str:
    """A plain word with one spelling for each sound."""
    if not word.isascii() or not word.isalpha():
        return word
    for pattern, text in rules.spellings:
        word = pattern.sub(text, word)
    return word


def _persons(left: str, right: str, rules: MatchRules) -> float:
    def bare(name: str) -> list[Word]:
        words = words_of(name, rules)
        named = [w for w in words if w.plain not in rules.titles] or words
        small = rules.particles | rules.suffixes
        return [w for k, w in enumerate(named) if w.plain not in small or (k == 0 and w.plain in rules.given)] or named

    a, b = bare(left), bare(right)
    turned = a != b and [w.sound for w in a] == [w.sound for w in reversed(b)] and "," not in left + right and len(a) == 2
    return max(_aligned(a, b, rules, ordered=True), _joined(a, b)) * (TURNED if turned else 1.0)


def _bodies(left: str, right: str, rules: MatchRules) -> float:
    (a, form_a), (b, form_b) = (_without_form(words_of(name.replace(",", " "), rules), rules) for name in (left, right))
    if _abbreviates(a, b) or _abbreviates(b, a):
        return ABBREVIATED
    score = max(_aligned(a, b, rules, ordered=False), _joined(a, b))
    return score * OTHER_FORM if form_a and form_b and form_a != form_b else score


def _without_form(words: list[Word], rules: MatchRules) -> tuple[list[Word], str]:
    """The words that tell a body from others, with numbers in figures, and its legal form."""
    plain = [part for w in words for part in rules.numbers.get(w.plain, rules.abbreviations.get(w.plain, w.plain)).split()]
    found = ""
    for form, kind in rules.forms:
        for at in range(len(plain) - len(form) + 1):
            if tuple(plain[at : at + len(form)]) == form and len(plain) > len(form):
                del plain[at : at + len(form)]
                found = found or kind
                break
    kept = [word for word in plain if word not in rules.particles and word not in rules.prefixes] or plain
    for pattern, text in rules.respelled:
        kept = [pattern.sub(text, word) for word in kept]
    return [Word(word, sound_of(word, rules)) for word in _with_tens(kept)], found


def _with_tens(words: list[str]) -> list[str]:
    """ "40 4" for "forty-four" -> "44"; "1st" -> "1"."""
    made: list[str] = []
    for word in words:
        figure = word[:-2] if NUMBER.match(word) and not word.isdigit() else word
        if figure.isdigit() and made and made[-1].isdigit() and made[-1].endswith("0") and len(figure) == 1 and len(made[-1]) == 2:
            made[-1] = made[-1][:-1] + figure
        else:
            made.append(figure)
    return made


def _abbreviates(short: list[Word], long: list[Word]) -> bool:
    """ "PLA" and "People's Liberation Army"."""
    letters = [w.plain[0] for w in long]
    return len(short) == 1 and len(long) > 2 and short[0].plain in ("".join(letters), "".join(w.plain[0] for w in long if len(w.plain) > 1))


# ---------------------------------------------------------------- likeness


def _aligned(a: list[Word], b: list[Word], rules: MatchRules, ordered: bool) -> float:
    """Each word of the shorter name with its like in the longer: the mean likeness, or less than THRESHOLD where one has none."""
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if not short:
        return 0.0
    least = ALIKE if len(long) == 1 else LIKE
    free, likes = list(long), []
    for word in sorted(short, key=lambda w: -len(w.plain)):
        like, at = max((_likeness(word, other, rules, ordered), -k) for k, other in enumerate(free))
        likes.append(like)
        del free[-at]
    worst, mean = min(likes), sum(likes) / len(likes)
    if worst < least:
        return THRESHOLD * worst / least * mean
    if not ordered and free:
        return PART  # what a body's name has more tells it from the other
    if len(short) == 1 < len(long):
        return PART
    if sum(len(w.plain) > 1 for w in short) < 2 <= len(long) and len(long) > len(short):
        return PART
    return THRESHOLD + (1 - THRESHOLD) * (mean - least) / (1 - least) * max(1 - EXTRA * len(free), 0.5)


def _likeness(a: Word, b: Word, rules: MatchRules, given: bool) -> float:
    if a.sound == b.sound:
        return 1.0
    if a.plain.isdigit() or b.plain.isdigit():
        return 0.0
    if given:
        if 1 in (len(a.plain), len(b.plain)):
            return INITIAL if a.plain[0] == b.plain[0] else 0.0
        if rules.given.get(a.plain, frozenset()) & rules.given.get(b.plain, frozenset()):
            return SAME_GIVEN
    sound = similarity(a.sound, b.sound)
    return sound if given or a.plain[0] != b.plain[0] else max(sound, similarity(a.plain, b.plain))


def _joined(a: list[Word], b: list[Word]) -> float:
    """Words that run together or apart: "SergeiLavrov", "Van der Bilt" and "Vanderbilt"."""
    x, y = "".join(w.plain for w in a), "".join(w.plain for w in b)
    if len(a) == len(b) or min(len(x), len(y)) < 8 or any(c.isdigit() for c in x + y):
        return 0.0
    like = similarity(x, y)
    return like if like > 1 - 1.5 / max(len(x), len(y)) else 0.0


@lru_cache(maxsize=4096)
def similarity(a: str, b: str) -> float:
    """1 minus the edit distance (Levenshtein) over the length of the longer."""
    if a == b:
        return 1.0
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        above, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (x != y))
    return 1.0 - row[-1] / max(len(a), len(b), 1)
