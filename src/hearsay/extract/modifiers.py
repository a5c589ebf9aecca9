"""Content of cues that are no verbs: "reportedly", "according to X", "the alleged X", "the claim that X"."""

from __future__ import annotations

from hearsay.extract.cues import VERBAL, Cue
from hearsay.extract.quoted_text import QuotedText, children, is_finite, is_time
from hearsay.extract.stretches import Content, Stretch, after_comma, phrase, right_end
from hearsay.language.words import Token


def clause_around(text: QuotedText, cue: Cue) -> Content | None:
    """The clause that an adverb or a prepositional phrase ("according to X") attributes, without that phrase."""
    first, last = cue.first, cue.last
    if cue.form in ("preposition", "possessed"):
        last = max(attribution_end(text, cue), last)
    if cue.form == "preposition" and first == text.sentence[first]:
        last = _past_participle(text, last)
    governor = _governor(text, cue, first, last)
    if governor is None:
        return None
    begin, end = phrase(governor)
    if (
        cue.form == "preposition"
        and first > begin
        and after_comma(text, first)
        and _only_names_follow(text, last, text.sentence_end(first))
    ):
        begin = text.sentence[first]
    if governor.dep_.startswith("acl") and governor.left_edge.i > governor.head.i and cue.form == "adverb":
        begin = governor.left_edge.i
    if cue.form in ("preposition", "possessed") and first == text.sentence[first]:
        begin, end = last, max(end, last)
    if cue.form == "preposition" and first > begin and last >= end - 1:
        begin, end = min(begin, first), first
    pieces = [piece for piece in ((begin, min(first, end)), (max(last, begin), end)) if piece[0] < piece[1]]
    kept = [piece for piece in pieces if any(text.is_word(i) and text.words[i] != "that" for i in range(*piece))]
    kept = [_without_connector(text, piece) for piece in kept]
    return Content(tuple(kept), f"{cue.form}.clause", None) if kept else None


def _past_participle(text: QuotedText, comma: int) -> int:
    """ "According to the paper, citing officials, X": where the participle in commas ends that tells more of the source."""
    comma -= text.words[comma - 1] == ","
    end = text.sentence_end(comma - 1)
    if comma + 2 >= end or text.words[comma] != "," or text.doc[comma + 1].pos_ != "VERB" or not text.words[comma + 1].endswith("ing"):
        return comma
    second = next((i for i in range(comma + 2, end) if not text.is_word(i)), end)
    return second if second < end and text.words[second] == "," else comma


def _without_connector(text: QuotedText, piece: Stretch) -> Stretch:
    """The stretch without an adverb in commas at its beginning, which is the narrator's: ", however, X"."""
    first, last = piece
    while first < last and not text.is_word(first) and text.outer[first] < 0:
        first += 1
    alone = first + 2 < last and text.doc[first].pos_ == "ADV" and text.words[first + 1] == ","
    return (first + 2, last) if alone else piece


def _only_names_follow(text: QuotedText, first: int, last: int) -> bool:
    """Is there no verb in the rest of the sentence: "according to the Herald, a newspaper in Ghent"?"""
    return not any(text.doc[i].pos_ in VERBAL and is_finite(text.doc[i]) for i in range(first, last))


def attribution_end(text: QuotedText, cue: Cue) -> int:
    """One after the source of "according to X"."""
    head = prepositional_object(text, cue)
    if head is None:
        return cue.last
    end = min(right_end(head), text.sentence_end(cue.first))
    for i in range(head.i + 1, end):
        if text.words[i] == "," and _finite_before_next_comma(text, i + 1, end):
            return i
        if text.outer[i] >= 0 and text.outer[cue.first] < 0 and text.words[i - 1] in (",", ":"):
            return i
    return end


def _finite_before_next_comma(text: QuotedText, first: int, end: int) -> bool:
    relative = text.words[first] in ("who", "which", "whose", "where", "that") if first < end else False
    return not relative and any(is_finite(text.doc[i]) and text.doc[i].pos_ in VERBAL for i in range(first, min(end, first + 25)))


def prepositional_object(text: QuotedText, cue: Cue) -> Token | None:
    """The noun that "according to" governs: by the tree, else the last noun of the nearest noun phrase."""
    if cue.form == "possessed":
        return text.doc[cue.head]
    doc = text.doc
    best: Token | None = None
    for i in range(cue.last, min(cue.last + 12, text.sentence_end(cue.first))):
        token = doc[i]
        if token.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"):
            if token.pos_ in ("NOUN", "PROPN", "PRON"):
                best = token
                if token.dep_ in ("compound", "nmod:poss", "flat", "amod") and token.head.i > i:
                    continue
                if token.dep_ in ("nmod:desc",) and token.head.i > i:
                    continue
                return token
        elif token.pos_ in ("PART", "PUNCT") and best is not None and text.words[i] in ("'s", "’s", "'"):
            continue
        elif token.pos_ not in ("PUNCT", "ADV", "VERB") or best is not None:
            return best
    return best


def _governor(text: QuotedText, cue: Cue, first: int, last: int) -> Token | None:
    """The verb whose clause the phrase modifies."""
    token = text.doc[cue.head]
    for _ in range(8):
        if token.head.i == token.i:
            break
        token = token.head
        if not first <= token.i < last and (token.pos_ in VERBAL or is_finite(token)):
            return token
    root = text.doc[cue.head].sent.root
    if not first <= root.i < last:
        return root
    around = [t for t in text.doc[cue.head].sent if not first <= t.i < last and t.pos_ in VERBAL and is_finite(t)]
    return around[0] if around else None


def modified_noun(text: QuotedText, cue: Cue) -> Content | None:
    """ "the alleged X"; "a reported 20,000 soldiers are there" attributes the whole clause."""
    noun = text.doc[cue.head].head
    if noun.i < cue.last:
        return Content(((cue.last, text.sentence_end(cue.head)),), "adjective.clause")
    end = right_end(noun)
    counted = any(c.dep_ == "nummod" or c.pos_ == "NUM" for c in noun.children)
    if counted and noun.dep_.startswith("nsubj"):
        end = max(end, right_end(noun.head))
    return Content(((cue.last, end),), "adjective.noun")


FROM = frozenset(["by", "from"])
ON_THE_PART = ("on", "the", "part", "of")
ANAPHORIC = frozenset(["this", "that", "these", "those", "same", "similar", "such"])


def noun_content(text: QuotedText, cue: Cue, settings: frozenset[str]) -> Content | None:
    """ "the announcement that X", "allegations of X", "a call for X"; ``settings`` are nouns for the occasion ("in a statement")."""
    noun = text.doc[cue.head]
    if (clause := _that_clause(text, cue)) is not None:
        return clause
    hosts = [noun, *children(noun, "acl"), *([text.doc[cue.light]] if cue.light is not None else [])]
    hosts += [part for part in children(noun, "nmod", "conj") if any(text.words[c.i] in givers(cue) for c in children(part, "case"))]
    for host in hosts:
        for part in host.children:
            if part.i < cue.last or is_time(part):
                continue
            words = {text.words[c.i]: c.i for c in children(part, "case", "mark", "aux")}
            if part.dep_ in ("acl", "ccomp", "acl:relcl", "advcl", "xcomp") and "that" in cue.links and "that" in words and is_finite(part):
                return Content(((max(words["that"] + 1, cue.last), right_end(part)),), "noun.that")
            if part.dep_ in ("acl", "xcomp", "advcl", "ccomp") and "inf" in cue.links and "to" in words:
                return Content(((max(part.left_edge.i, cue.last), right_end(part)),), "noun.to")
            if host.dep_ != "acl" and (host is noun or part.dep_ in ("obl", "nmod") or (cue.received and part.dep_ == "advcl")):
                link = next((w for w in words if w in cue.links), None)
                if host.i == cue.light and part.lower_ in settings:
                    continue  # "raised concerns in a call"
                if part.dep_ in ("nmod", "obl", "acl", "advcl") and link is not None and words[link] <= part.i:
                    if link == "by":
                        continue
                    return Content(((words[link] + 1, _with_participle(text, right_end(part))),), "noun.preposition")
    if cue.light is not None and not cue.received and any(text.words[c.i] in ANAPHORIC for c in children(noun, "det", "amod")):
        last = cue.light + 1 if cue.light < noun.i else None
        return Content((phrase(noun),), "noun.anaphor", cue_last=last)  # "raised these concerns", "made the same demand"
    return None


def givers(cue: Cue) -> frozenset[str]:
    """Prepositions before the source of a noun: "a claim by Oslo", and "the request of Oslo to" where "of" joins no content to it."""
    return FROM if "of" in cue.links or cue.light is not None else FROM | {"of"}


def drawn_content(text: QuotedText, cue: Cue, drawing: frozenset[str]) -> Content | None:
    """ "The levy drew criticism from shops": what a noun of judgement is about, where it is the object of a verb of causing."""
    verb = text.doc[cue.head].head
    if cue.form != "noun" or verb.lower_ not in drawing or verb.i >= cue.head or not _is_from_somebody(text, cue):
        return None
    cause = next((c for c in children(verb, "nsubj") if c.i < verb.i), None)
    return Content((phrase(cause),), "noun.drawn") if cause is not None else None


def _is_from_somebody(text: QuotedText, cue: Cue) -> bool:
    """Is the one named from whom it comes, wherever the tree hangs him: "from shops", "on the part of shops"?"""
    return tuple(text.words[cue.last : cue.last + 4]) == ON_THE_PART or text.words[cue.last] in FROM


def _that_clause(text: QuotedText, cue: Cue) -> Content | None:
    """ "the claim that X": a conjunction right after the noun, not a relative pronoun."""
    if "that" not in cue.links or cue.last + 1 >= len(text.doc) or text.words[cue.last] != "that":
        return None
    if text.doc[cue.last].pos_ != "SCONJ" or text.doc[cue.last].dep_ in ("obj", "nsubj", "obl"):
        return None
    verb = text.doc[cue.last].head
    end = right_end(verb) if verb.i > cue.last and verb.dep_ != "det" else text.sentence_end(cue.head)
    return Content(((cue.last + 1, end),), "noun.that")


def _with_participle(text: QuotedText, last: int) -> int:
    """ "reports of prisoners being shot", "calls for the army to leave": the verb form that follows the noun belongs to it, wherever the
    parser hangs it.
    """
    if last + 1 < len(text.doc) and text.words[last] == "to" and text.doc[last].head.i > last and text.doc[last].head.pos_ in VERBAL:
        return max(last, min(right_end(text.doc[last].head), text.sentence_end(last - 1)))
    if last >= len(text.doc) or text.doc[last].pos_ not in VERBAL or not text.words[last].endswith("ing"):
        return last
    token = text.doc[last]
    verb = token.head if token.dep_.startswith("aux") and token.head.i > last else token
    return max(last, min(right_end(verb), text.sentence_end(last - 1)))
