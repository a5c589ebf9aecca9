"""Words handed on: "the agency quoted her as saying X", "the paper, citing officials, reported X"."""

from __future__ import annotations

from dataclasses import replace

from hearsay.extract.chains import HANDED_ON, Draft
from hearsay.extract.complements import agent_of
from hearsay.extract.cues import VERBAL, Cue
from hearsay.extract.quoted_text import QuotedText, child, is_time
from hearsay.extract.reporting import Reporting
from hearsay.extract.source_phrase import Source, noun_phrase
from hearsay.extract.sources import Speakers
from hearsay.extract.speaker import speaker_of
from hearsay.extract.stretches import Content
from hearsay.language.words import Token

REACH = 12


def quoted_as(text: QuotedText, cue: Cue, cues: list[Cue], following: int, reporting: Reporting) -> tuple[Content, int, Source] | None:
    """ "quoted her as saying X", "was cited by the paper as saying X": what is handed on, the number of its own cue, and its source."""
    if cue.form != "verb" or cue.lemma not in reporting.quoting:
        return None
    k = next((k for k in range(following, min(following + 3, len(cues))) if text.words[cues[k].first - 1] == "as"), None)
    if k is None or cues[k].form != "verb" or text.sentence[cues[k].head] != text.sentence[cue.head]:
        return None
    mark = cues[k].first - 1
    if not cue.last <= mark <= cue.last + REACH:
        return None
    person = _head_before(text, cue, mark) or child(text.doc[cue.head], "nsubj")
    if person is None:
        return None
    within = replace(cues[k], first=mark) if person.i > cue.head else cue
    return Content(((mark, text.sentence_end(mark)),), HANDED_ON), k, noun_phrase(text, person, within)


def source_behind(text: QuotedText, cue: Cue, inner: Cue) -> Source | None:
    """ "was quoted as saying by the paper": the agent of the verb of quoting, behind the verb of saying."""
    agent = agent_of(text, text.doc[inner.head]) if cue.passive else None
    return noun_phrase(text, agent, inner) if agent is not None else None


def _head_before(text: QuotedText, cue: Cue, mark: int) -> Token | None:
    """The head of the noun phrase between verb and "as", wherever the parser hung it; not of "on Monday" and "by the paper"."""
    between = [t for t in text.doc[cue.last : mark] if t.pos_ in ("NOUN", "PROPN", "PRON") and not is_time(t) and child(t, "case") is None]
    return next((t for t in between if not cue.last <= t.head.i < mark), None)


def handed_on(text: QuotedText, drafts: list[Draft], mentions: Speakers, reporting: Reporting) -> list[Draft]:
    """The statements, and for "the paper, citing officials, reported X" a second one: X is what the officials say, through the paper."""
    told = [d for d in drafts if d.cue is not None and d.cue.form in ("verb", "preposition") and d.speaker is not None]
    spoken = {d.cue.head: d for d in told if d.cue is not None and text.words[d.cue.head] not in reporting.quoting_participles}
    found: dict[int, Draft] = {}
    for i, word in enumerate(text.words):
        if word not in reporting.quoting_participles or text.outer[i] >= 0 or not i or text.words[i - 1] != ",":
            continue
        quoted = _lender(text, i, mentions, reporting)
        host = _host(text, i, spoken) if quoted is not None else None
        if quoted is None or host is None:
            continue
        cue = Cue(i, i + 1, i, "verb", "report", lemma=word)
        source = noun_phrase(text, quoted, cue)
        chain = (host.speaker,) if host.speaker is not None else ()
        speaker = speaker_of(text, source, mentions, reporting)
        found[i] = Draft(cue, source, speaker, host.stretches, "verb/verb.citing", None, chain)
    return [d for d in drafts if d.cue is None or d.cue.head not in found] + list(found.values())


def _lender(text: QuotedText, participle: int, mentions: Speakers, reporting: Reporting) -> Token | None:
    """Whose words are cited: somebody who can speak, not a reason or an example."""
    thing = child(text.doc[participle], "obj")
    if thing is None or thing.i < participle:
        return None
    if thing.lower_ in reporting.people or thing.lower_ in reporting.documents or thing.ent_type_ in ("PERSON", "ORG"):
        return thing
    return thing if thing.pos_ == "PROPN" and mentions.actor_of(thing) is not None else None


def _host(text: QuotedText, participle: int, spoken: dict[int, Draft]) -> Draft | None:
    """The statement whose verb or source the participle belongs to, in the same sentence."""
    near = [head for head in spoken if text.sentence[head] == text.sentence[participle]]
    for head in sorted(near, key=lambda h: abs(h - participle)):
        draft = spoken[head]
        begins, ends = draft.stretches[0][0], draft.stretches[-1][1]
        if begins <= participle < ends and any(a <= participle < b for a, b in draft.stretches):
            continue
        between = range(min(head, participle) + 1, max(head, participle))
        if not any(text.doc[i].pos_ in VERBAL and text.doc[i].dep_ == "conj" for i in between):
            return draft
    return None
