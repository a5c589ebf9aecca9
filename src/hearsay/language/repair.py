"""Repair what pages do to sentences, and keep the way back to the article for every character.

A ``Passage`` is a stretch of reading text; every repair is an edit of a passage: characters dropped, put in, or put in the place of
others. Where each remaining character stands in the article goes along with it.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ftfy import fix_encoding

from hearsay.knowledge.tables import Knowledge
from hearsay.records import PartKind

LONGEST_WORD = 400
"""Longer runs of characters without a space are cut, because no tokenizer is made for them."""


@dataclass
class Passage:
    """Reading text of one paragraph; its character ``i`` is ``article.text[starts[i]:ends[i]]`` (empty for a space put in)."""

    kind: PartKind
    text: str
    starts: array[int]
    ends: array[int]


@dataclass(frozen=True)
class Edit:
    """Put ``new`` in the place of characters ``start`` to ``end`` of a passage."""

    start: int
    end: int
    new: str


@dataclass(frozen=True)
class RepairRules:
    """Words after which a paragraph cannot end."""

    function_words: frozenset[str]
    titles: frozenset[str]

    @classmethod
    def load(cls, knowledge: Knowledge) -> RepairRules:
        """Compile the table ``unfinished_words``."""
        table = knowledge.table("unfinished_words")
        return cls(frozenset(table["function"]), frozenset(table["title"]))


def passage(kind: PartKind, text: str, start: int, end: int) -> Passage:
    """The characters ``start`` to ``end`` of an article's text, repaired within themselves; its ``text`` is empty where none is left."""
    raw = Passage(kind, text[start:end], array("i", range(start, end)), array("i", range(start + 1, end + 1)))
    if raw.text.isascii() and not SUSPECT.search(raw.text):  # most lines
        return trimmed(raw)
    clean = edited(raw, character_edits(raw.text))
    return trimmed(edited(clean, sentence_edits(clean.text)))


def edited(old: Passage, edits: Iterable[Edit]) -> Passage:
    """The passage after the edits; of overlapping ones the first counts."""
    text: list[str] = []
    starts, ends = array("i"), array("i")
    at = 0
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        if edit.start < at:
            continue
        text.append(old.text[at : edit.start])
        starts.extend(old.starts[at : edit.start])
        ends.extend(old.ends[at : edit.start])
        text.append(edit.new)
        for begin, finish in places(old, edit):
            starts.append(begin)
            ends.append(finish)
        at = edit.end
    if not at:
        return old
    return Passage(old.kind, "".join([*text, old.text[at:]]), starts + old.starts[at:], ends + old.ends[at:])


def places(old: Passage, edit: Edit) -> list[tuple[int, int]]:
    """Where each new character stands in the article: beside its counterpart, else over all that was replaced."""
    if edit.start == edit.end:
        offset = old.starts[edit.start]
        return [(offset, offset)] * len(edit.new)
    size = edit.end - edit.start
    widths = [1] * size if len(edit.new) == size else [len(c.encode("utf-8", "replace")) for c in edit.new]
    if sum(widths) != size:  # one byte of UTF-8 a character is what mojibake is
        return [(old.starts[edit.start], old.ends[edit.end - 1])] * len(edit.new)
    found, at = [], edit.start
    for width in widths:
        found.append((old.starts[at], old.ends[at + width - 1]))
        at += width
    return found


def trimmed(old: Passage) -> Passage:
    """Without spaces at either end."""
    first, last = len(old.text) - len(old.text.lstrip(" ")), len(old.text.rstrip(" "))
    if first == 0 and last == len(old.text):
        return old
    return Passage(old.kind, old.text[first:last], old.starts[first:last], old.ends[first:last])


# ---------------------------------------------------------------- within a paragraph: characters

SUSPECT = re.compile(
    r"[^\S ]|  |[\x00-\x1f\x7f*_#\\]|^\s*[>-] |\]\(|(?<![a-z])[a-z]{2,}(?:'[a-z]{4}|'\d|\"[a-z])"
    + r"|[a-z0-9][.!?][A-Z@]|20[0-4]\d[A-Z][A-Za-z]|\"\"|\S{"
    + str(LONGEST_WORD)
    + "}"
)
"""In a line of ASCII without any of these there is nothing to repair."""
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]{2,}")
HALF_A_SPACE = re.compile(r"(?<=[a-z.,;:!?'\"’”])Â(?= )")
"""What is left of a no-break space read in another encoding, once the other half has become a space."""
ODD_SPACE = re.compile(r"\s{2,}|[^\S ]")
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufffc\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]+")
LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def character_edits(text: str) -> Iterator[Edit]:
    """Mojibake, characters that nobody sees, spaces of other kinds, and halves of characters."""
    if not text.isascii():
        for run in BEYOND_ASCII.finditer(text):
            yield from mojibake_edits(run.group(), run.start())
        for rest in HALF_A_SPACE.finditer(text):
            yield Edit(rest.start(), rest.end(), "")
        for half in LONE_SURROGATE.finditer(text):
            yield Edit(half.start(), half.end(), "\ufffd")
    for unseen in UNSEEN.finditer(text):
        yield Edit(unseen.start(), unseen.end(), "")
    for space in ODD_SPACE.finditer(text):
        yield Edit(space.start(), space.end(), " ")


def mojibake_edits(run: str, offset: int) -> Iterator[Edit]:
    """The characters that were meant where UTF-8 was read as another encoding ("â€™")."""
    if LONE_SURROGATE.search(run):
        return
    meant = fix_encoding(run)
    if meant != run and len(meant) < len(run):
        yield Edit(offset, offset + len(run), " " if meant.isspace() else "".join(c for c in meant if not UNSEEN.match(c)))


# ---------------------------------------------------------------- within a paragraph: sentences

MARKS = (
    (re.compile(r"^\s*(?:#{1,6}\s+|>\s+|[*•·▪‣-]\s+)"), 0),  # heading, quotation, list item
    (re.compile(r"!\[[^\]\n]{0,300}\]\([^)\s]{0,500}\)"), 0),  # picture
    (re.compile(r"(\[)[^\]\[\n]{1,300}(\]\([^)\s]{1,500}\))"), 2),  # link: its words stay
    (re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])[^*\n]{0,500}?[^\s*](\*{1,3})(?![\w*])"), 2),  # emphasis
    (re.compile(r"(?<![\w_])(_{1,2})(?=[^\s_])[^_\n]{0,300}?[^\s_](_{1,2})(?![\w_])"), 2),
    (re.compile(r"(\\)[*_#\[\]()>-]"), 1),  # a mark written as itself
)
"""Markdown, and how many groups of each match are dropped (0: the whole match)."""
GLUED = re.compile(r"(?<![^\W_])[a-z]{2,}([‘“]|['’](?=[a-z]{4}|\d)|\")(?=\w)")
"""A quotation mark that lost the space before it ("deploy'more than"). Contractions have at most three letters after the mark."""
RUN_ON = re.compile(
    r"(?<=\D20[0-4]\d)(?=[A-Z][A-Za-z])|(?<=,)”(?=\w)"
    r"|(?<=[a-z0-9])[.!?…](?:(?=[A-Z][a-z]|[@#][A-Za-z])|[”’]?(?=[‘“])|[”’](?=[A-Z]))"
    r"|(?<=[a-z0-9][.!?])[”’\"]?(?=[-–—]{1,2}[A-Z]\w+$)"
)
"""A sentence, a date under a message, or an agency's sign-off, that lost the space between. Only where no capital stands before the full
stop: "U.S.A"."""
DOUBLED_OPENING, DOUBLED = re.compile(r'(?:^|(?<=[\s(\[]))"{2,3}(?=\w)'), re.compile(r'"{2,3}')
"""Quotation marks written twice, as in a CSV file: one that opens tells that all are."""
ENDLESS = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")
ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[^\s@]{1,64}@[\w-]+\.\w\S*|\b[\w-]{1,64}\.(?:com|org|net|co|info|news|tv|gov|eu|uk|de|fr|ru|ua|io)\b\S*",
    re.IGNORECASE,
)


def sentence_edits(text: str) -> Iterator[Edit]:
    """Marks of markdown out; spaces in where one was lost before a quotation mark or after a sentence."""
    for pattern, groups in MARKS:
        for match in pattern.finditer(text):
            for group in range(1, groups + 1) if groups else [0]:
                yield Edit(match.start(group), match.end(group), "")
    for match in DOUBLED.finditer(text) if DOUBLED_OPENING.search(text) else ():
        yield Edit(match.start(), match.end(), '"')
    addresses = [m.span() for m in ADDRESS.finditer(text)] if "." in text else []
    for match in GLUED.finditer(text):
        closing = match.group(1) == '"' and text.count('"', 0, match.start(1)) % 2
        place = match.end(1) if closing else match.start(1)
        yield Edit(place, place, " ")
    for match in RUN_ON.finditer(text):
        if not any(first <= match.start() < last for first, last in addresses):
            yield Edit(match.end(), match.end(), " ")
    for match in ENDLESS.finditer(text):
        yield Edit(match.end(), match.end(), " ")


# ---------------------------------------------------------------- between paragraphs

MESSAGE_FOOT = re.compile(r"[—–-]+ ?[^@()]{2,60} \(@\w{1,30}\)")
"""Under a message of a social network: who wrote it, "— Name (@name) May 3, 2021"."""
BROKEN_WORD = re.compile(r"[^\W\d_]-$")
FINAL = re.compile(r"[.!?…:;”\"’'»)\]*]$")
LAST_WORD = re.compile(r"[^\W\d_][\w’'.-]*$")
SENTENCE_LENGTH = 40
"""Shorter paragraphs without a full stop are headings, labels and bylines and are never joined by their last word."""


def joined(passages: Iterable[Passage], rules: RepairRules) -> Iterator[Passage]:
    """The passages, those that the page cut in two put together again."""
    before: Passage | None = None
    for after in passages:
        if before is None:
            before = after
        elif (glue := how_joined(before, after, rules)) is not None:
            before = together(before, glue, after)
        else:
            yield before
            before = after
    if before is not None:
        yield before


def how_joined(before: Passage, after: Passage, rules: RepairRules) -> str | None:
    """What belongs between two passages that are one: nothing (a broken word), a space (a cut sentence); None where they are two."""
    if before.kind == after.kind == "body" and MESSAGE_FOOT.match(after.text):
        return " "
    if before.kind != "body" or after.kind != "body" or FINAL.search(before.text):
        return None
    if BROKEN_WORD.search(before.text) and after.text[:1].isalpha():
        return ""
    if len(before.text) < SENTENCE_LENGTH:
        return None
    if after.text[:1].islower() and not after.text.startswith(("http", "www.")):
        return " "
    last = LAST_WORD.search(before.text[-SENTENCE_LENGTH:])
    word = last.group().lower() if last else ""
    if before.text.endswith(",") or word in rules.function_words:
        return " "
    return " " if word in rules.titles and after.text[:1].isupper() else None


def together(before: Passage, glue: str, after: Passage) -> Passage:
    """Two passages as one."""
    starts, ends = before.starts[:], before.ends[:]
    for _ in glue:
        starts.append(after.starts[0])
        ends.append(after.starts[0])
    return Passage(before.kind, before.text + glue + after.text, starts + after.starts, ends + after.ends)
