"""Political acts done by the mood of what is said: "Oslo must withdraw" demands, "we will not negotiate" refuses.

No verb of demanding or refusing stands there; the statement is the act, and whoever makes it does it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hearsay.extract.cast import NEITHER, Cast
from hearsay.extract.doers import source_of_verb
from hearsay.extract.factuality import same_side
from hearsay.extract.holding import Attributed, holders
from hearsay.extract.triggers import Trigger, TriggerRow
from hearsay.language.tree import auxiliaries, child, is_negated, own_subject
from hearsay.language.words import Doc, Token
from hearsay.records import Actor

OBLIGING = frozenset({"must", "should", "ought", "shall"})
WILLING = frozenset({"will", "would", "wo", "'ll", "’ll", "shall"})
PALE = frozenset(
    {
        "be", "have", "know", "see", "seem", "become", "happen", "need", "expect", "like", "want", "think", "hesitate", "take",
        "make", "keep", "let", "go", "come", "look", "try", "continue", "remember", "get", "do", "give", "say", "ask", "allow",
        "permit",
    }
)  # fmt: skip
"""Verbs too pale to tell what is demanded or refused."""
ABLE: frozenset[str] = frozenset({"state", "government", "military", "armed_group", "igo", "organisation", "person"})
"""Kinds of those whom one asks to act."""
DEMAND = TriggerRow("REQUEST", None, (), ())
REFUSAL = TriggerRow("REJECT", None, (), ())


def spoken_acts(
    doc: Doc, statements: Sequence[Attributed], found: Mapping[int, Trigger], cast: Cast
) -> dict[int, tuple[Trigger, list[Actor]]]:
    """Demands and refusals by mood, by the index of their verb, each with whom it is made to."""
    verbs = modal_verbs(doc)
    acts: dict[int, tuple[Trigger, list[Actor]]] = {}
    for verb, held in zip(verbs, holders([v.i for v in verbs], statements), strict=True):
        speaker = held[0].speaker if held else None
        subject = own_subject(verb)
        if speaker is None or speaker.kind in NEITHER or subject is None or verb.dep_ == "acl:relcl":
            continue
        modal = next((a for a in auxiliaries(verb) if a.lower_ in OBLIGING or a.lower_ in WILLING), None)
        if modal is None:
            continue
        told = found.get(verb.i)
        if modal.lower_ in OBLIGING and modal.i > subject.i and not is_negated(verb) and opens_freely(verb):
            asked = [a for a in cast.all(source_of_verb(verb)) if a.kind in ABLE and not same_side(speaker, a)]
            if asked and verb.lemma_ not in PALE:
                acts[verb.i] = Trigger(verb, DEMAND, ()), asked
        elif modal.lower_ in WILLING and is_negated(verb) and told is None and verb.lemma_ not in PALE and is_own(subject, speaker, cast):
            acts[verb.i] = Trigger(verb, REFUSAL, ()), []
    return acts


def modal_verbs(doc: Doc) -> list[Token]:
    """Verbs with a modal of duty or will."""
    modals = OBLIGING | WILLING
    heads = (token.head for token in doc if token.lower_ in modals)
    return [doc[i] for i in sorted({verb.i for verb in heads if verb.pos_ == "VERB"})]


def opens_freely(verb: Token) -> bool:
    """Whether the clause stands alone or opens with "that", not with "if" or "because"."""
    mark = child(verb, "mark")
    return mark is None or mark.lower_ == "that"


def is_own(subject: Token, speaker: Actor, cast: Cast) -> bool:
    """Whether the speaker speaks of himself or of his own side."""
    if subject.lower_ in ("i", "we"):
        return True
    return any(same_side(speaker, actor) for actor in cast.of(subject))
