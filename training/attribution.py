"""More attributed speech for training, put together from the treebanks' own pieces.

News is full of quotations with a cue behind, before or around them; the treebanks hold under two hundred. Here the subject, the verb of
speech and the adverbials of one treebank sentence are set around a second sentence (and sometimes a third), in the annotation that
English treebanks use: the cue heads the sentence, what is said is its ``ccomp``, and quotation marks depend on what is said.
"""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from conllu import Sentence

WORDS = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
SPEECH = frozenset(WORDS["speech"])
STYLES = [("“", "”")] * 3 + [('"', '"')] * 4 + [("‘", "’")] * 2 + [("'", "'"), ("''", "''")]
MARKS = frozenset("\"“”‘’'«»") | {"''", "``"}


@dataclass
class Word:
    """A word of a tree in the making: its CoNLL-U row (head column unused), relation, head and whether a space follows."""

    row: list[str]
    relation: str
    space: bool = True
    head: Word | None = None

    @property
    def form(self) -> str:
        return self.row[1]


@dataclass
class Pieces:
    """What the treebanks offer: subjects of speech verbs, adverbials behind them, and sentences that can be said."""

    subjects: list[list[Word]] = field(default_factory=list)
    tails: list[list[Word]] = field(default_factory=list)


def words_of(sentence: Sentence) -> list[Word]:
    words = [Word(list(row), row[7], space) for row, space in zip(sentence.rows, sentence.spaces, strict=True)]
    for word, row in zip(words, sentence.rows, strict=True):
        word.head = words[int(row[6]) - 1] if row[6] != "0" else None
    return words


def below(words: list[Word], top: Word) -> list[Word] | None:
    """The words of the subtree under ``top`` in order, or None where it is not one stretch."""
    inside = {id(top)}
    grown = True
    while grown:
        grown = False
        for word in words:
            if id(word) not in inside and word.head is not None and id(word.head) in inside:
                inside.add(id(word))
                grown = True
    places = [k for k, word in enumerate(words) if id(word) in inside]
    return words[places[0] : places[-1] + 1] if places[-1] - places[0] + 1 == len(places) else None


def plain(word: str, kind: str, relation: str, head: Word | None, space: bool = True, feats: str = "_", lemma: str | None = None) -> Word:
    return Word(["0", word, lemma or word, kind, {"PUNCT": word}.get(kind, "_"), feats, "0", relation, "_", "_"], relation, space, head)


def harvest(sentences: list[Sentence]) -> Pieces:
    """Subjects and adverbials of speech verbs, and proper-noun subjects of any verb."""
    pieces = Pieces()
    for sentence in sentences:
        if not any(row[7] == "nsubj" for row in sentence.rows):
            continue
        for k, row in enumerate(sentence.rows):
            head = int(row[6]) - 1
            if head < 0:
                continue
            speech = sentence.rows[head][2] in SPEECH and sentence.rows[head][3] == "VERB"
            named = row[3] == "PROPN" and row[1][:1].isupper()
            wanted = row[7] == "nsubj" and (
                named or (speech and row[3] in {"NOUN", "PRON"} and row[2] not in {"who", "that", "which", "what"})
            )
            tail = speech and row[7] in {"obl", "obl:unmarked", "advmod", "iobj"} and k > head
            if not (wanted or tail):
                continue
            words = words_of(sentence)
            piece = below(words, words[k])
            if piece is None or len(piece) > (9 if wanted else 7) or any(w.row[3] == "PUNCT" and w.form not in {",", "-"} for w in piece):
                continue
            if wanted and (piece[0].form in {"I", "i", "you", "You"} or not all(w.form.isascii() for w in piece)):
                continue
            if piece[-1].form == ",":
                piece = piece[:-1]
            piece[-1].space = True
            (pieces.subjects if wanted else pieces.tails).append([words[k], *piece])
    return pieces


def sayable(sentence: Sentence) -> bool:
    """A plain statement of moderate length with a subject, a final full stop and no quotation marks."""
    rows = sentence.rows
    if not 5 <= len(rows) <= 32 or rows[-1][1] != "." or rows[-1][7] != "punct" or not rows[0][1][:1].isupper() or rows[0][3] == "PUNCT":
        return False
    top = next(row[0] for row in rows if row[6] == "0")
    return any(r[7].startswith("nsubj") and r[6] == top for r in rows) and not any(r[1] in MARKS for r in rows) and rows[-1][6] == top


def top_of(words: list[Word]) -> Word:
    return next(w for w in words if w.head is None)


def title_before(name: Word, chance: random.Random) -> list[Word]:
    """A title, sometimes with a country before it, as a description (``nmod:desc``) of the name: "German Foreign Minister"."""
    written = chance.choice(WORDS["titles"])
    parts = [part.split("/") for part in written.split(" ")]
    form, kind, *_ = parts[-1]
    title = plain(form, kind, "nmod:desc", name, feats="Number=Sing", lemma=form)
    before = []
    for part in parts[:-1]:
        head = title
        before.append(plain(part[0], part[1], part[2], head, feats="Degree=Pos" if part[1] == "ADJ" else "Number=Sing"))
    if len(before) == 2:  # "foreign policy chief": the adjective belongs to the noun beside it
        before[0].head = before[1]
    if chance.random() < 0.4 and form not in {"Mr.", "analyst"}:
        origin, kind = chance.choice(WORDS["origins"]).split("/")
        feats = "Degree=Pos" if kind == "ADJ" else "Number=Sing"
        before.insert(0, plain(origin, kind, "amod" if kind == "ADJ" else "compound", title, feats=feats))
    return [*before, title]


def lowered(words: list[Word]) -> None:
    """The first word as it is written inside a sentence."""
    first = words[0]
    if first.row[3] != "PROPN" and first.form != "I" and not first.form.isupper() and first.row[2] != first.form:
        first.row[1] = first.form[:1].lower() + first.form[1:]


def raised(words: list[Word]) -> None:
    words[0].row[1] = words[0].form[:1].upper() + words[0].form[1:]


def cue_with(pieces: Pieces, chance: random.Random) -> tuple[Word, list[Word], list[Word]]:
    """A verb of speech, its subject and its adverbial (often none), all below the verb."""
    chosen = copied(chance.choice(pieces.subjects))
    tail = copied(chance.choice(pieces.tails)) if chance.random() < 0.3 and pieces.tails else []
    plural = "Number=Plur" in chosen[0].row[5]
    subject = chosen[1:]
    if any(w.relation == "flat" and w.head is chosen[0] for w in subject) and subject[0] is chosen[0] and chance.random() < 0.5:
        subject = [*title_before(chosen[0], chance), *subject]
    addressed = bool(tail) and tail[0].relation == "iobj"
    form, lemma = ("told", "tell") if addressed else chance.choice(WORDS["cues"])
    verb = plain(
        form,
        "VERB",
        "root",
        None,
        feats=f"Mood=Ind|Number={'Plur' if plural else 'Sing'}|Person=3|Tense=Past|VerbForm=Fin",
        lemma=lemma,
    )
    verb.row[4] = "VBD"
    for piece, relation in ((chosen, "nsubj"), (tail, None)):
        if piece:
            piece[0].head = verb
            piece[0].relation = relation or piece[0].relation
    lowered(subject)
    return verb, subject, tail[1:]


def copied(piece: list[Word]) -> list[Word]:
    """A copy of a harvested piece; its first item names the head and stands again among the others."""
    twins = {id(w): Word(list(w.row), w.relation, w.space) for w in piece}
    for w in piece:
        twins[id(w)].head = twins.get(id(w.head)) if w.head is not None else None
    return [twins[id(w)] for w in piece]


def finished(words: list[Word], new_document: bool = False) -> Sentence:
    """Number the words and write heads and relations into their rows."""
    number = {id(w): str(k + 1) for k, w in enumerate(words)}
    rows = []
    for w in words:
        row = [
            number[id(w)],
            *w.row[1:6],
            "0" if w.head is None else number[id(w.head)],
            "root" if w.head is None else w.relation,
            "_",
            "_",
        ]
        rows.append(row)
    return Sentence(rows, [w.space for w in words], new_document)


def attributed(said: Sentence, more: Sentence | None, pieces: Pieces, chance: random.Random) -> list[Sentence]:
    """One or two sentences in which somebody says ``said`` (and then ``more``)."""
    verb, subject, tail = cue_with(pieces, chance)
    pronoun = len(subject) == 1 and subject[0].row[3] == "PRON"
    opening, closing = chance.choice(STYLES)
    content, second = words_of(said), words_of(more) if more else None
    top = top_of(content)
    kind = chance.choice(["after"] * 5 + ["before"] * 3 + ["colon", "that", "that", "bare", "bare", "then", "then", "two", "two"])
    if kind in {"then", "two"} and second is None:
        kind = "after"
    stop = plain(".", "PUNCT", "punct", verb)
    start = plain(opening, "PUNCT", "punct", top, False)
    end = plain(closing, "PUNCT", "punct", top)
    if kind in {"after", "bare", "then", "two"}:
        content[-2].space = False
        comma = plain(",", "PUNCT", "punct", top, kind == "bare")
        inverted = not pronoun and verb.form != "told" and chance.random() < 0.4 and len(subject) < 7
        cue = [verb, *subject, *tail] if inverted else [*subject, verb, *tail]
        cue[-1].space = False
        marks = ([], [comma]) if kind == "bare" else ([start], [comma, end])
        top.head, top.relation = verb, "ccomp"
        before: list[Sentence] = []
        if kind == "two" and second is not None:  # “First. Second,” she said.
            first_top = top_of(second)
            second[-1].space = True
            before = [finished([plain(opening, "PUNCT", "punct", first_top, False), *second])]
            marks = ([], [comma, end])
        if kind != "two" and chance.random() < 0.15:  # a quotation mark that the page lost
            marks = ([], marks[1])
        sentences = [*before, finished([*marks[0], *content[:-1], *marks[1], *cue, stop])]
        if kind == "then" and second is not None:  # “First,” she said. “Second.”
            top2 = top_of(second)
            second[-1].space = False
            sentences.append(finished([plain(opening, "PUNCT", "punct", top2, False), *second, plain(closing, "PUNCT", "punct", top2)]))
        return sentences
    raised(subject)
    top.head, top.relation = verb, "ccomp"
    lead = [*subject, verb, *tail]
    if kind == "that":
        lowered(content)
        content[-2].space = False
        return [finished([*lead, plain("that", "SCONJ", "mark", top), *content[:-1], stop])]
    lead[-1].space = False
    content[-1].space = False
    return [finished([*lead, plain("," if kind == "before" else ":", "PUNCT", "punct", top), start, *content, end])]


def attributed_groups(sentences: list[Sentence], share: float, chance: random.Random) -> list[list[Sentence]]:
    """Groups of one to four sentences that hold an attribution made here, with their true neighbours around them."""
    pieces = harvest(sentences)
    made: list[list[Sentence]] = []
    if not pieces.subjects:
        return made
    for k in range(1, len(sentences) - 2):
        if chance.random() >= share or not sayable(sentences[k]):
            continue
        following = sentences[k + 1]
        more = following if sayable(following) and not following.new_document else None
        group = attributed(sentences[k], more, pieces, chance)
        if chance.random() < 0.4 and not sentences[k].new_document:
            group = [sentences[k - 1], *group]
        if chance.random() < 0.4 and not sentences[k + 2].new_document:
            group = [*group, sentences[k + 2]]
        made.append(group)
    return made


def headline(sentence: Sentence, chance: random.Random) -> Sentence | None:
    """The sentence as a headline: no full stop at its end, and half of the time a capital on every word that is no function word."""
    rows = [list(row) for row in sentence.rows]
    if len(rows) < 4 or rows[-1][1] != "." or any(row[6] == rows[-1][0] for row in rows):
        return None
    rows = rows[:-1]
    if chance.random() < 0.5:
        for row in rows:
            if row[3] in {"NOUN", "VERB", "ADJ", "ADV", "PROPN", "PRON", "NUM"}:
                row[1] = row[1][:1].upper() + row[1][1:]
    return Sentence(rows, sentence.spaces[:-1], sentence.new_document, sentence.new_paragraph)
