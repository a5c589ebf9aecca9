"""Is this an attribution at all? Who can be a source, and which verbs tell what somebody only might say."""

from __future__ import annotations

from hearsay.extract.answers import ANSWERED
from hearsay.extract.cues import VERBAL, Cue
from hearsay.extract.quoted_text import QuotedText, is_adverb, is_time
from hearsay.extract.reporting import Reporting
from hearsay.extract.sources import Speakers
from hearsay.extract.stretches import Content, Stretch
from hearsay.language.tree import has
from hearsay.language.words import Token

CLAUSAL_RULES = ("verb.that", "verb.question", "quote", "verb.parenthetical", "verb.as_comment", "verb.rest", "verb.that_object")
UNSETTLED = frozenset(["if", "unless", "lest"])
NOBODY = frozenset(["nobody", "none", "neither", "nothing"])
EMPTY = frozenset(["it", "them", "him", "her", "which", "who", "whom", "that", "this", "these", "those", "so"])
TAKEN_UP = frozenset(["it", "this", "that"])
ANSWERS = frozenset(["deny", "reject", "confirm"])
"""Acts that answer what was said before: their whole content may be a pronoun."""
NEGATIONS = frozenset(["not", "n't", "n’t", "never"])
WISHES = ("verb.to", "verb.subject_to")
PERFORMED = frozenset(["ask", "demand", "promise", "threaten", "warn", "propose", "accuse"])
"""Acts that nobody does by not doing them; who did not accept, confirm or condemn something takes a stand."""
TELLING = frozenset(["say", "claim", "report"])
REFUSING = frozenset(["will", "would", "wo", "shall", "can", "could", "ca"])
UNREAL = frozenset(["can", "could", "may", "might", "must", "should", "would", "ought"])
PLANNED = frozenset(["is", "are", "was", "were"])
"""Before "to": what somebody is to say at a set time, "the secretary was to ask"."""
MODALS = frozenset(["can", "could", "may", "might", "must", "shall", "should", "will", "would", "ought"])


def is_unreal(text: QuotedText, cue: Cue, content: Content, reporting: Reporting) -> bool:
    """An infinitive or a verb after a modal tells what somebody could or should say, not what he said: "asked them to condemn it"."""
    verb = text.doc[cue.head if cue.form != "noun" or cue.light is None else cue.light]
    if _is_undone(text, cue, content):
        return True
    if content.rule == "verb.preposition" and cue.act == "say" and cue.first == text.sentence[cue.head] and verb.lower_.endswith("ing"):
        return True  # "Commenting on the reports, Smith said X"
    if cue.form == "verb" and verb.dep_ == "acl" and has(verb, "VerbForm", "Inf"):
        return True  # "no reason to believe that X", "the decision to declare X"
    if content.rule == "verb.that_object" and text.words[cue.head].endswith("ing") and text.doc[cue.first - 1].pos_ in ("ADP", "SCONJ"):
        return True  # "my intention in accepting it was"
    if cue.form == "verb" and any(c.lower_ in UNSETTLED for c in verb.children if c.dep_ == "mark" and c.i < verb.i):
        return True  # "if the council approves it"
    if cue.kind in ("show", "evidence") and has(verb, "VerbForm", "Inf") and (verb.dep_ == "acl" or verb.head.lower_ in reporting.meant):
        return True  # "a vote meant to show that X"
    if (
        cue.form == "verb"
        and cue.lemma
        and text.words[cue.head].endswith("ing")
        and text.words[cue.first - 1] == "that"
        and cue.first == cue.head
    ):
        return True  # "warned that declaring an emergency would divide the party"
    if cue.form == "noun" and verb.i != cue.head:
        return not {c.lower_ for c in verb.children if c.i < verb.i and c.dep_ in ("aux", "advmod")}.isdisjoint(UNREAL | NEGATIONS)
    if cue.form != "verb" or content.rule.startswith(CLAUSAL_RULES):
        return False
    if verb.head.lower_ in reporting.carried_out or verb.dep_ == "ROOT" or any(c.lower_ in PLANNED for c in verb.children if c.i < verb.i):
        return False
    words = {text.words[c.i] for c in verb.children if c.i < verb.i and c.dep_ in ("aux", "mark")}
    if words == {"would"} and cue.lemma.partition(" ")[0] in reporting.with_would:
        return False
    return "to" in words or bool(words & UNREAL) or (text.words[cue.head].endswith("ing") and bool(words & reporting.purpose))


def _is_undone(text: QuotedText, cue: Cue, content: Content) -> bool:
    """An act of speech that was not done: "had never asked for it", "did not mention it", "there was no request to"; but "would not
    promise it" refuses.
    """
    own = {c.lower_ for c in text.doc[cue.head].children if c.i < cue.head}
    if cue.form == "noun":
        return "no" in own
    performed = cue.act in PERFORMED or (cue.act in TELLING and content.rule == "verb.object")
    return cue.form == "verb" and performed and not own.isdisjoint(NEGATIONS) and own.isdisjoint(REFUSING)


def is_spoken(text: QuotedText, cue: Cue, content: Content, reporting: Reporting) -> bool:
    """Is this the spoken sense of the verb? "threatened sanctions" is, "threatened a ship", "showed signs" and "offered help" are not."""
    verb = cue.lemma
    if content.rule == "passive.object" and cue.act in ("say", "report"):
        return text.doc.span(*content.stretches[0]).root.lower_ not in reporting.documents  # "a blog written by Smith"
    if content.rule.startswith(CLAUSAL_RULES) or cue.form != "verb" or not (verb in reporting.spoken or verb in reporting.unspoken):
        return True
    if content.rule not in (
        "verb.object",
        "verb.phrase",
        "verb.preposition",
        "passive.object",
        "verb.object_complement",
        "verb.object_to",
        "passive.complement",
        "passive.as",
        ANSWERED,
    ):
        return True
    first, last = content.stretches[-1 if content.rule == "passive.as" else 0]
    noun = text.doc.span(first, last).root
    if content.rule == "verb.object_to":
        noun = text.doc[content.addressee] if content.addressee is not None else noun
    if noun.pos_ in VERBAL or text.outer[first] >= 0:
        return True
    if content.rule == "verb.object_complement" and verb in reporting.spoken:
        return any(t.lower_ in reporting.spoken[verb] for t in text.doc[first:last])
    forms = {noun.lower_, noun.lemma_.lower(), *(t.lower_ for t in noun.children if t.dep_ in ("amod", "compound"))}
    if verb in reporting.spoken:
        return bool(forms & reporting.spoken[verb])
    return not forms & reporting.unspoken[verb]


def says_nothing(text: QuotedText, cue: Cue, stretch: Stretch, reporting: Reporting) -> bool:
    """A content of a bare pronoun ("proposed it", but not "denied it": that takes up what was said before), a day or manner ("responded
    angrily"), or the wish to stay unnamed ("asked not to be named").
    """
    first = text.doc[stretch[0]]
    if stretch[1] - stretch[0] == 1 and text.outer[first.i] < 0 and (is_time(first) or is_adverb(first)):
        return True
    words = text.words[stretch[0] : stretch[1]]
    if len(words) == 1 and words[0] in TAKEN_UP and cue.act in ANSWERS and cue.form == "verb":
        return False
    return (len(words) == 1 and words[0] in EMPTY) or (words[0] in ("to", "not") and not reporting.unnamed.isdisjoint(words[-3:]))


def may_lack_source(text: QuotedText, cue: Cue, content: Content) -> bool:
    """Without a source stand passives ("it was reported", but not "it can be said"), reports and rumours, and adverbs."""
    if cue.form == "noun":
        if text.reading.paragraphs[text.paragraph[cue.head]].kind != "body":
            return False
        return (
            cue.received
            or (cue.sourceless and content.rule != "noun.to")
            or (content.rule == "noun.that" and text.words[cue.first - 1] == "the")
        )
    if cue.form in ("verb", "belief"):
        verb = text.doc[cue.head]
        return cue.passive and verb.dep_ != "amod" and not any(text.words[c.i] in MODALS for c in verb.children if c.dep_ == "aux")
    return True


def may_speak(text: QuotedText, cue: Cue, head: int, content: Content, mentions: Speakers, reporting: Reporting) -> bool:
    """Can this noun be a source? Documents may show; only people and bodies may promise or condemn; the narrator is none."""
    token = text.doc[head]
    word = token.lower_
    if text.outer[cue.head] >= 0 and text.outer[head] == text.outer[cue.head] and not may_speak_in_quotation(cue, token, content):
        return False
    if word in reporting.crowds and cue.kind == "belief" and content.rule in WISHES:
        return False
    if (word == "one" and not token.children) or word in NOBODY or any(c.lower_ == "no" for c in token.children):
        return False
    if text.outer[head] < 0 and token.text != "US" and word in ("i", "we", "you", "my", "our", "your", "us", "me"):
        return False
    if token.pos_ == "PRON" and word in ("it", "this", "that", "which", "there", "what", "these", "those") and cue.form != "verb":
        return mentions.actor_of(token) is not None
    if word == "who" and head and text.words[head - 1] in reporting.anybody:
        return False  # "those who reject it"
    if word in ("there", "what") or any(c.lower_ == "which" for c in token.children):
        return False  # "ladders, all of which confirmed their intent"
    strict = not content.rule.startswith(
        ("verb.that", "verb.question", "quote", "verb.as_comment", "verb.parenthetical", "verb.rest", "preposition")
    )
    strict = strict or cue.frames.plain == {"quote"}
    if cue.kind == "evidence":
        shown = text.doc[cue.head]
        if has(shown, "VerbForm", "Part") and not any(c.dep_ == "aux" for c in shown.children):
            return False  # "an interview shown on Thursday"
        return word in reporting.documents or (content.rule == "verb.that" and token.ent_type_ != "PERSON" and token.pos_ != "PRON")
    if word in reporting.people or token.ent_type_ in ("PERSON", "ORG", "PLACE", "NORP") or word in ("he", "she", "they", "who"):
        return True
    if cue.kind == "show" and word not in reporting.documents:
        return False
    if cue.kind == "show" and text.doc[cue.head].dep_ == "acl" and strict:
        return False
    if word in reporting.messages and not cue.passive and cue.act not in ("promise", "agree"):
        return True
    if word in reporting.documents:
        return not strict or cue.act in ("report", "say", "claim")
    return mentions.actor_of(token) is not None or not strict


def may_speak_in_quotation(cue: Cue, token: Token, content: Content) -> bool:
    """Inside a quotation only a third party's plain report counts; what the quoted one believes or wants is told by the quotation."""
    if token.pos_ == "PRON" or cue.kind == "belief" or cue.form == "belief":
        return False
    return content.rule.startswith(("verb.that", "quote", "verb.parenthetical", "noun.that", "preposition"))
