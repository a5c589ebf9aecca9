"""Content that is a finite clause ("said that X"), and where a content goes on that a parser ends too early."""

from __future__ import annotations

from hearsay.extract.cues import VERBAL, Cue
from hearsay.extract.quoted_text import STOPS, QuotedText, child, children, is_finite, is_time, may_be_finite
from hearsay.extract.stretches import Content, Stretch, right_end
from hearsay.language.tree import has
from hearsay.language.words import Token

CLAUSE_MARKS = frozenset(["that", "whether", "if", "how", "why", "what", "when", "where", "who", "which"])
ATTRIBUTIVE = frozenset(["according"])
CONTENT_MARKS = frozenset(
    ["if", "unless", "because", "although", "though", "since", "until", "when", "even", "so", "whether", "while", "depending"]
)
TEMPORAL = frozenset(["when", "while", "before", "after", "since", "as", "and"])
WH_WORDS = frozenset(["how", "why", "what", "when", "where", "who", "which"])
PHRASE_OPENERS = frozenset(["PROPN", "NOUN", "PRON", "DET", "ADJ", "NUM"])
BRACKET = 12
LEFT_STOPS = frozenset(['"', "“", "”", ":", ";", "—", "–"])


def that_clause(text: QuotedText, cue: Cue) -> Content | None:
    """ "said (that) X": a finite clause after the cue, by the tree, else from the word "that"."""
    head = text.doc[cue.head]
    addressee = addressee_of(text, cue)
    for clause in children(head, "ccomp", "xcomp", "parataxis", "advcl"):
        if clause.i < cue.last or text.outer[clause.i] != text.outer[cue.head]:
            if clause.i < cue.last:
                continue
            if text.outer[clause.i] == -1:
                continue
        first = clause.left_edge.i
        marked = {text.words[c.i] for c in children(clause, "mark")} | {text.words[max(first, cue.last)]}
        if clause.dep_ == "advcl" and not marked & {"that"}:
            continue
        if clause.dep_ == "parataxis" and text.words[cue.last] not in (":", "that"):
            continue
        if not is_finite(clause) and not marked & CLAUSE_MARKS:
            continue
        if _is_relative(text, max(first, cue.last)):
            continue
        if text.words[first] == "that" and (thing := _object_before(text, cue, first)) is not None:
            return Content(((thing.left_edge.i, right_end(clause)),), "verb.object")
        first = _with_subject(text, cue, clause, first)
        opening = text.words[max(first, cue.last)]
        if (cue.kind == "belief" and opening in WH_WORDS) or (cue.act != "ask" and opening in TEMPORAL and clause.dep_ != "ccomp"):
            continue
        if opening in TEMPORAL and cue.act != "ask" and text.words[cue.last - 1] != "that":
            continue
        addressee = addressee if addressee is not None else addressee_before(text, cue, max(first, cue.last))
        return Content((clause_stretch(text, cue, first, right_end(clause)),), "verb.that", addressee)
    return marked_clause(text, cue, addressee) or _clause_of_addressee(text, cue, addressee)


def _clause_of_addressee(text: QuotedText, cue: Cue, addressee: int | None) -> Content | None:
    """ "told the agency they had left", where the parser takes the clause for one that describes the agency."""
    if addressee is None or "addr" not in cue.frames.plain:
        return None
    clause = next((c for c in text.doc[addressee].children if c.dep_ == "acl:relcl" and c.left_edge.i == addressee + 1), None)
    if clause is None or text.words[addressee + 1] in CLAUSE_MARKS or child(clause, "nsubj", "nsubj:pass") is None:
        return None
    return Content((clause_stretch(text, cue, addressee + 1, right_end(clause)),), "verb.that", addressee)


def embedded_question(text: QuotedText, cue: Cue) -> Content | None:
    """ "asked on what grounds X": a question that begins with a preposition, or one whose clause the tree does not show."""
    first = cue.last
    wh = first + (text.doc[first].pos_ == "ADP") if first + 2 < text.sentence_end(cue.head) else first
    if cue.act != "ask" or wh + 1 >= text.sentence_end(cue.head) or text.words[wh] not in WH_WORDS:
        return None
    if wh == first and any(c.left_edge.i == first for c in children(text.doc[cue.head], "ccomp", "advcl")):
        return None
    return Content(((first, run_on(text, cue, wh + 1)),), "verb.question")


def _is_relative(text: QuotedText, first: int) -> bool:
    """Does a clause that begins here modify a noun: ", which", "in which"?"""
    if text.words[first] in ("which", "who"):
        return text.words[first - 1] == ","
    return text.doc[first].pos_ == "ADP" and text.words[first + 1 : first + 2] in (["which"], ["whom"])


def _with_subject(text: QuotedText, cue: Cue, clause: Token, first: int) -> int:
    """'said such a meeting "could help"': the noun phrase before a clause without a subject, taken for an object of the cue."""
    if first > cue.last and text.doc[first].pos_ in VERBAL and is_finite(text.doc[first]):
        that = next((i for i in range(first - 1, cue.last - 1, -1) if text.words[i] == "that"), None)
        if that is not None:
            return that + 1  # "told them that worries about the drug | were overblown"
        if "addr" not in cue.frames.plain and text.doc[cue.last].pos_ in PHRASE_OPENERS:
            return cue.last
    between = text.doc[cue.last : first]
    if "addr" not in cue.frames.plain and 1 < len(between) < 25 and between[-1].lower_ == "," and _is_noun_phrase(between):
        return cue.last  # "said the director of the agency, John Smith, had left"
    if "addr" in cue.frames.plain or child(clause, "nsubj") is not None:
        return first
    thing = next((c for c in children(text.doc[cue.head], "obj") if c.left_edge.i == cue.last), None)
    if thing is None or thing.i > clause.i or any(text.is_word(i) for i in range(right_end(thing), first)):
        return first
    return cue.last


def _is_noun_phrase(words: list[Token]) -> bool:
    """Do these words begin like a noun phrase and hold no verb?"""
    opens = words[0].pos_ in PHRASE_OPENERS and not is_time(words[0])
    return opens and not any(t.pos_ in VERBAL or t.pos_ == "SCONJ" for t in words)


def marked_clause(text: QuotedText, cue: Cue, addressee: int | None) -> Content | None:
    """ "that" or "whether" soon after the cue, whatever the tree says."""
    stop = min(text.sentence_end(cue.head), cue.last + (30 if "addr" in cue.frames.plain else 12))
    for i in range(cue.last, stop):
        word = text.words[i]
        if word in ("that", "whether") and _is_complementizer(text, cue, i):
            if _object_before(text, cue, i) is not None or (i > cue.last and text.doc[i - 1].pos_ == "CCONJ"):
                return None
            end = max(right_end(text.doc[i].head), i + 1) if text.doc[i].head.i > i else text.sentence_end(i)
            if not any(may_be_finite(text.doc[j]) for j in range(i + 1, end)):
                end = text.sentence_end(i)
            addressee = addressee if addressee is not None else addressee_before(text, cue, i)
            return Content((clause_stretch(text, cue, i, end),), "verb.that", addressee)
        if i > cue.last and (text.doc[i].pos_ in VERBAL or word in LEFT_STOPS):
            return None
    return None


def _object_before(text: QuotedText, cue: Cue, that: int) -> Token | None:
    """ "contradicts the assurances that X": the object right before the clause, which the clause belongs to."""
    thing = child(text.doc[cue.head], "obj")
    if "addr" in cue.frames.plain or thing is None or thing.i < cue.last or is_time(thing):
        return None
    return thing if that in (thing.i + 1, thing.right_edge.i + 1) else None


def _is_complementizer(text: QuotedText, cue: Cue, i: int) -> bool:
    """Is this "that" a conjunction? Also where the tagger says pronoun but a noun phrase with a verb of its own follows."""
    if text.doc[i].dep_ == "det" and text.doc[i].head.dep_ == "obj" and text.doc[i].head.head.i == cue.head:
        return False  # "rejected that argument"
    if text.doc[i].pos_ == "SCONJ" or text.doc[i].dep_ == "mark" or (i == cue.last and not is_finite(text.doc[i + 1])):
        return True
    starts_phrase = text.doc[i + 1].pos_ in ("PROPN", "DET", "PRON", "NUM")
    return starts_phrase and any(may_be_finite(text.doc[j]) for j in range(i + 2, min(i + 9, text.sentence_end(i))))


def clause_stretch(text: QuotedText, cue: Cue, first: int, last: int) -> Stretch:
    """The clause without its "that" and not before the cue's end; it never ends in the middle of a run of words."""
    first = max(first, cue.last)
    while first < last and (text.words[first] in (",", ":") or _is_conjunction(text, first) or not text.words[first].strip()):
        first += 1
    if first + 2 < last and text.words[first + 1 : first + 3] == [",", "that"] and text.doc[first].pos_ in ("ADV", "SCONJ"):
        first += 3  # "concluded, though, that X"
    while first + 1 < last and _is_day_of_saying(text, first):
        first += 1
    return first, _before_new_sentence(text, first, _whole_clause(text, cue, first, run_on(text, cue, last)))


def _is_day_of_saying(text: QuotedText, i: int) -> bool:
    """ "said | Friday | he would go": a bare day right after the verb, before the subject of the clause or its "that"."""
    token, after = text.doc[i], text.doc[i + 1]
    if text.words[i] == "that":
        return is_time(text.doc[i - 1])
    loose = token.dep_ in ("obl:unmarked", "nmod:unmarked", "obl", "advmod") or (token.dep_ == "obj" and token.pos_ == "PROPN")
    return (
        is_time(token)
        and (loose or after.pos_ == "PRON")
        and (after.pos_ in ("PRON", "DET", "PROPN") or is_time(after) or after.lower_ == "that")
    )


def _before_new_sentence(text: QuotedText, first: int, last: int) -> int:
    """The end of a clause before a semicolon with a sentence of the narrator after it, or a colon with a quotation."""
    for i in range(first + 1, last - 2):
        if text.outer[i] >= 0 or text.words[i] not in (";", ":"):
            continue
        following = text.doc[i + 1]
        if text.words[i] == ":" and text.outer[i + 1] >= 0:
            return i
        if text.words[i] == ";" and following.dep_ == "nsubj" and following.pos_ in ("PRON", "PROPN"):
            return i
    return last


def _is_conjunction(text: QuotedText, i: int) -> bool:
    """Is this word the conjunction "that"? Not in "said that was wrong" and "rejected that argument"."""
    if text.words[i] != "that" or i + 1 >= len(text.doc):
        return False
    after = text.doc[i + 1]
    if text.doc[i].dep_ == "det" and text.doc[i].head.dep_.startswith("nsubj"):
        return True  # "points out that vessels may have been counted twice"
    return text.doc[i].dep_ not in ("det", "nsubj") or not (is_finite(after) or after.pos_ in ("AUX", "NOUN", "ADV"))


def run_on(text: QuotedText, cue: Cue, last: int) -> int:
    """Where a clause that the parser ends at ``last`` really ends.

    It goes on over words without a mark between, and over what still hangs on the cue's verb, but not over another attribution, a
    second verb of the same speaker, or a participle that tells what the speaker did meanwhile.
    """
    end = text.sentence_end(cue.head)
    verb = text.doc[cue.head]
    while last < end:
        token = text.doc[last]
        if text.outer[last] != text.outer[last - 1]:
            quote = text.inside(last)
            if quote is not None and quote.first == last and text.is_word(last - 1) and quote.last <= end:
                last = quote.last
                continue
            if quote is not None or text.words[last - 2] in (",", *STOPS):
                break
        if text.words[last] == "-" and not text.doc[last - 1].whitespace_ and not token.whitespace_:
            last += 1  # "slow-walked"
            continue
        if text.is_word(last) and token.pos_ != "CCONJ" and text.words[last] not in ATTRIBUTIVE:
            last += 1
            continue
        part = _part_after(text, verb, last)
        further = joined_on(text, cue, last)
        if further is not None:
            last = further
        elif part is not None:
            last = right_end(part)
        elif _infinitive_in_list(text, cue, last) or _auxiliary_follows(text, last, end):
            last += 2
        else:
            break
    return last


def joined_on(text: QuotedText, cue: Cue, at: int) -> int | None:
    """Where words that certainly go on with the content at ``at`` end, or None.

    "X and that Y", 'X but "y"', "X, as well as Y", "300m (984ft) away".
    """
    end = text.sentence_end(cue.head)
    if text.words[at] == "(":
        closing = next((i for i in range(at + 1, min(at + BRACKET, end)) if text.words[i] == ")"), None)
        return closing + 1 if closing is not None and closing + 1 < end and text.is_word(closing + 1) else None
    if (
        text.words[at] == ";"
        and text.words[at + 1 : at + 2]
        and text.words[at + 1].endswith("ing")
        and text.words[cue.last].endswith("ing")
    ):
        return at + 2  # "recommended banning X; reinstating Y"
    first = at + (text.words[at] == ",")
    if tuple(text.words[first : first + 3]) == ("as", "well", "as") and first + 3 < end:
        return first + 3
    if first + 1 >= end or text.doc[first].pos_ != "CCONJ":
        return None
    conjunct = text.doc[first].head
    if first == at and text.doc[first].dep_ == "cc" and first < conjunct.i < end and cue.last <= conjunct.head.i < at:
        return right_end(conjunct)
    if text.words[first + 1] == "that" and "that" in cue.frames.plain and text.doc[first + 1].dep_ != "det":
        return first + 2
    quote = text.inside(first + 1)
    partial = quote is not None and quote.first == first + 1 and quote.opened and quote.last <= end and text.outer[cue.head] < 0
    return quote.last if partial and quote is not None and not text.doc[quote.first + 1].text[0].isupper() else None


def _infinitive_in_list(text: QuotedText, cue: Cue, at: int) -> bool:
    """ "to attract investment, reform the market and create jobs": a bare infinitive after a comma or "and" goes on with the list."""
    if at + 2 >= text.sentence_end(cue.head) or text.words[at] not in (",", "and", "or"):
        return False
    verb = text.doc[at + 1]
    if verb.pos_ not in VERBAL or not has(verb, "VerbForm", "Inf") or child(verb, "nsubj") is not None:
        return False
    return any(text.words[i] == "to" or (text.doc[i].dep_ == "aux" and has(text.doc[i], "VerbForm", "Fin")) for i in range(cue.last, at))


def _auxiliary_follows(text: QuotedText, at: int, end: int) -> bool:
    """ "that the mayor, now in Ghent, | will leave": the verb after the comma has its subject before it."""
    if at + 2 >= end or text.words[at] != "," or text.doc[at + 1].pos_ != "AUX" or not is_finite(text.doc[at + 1]):
        return False
    return text.doc[at + 2].pos_ not in ("PRON", "DET", "PROPN")


def _whole_clause(text: QuotedText, cue: Cue, first: int, last: int) -> int:
    """ "hopes that by doing X, they will stay": where only an adverbial stands before the comma, the clause is what follows it."""
    end = text.sentence_end(cue.head)
    fronted = first < last and text.doc[first].pos_ in ("ADP", "SCONJ") and last < end and text.words[last] == ","
    if not fronted or text.words[first - 1] != "that" or any(text.outer[i] >= 0 for i in range(first, last)):
        return last
    main = next((i for i in range(last + 1, end) if text.doc[i].pos_ in VERBAL and is_finite(text.doc[i])), None)
    if main is None or text.doc[last + 1].pos_ in ("CCONJ", "SCONJ", "PUNCT", "VERB"):
        return last
    return run_on(text, cue, max(main + 1, min(right_end(text.doc[main]), end)))


def _part_after(text: QuotedText, verb: Token, at: int) -> Token | None:
    """The adverbial clause or phrase of the cue that begins here, after a comma, and belongs to what is said."""
    for part in children(verb, "advcl", "obl", "ccomp", "acl", "nmod", "appos"):
        if part.i <= at or not at <= part.left_edge.i <= at + 1:
            continue
        first = text.words[max(part.left_edge.i, at)]
        if not text.is_word(part.left_edge.i):
            first = text.words[part.left_edge.i + 1]
        if part.dep_ == "advcl" and not any(text.words[c.i] in CONTENT_MARKS for c in children(part, "mark", "advmod")):
            return None
        if part.dep_ == "obl" or first in ATTRIBUTIVE:
            return None
        return part
    return None


def clause_right_after(text: QuotedText, cue: Cue) -> bool:
    """Does a finite clause of the cue follow it directly, without a comma between?"""
    verb = text.doc[cue.head]
    for clause in children(verb, "ccomp", "parataxis", "xcomp"):
        if clause.i > cue.last and is_finite(clause) and clause.left_edge.i <= cue.last + 1:
            return True
    return False


def addressee_of(text: QuotedText, cue: Cue) -> int | None:
    """The noun phrase spoken to: "told X that", "said to X"."""
    head = text.doc[cue.head]
    if "addr" in cue.frames.plain:
        for person in children(head, "iobj", "obj"):
            if person.i >= cue.last and person.pos_ in ("NOUN", "PROPN", "PRON") and text.outer[person.i] == text.outer[cue.head]:
                return person.i
    for oblique in children(head, "obl"):
        case = child(oblique, "case")
        if case is not None and case.i == cue.last and text.words[case.i] == "to" and oblique.i > cue.last:
            return oblique.i
    return None


def addressee_before(text: QuotedText, cue: Cue, clause: int) -> int | None:
    """ "told the campaign group that": the noun phrase between a verb with an addressee and its clause, whatever it hangs on."""
    if "addr" not in cue.frames.plain or not cue.last < clause <= cue.last + 8 or text.doc[cue.last].pos_ == "ADP":
        return None
    nouns = [
        t for t in text.doc[cue.last : clause] if t.pos_ in ("NOUN", "PROPN", "PRON") and t.dep_ not in ("compound", "nmod:poss", "flat")
    ]
    return nouns[0].i if nouns else None
