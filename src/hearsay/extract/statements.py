"""Statements: who said what, through whom, in which manner.

The extractor reads as it is described: find the cues, give each quotation to its cue, find the content and the source of each cue,
decide act and mode, then see which statements stand inside others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from hearsay.annotate.dates import DateMention
from hearsay.extract.acts import ActRules, act_of, condition_of, mode_of
from hearsay.extract.chains import Draft, with_chains
from hearsay.extract.content import Content, Stretch, after_comma, content_of
from hearsay.extract.continuation import first_person_runs
from hearsay.extract.cues import Cue, find_cues
from hearsay.extract.marks import block_after, colon_source, find_marks
from hearsay.extract.quotations import assign_quotes
from hearsay.extract.quoted_text import QuotedText, child, is_finite
from hearsay.extract.reporting import Reporting
from hearsay.extract.sources import Source, Speakers, noun_phrase, source_between_commas, source_of, speaker_of
from hearsay.knowledge.tables import Knowledge
from hearsay.language.article_doc import ArticleDoc
from hearsay.records import Span, Statement, TimeReference, record_id


CLAUSAL_RULES = ("verb.that", "quote", "verb.parenthetical", "verb.as_comment", "verb.rest")
UNREAL = frozenset("can could may might must should would ought".split())
MODALS = frozenset("can could may might must shall should will would ought".split())


@dataclass(frozen=True)
class StatementRules:
    """The tables that statements are read with."""

    reporting: Reporting
    acts: ActRules

    @classmethod
    def load(cls, knowledge: Knowledge) -> StatementRules:
        """Read the tables of reporting words and acts."""
        return cls(Reporting.load(knowledge), ActRules.load(knowledge))


@dataclass(frozen=True)
class Attribution:
    """A statement record with the tokens it was read from: its cue and the stretches of its content, as ranges of token indexes."""

    record: Statement
    cue: range | None
    content: list[range]


def extract_statements(reading: ArticleDoc, mentions: Speakers, dates: Sequence[DateMention], rules: StatementRules) -> list[Attribution]:
    """All statements of an article, in the order of their first words."""
    text = QuotedText.of(reading)
    cues = find_cues(text, rules.reporting)
    drafts = [d for d in draft_statements(text, cues, mentions, rules) if d.stretches]
    drafts = with_chains(text, drafts)
    drafts.sort(key=lambda d: (d.stretches[0], d.cue.first if d.cue else -1))
    return [_attribution(text, draft, mentions, dates, rules) for draft in drafts]


def draft_statements(text: QuotedText, cues: list[Cue], mentions: Speakers, rules: StatementRules) -> list[Draft]:
    """One draft for each cue that attributes something, and for each quotation that goes on without a cue."""
    marks = find_marks(text, rules.reporting)
    quotations = assign_quotes(text, cues, frozenset(m.quote for m in marks if m.quote is not None))
    drafts: list[Draft] = []
    refused = refusals(text, cues, rules.acts)
    for k, cue in enumerate(cues):
        owned = [text.quotes[q] for q in quotations.of_cue.get(k, [])]
        quoted = tuple((quote.first, quote.last) for quote in owned)
        content = join_quotes(text, cue, content_of(text, cue, rules.reporting), quoted)
        if (content is None or content.rule == "verb.object") and not quoted and cue.form == "verb" and "that" in cue.frames.plain:
            block = block_after(text, cue)
            content = Content((block,), "quote.block") if block is not None else content
        if content is None:
            continue
        if k in refused:
            cue = replace(cue, first=refused[k].first, act=rules.acts.refusal)
            drafts = [d for d in drafts if d.cue is None or d.cue.head != refused[k].head]
        content = replace(content, stretches=tuple(cut_at_next_cue(text, cue, s, cues[k + 1 :]) for s in content.stretches))
        before = next((quote for quote in owned if quote.last <= cue.first), None)
        source = shared_source(text, cue, drafts) or source_after_participle(text, cue, cues[k + 1 :])
        if source is None and content.rule == "verb.parenthetical":
            source = source_between_commas(text, cue)
        source = source or source_of(text, cue, before)
        draft = draft_of(text, cue, content, source, mentions, rules)
        if draft is not None:
            drafts.append(draft)
    for mark in marks:
        speaker = speaker_of(text, mark.source, mentions, rules.reporting)
        stretch = text.trim(*mark.stretch)
        if stretch is not None:
            drafts.append(Draft(mark.cue, mark.source, speaker, (stretch,), "mark", None, None))
    drafts.extend(_after_colons(text, quotations.after_colon, mentions, rules))
    drafts.extend(_free_quotations(text, quotations.free, drafts))
    drafts.extend(_first_person(text, drafts))
    return drafts


def shared_source(text: QuotedText, cue: Cue, drafts: list[Draft]) -> Source | None:
    """ "X," he said, adding that Y: a participle after a comma has the source of the verb before it in the sentence."""
    if (
        cue.form != "verb"
        or not text.words[cue.head].endswith("ing")
        or cue.first == 0
        or not (after_comma(text, cue.first) or text.words[cue.first - 1] == "and")
    ):
        return None
    start = text.doc[cue.head].sent.start
    for draft in reversed(drafts):
        if draft.cue is None or draft.cue.head < start:
            return None
        if draft.cue.form == "verb" and not draft.cue.passive and text.outer[draft.cue.head] == text.outer[cue.head]:
            return draft.source
    return None


def source_after_participle(text: QuotedText, cue: Cue, later: list[Cue]) -> Source | None:
    """'Warning, "X," he concluded': a participle that begins the sentence has the source of the next verb outside quotations."""
    start = text.doc[cue.head].sent.start
    if cue.form != "verb" or not text.words[cue.head].endswith("ing") or cue.first != start:
        return None
    for other in later:
        if text.paragraph[other.head] != text.paragraph[cue.head]:
            return None
        if other.form == "verb" and text.outer[other.head] < 0:
            return source_of(text, other)
    return None


def cut_at_next_cue(text: QuotedText, cue: Cue, stretch: Stretch, later: list[Cue]) -> Stretch:
    """End a content where a second verb of the same speaker begins: "said that X, but warned that Y", "said X, adding Y"."""
    first, last = stretch
    if text.outer[first] >= 0 and text.outer[first] == text.outer[last - 1]:
        return stretch
    for other in later:
        if other.first >= last:
            break
        if other.first <= first or other.form not in ("verb", "noun", "preposition") or text.outer[other.head] >= 0:
            continue
        if other.form == "preposition" and after_comma(text, other.first) and other.first > cue.last:
            return first, other.first
        at = _joint_before(text, cue, other)
        if at is not None and at > first:
            return first, at
    return stretch


def _joint_before(text: QuotedText, cue: Cue, other: Cue) -> int | None:
    """Where the second cue is joined: at ", adding that", or at ", but" and "and" before a verb in the tense of the first cue."""
    words, doc = text.words, text.doc
    before = other.first - 1
    head = doc[other.light] if other.light is not None else doc[other.head]
    if other.form == "verb" and words[other.head].endswith("ing"):
        told = other.frames.plain & {"that"} and other.kind == "speech"
        return (
            before
            if after_comma(text, other.first) and told and doc[other.head].dep_ in ("advcl", "xcomp", "acl", "ccomp", "parataxis")
            else None
        )
    if other.form == "noun" and (other.light is None or other.received):
        return None
    while before > cue.last and (doc[before].pos_ in ("AUX", "ADV", "PART")):
        before -= 1
    if doc[before].pos_ != "CCONJ" or child(head, "nsubj") is not None:
        return None
    finite = is_finite(head)
    if not finite or not is_finite(doc[cue.head]):
        return None
    if words[before - 1] == ",":
        return before - 1
    same_tense = head.morph.get("Tense") == doc[cue.head].morph.get("Tense")
    inner = doc[before].head.head if doc[before].head.dep_ == "conj" else None
    if inner is not None and inner.i == cue.head:
        return before
    return before if same_tense and inner is not None and inner.morph.get("Tense") != head.morph.get("Tense") else None


def refusals(text: QuotedText, cues: list[Cue], acts: ActRules) -> dict[int, Cue]:
    """Cues that somebody refuses ("declined to say whether X"), by number, with the refusing verb: the two are one cue."""
    by_head = {cue.head: cue for cue in cues if cue.form == "verb" and not cue.passive and cue.lemma in acts.refusal_verbs}
    refused: dict[int, Cue] = {}
    for k, cue in enumerate(cues):
        verb = text.doc[cue.head]
        if cue.form == "verb" and verb.dep_ in ("xcomp", "ccomp") and verb.head.i in by_head and verb.head.i < cue.first <= verb.head.i + 3:
            refused[k] = by_head[verb.head.i]
    return refused


def _after_colons(text: QuotedText, groups: list[list[int]], mentions: Speakers, rules: StatementRules) -> list[Draft]:
    found: list[Draft] = []
    for group in groups:
        quotes = [text.quotes[q] for q in group]
        introduced = colon_source(text, quotes[0])
        if introduced is None:
            continue
        cue, subject = introduced
        source = noun_phrase(text, subject, cue)
        content = Content(tuple((q.first, q.last) for q in quotes), "quote.colon")
        draft = draft_of(text, cue, content, source, mentions, rules)
        if draft is not None:
            found.append(draft)
    return found


def join_quotes(text: QuotedText, cue: Cue, grammar: Content | None, quoted: tuple[Stretch, ...]) -> Content | None:
    """Quotations given to the cue are its content; a clause found by grammar stands where it holds more than they do."""
    if not quoted:
        return replace(grammar, stretches=whole_quotes(text, cue, grammar.stretches)) if grammar is not None else None
    addressee = grammar.addressee if grammar is not None else None
    quoted = tuple(whole_sentence(text, cue, q) for q in quoted)
    if grammar is None:
        return Content(quoted, "quote")
    first_quote = quoted[0]
    reach = grammar.stretches[0]
    if reach[0] < first_quote[0] and reach[1] > first_quote[0] and reach[0] >= cue.last:
        joined = (reach[0], max(reach[1], first_quote[1]))
        return Content((joined, *(q for q in quoted[1:] if q[0] >= joined[1])), "quote.clause", addressee)
    return Content(quoted, "quote", addressee)


def whole_sentence(text: QuotedText, cue: Cue, quote: Stretch) -> Stretch:
    """'The plan "is a mistake," Smith said': a quotation before the cue that begins in the middle of a sentence takes its beginning."""
    first, last = quote
    start = max(text.doc[first].sent.start, text.paragraph_start(first))
    if (
        last > cue.first
        or first + 1 >= last
        or not text.words[first + 1][:1].isalpha()
        or text.doc[first + 1].text[0].isupper()
        or first - start < 2
    ):
        return quote
    if any(text.outer[i] >= 0 for i in range(start, first)) or text.words[first - 1] in (",", ":"):
        return quote
    return start, last


def whole_quotes(text: QuotedText, cue: Cue, stretches: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """Stretches that never end in the middle of a quotation that does not hold the cue itself."""
    whole: list[Stretch] = []
    own = text.inside(cue.head)
    for first, last in stretches:
        if own is not None and first < own.first < last:
            first = own.first + own.opened
        if own is not None and cue.last <= first and last < own.last and cue.first <= own.first + 2 and not own.continues:
            last = own.last - own.closed  # 'ministers "condemned X ...": the words of the partial quotation all depend on its verb
        begin, end = text.inside(first), text.inside(last - 1) if last > first else None
        if begin is not None and begin.first < first and not begin.first <= cue.head < begin.last and begin.first >= cue.last:
            first = begin.first
        if end is not None and end.last > last and not end.first <= cue.head < end.last:
            last = end.last
        if end is not None and end.first <= cue.head < end.last:
            last = min(last, end.last)
        whole.append((first, last))
    return tuple(whole)


def draft_of(
    text: QuotedText, cue: Cue, content: Content, source: Source | None, mentions: Speakers, rules: StatementRules
) -> Draft | None:
    """The statement of a cue, its content and its source, or None where nobody can be its source."""
    if content.cue_last is not None:
        cue = replace(cue, last=content.cue_last)
    if source is None and not may_lack_source(text, cue, content):
        return None
    if not content.rule.startswith(CLAUSAL_RULES) and is_unreal(text, cue):
        return None
    if source is not None and not may_speak(text, cue, source.head, content, mentions, rules.reporting):
        return None
    stretches = tuple(kept for s in content.stretches if (kept := text.trim(*s)) is not None)
    if not stretches:
        return None
    speaker = speaker_of(text, source, mentions, rules.reporting)
    to = mentions.actor_of(text.doc[content.addressee]) if content.addressee is not None else None
    return Draft(cue, source, speaker, stretches, f"{cue.form}/{content.rule}", to, content.addressee)


def is_unreal(text: QuotedText, cue: Cue) -> bool:
    """An infinitive or a verb after a modal tells what somebody could or should say, not what he said: "asked them to condemn it"."""
    if cue.form != "verb":
        return False
    verb = text.doc[cue.head]
    words = {text.words[c.i] for c in verb.children if c.i < verb.i and c.dep_ in ("aux", "mark")}
    return "to" in words or bool(words & UNREAL)


def may_lack_source(text: QuotedText, cue: Cue, content: Content) -> bool:
    """Without a source stand passives ("it was reported", but not "it can be said"), reports and rumours, and adverbs."""
    if cue.form == "noun":
        return (cue.sourceless and content.rule != "noun.to") or content.rule == "noun.that"
    if cue.form in ("verb", "belief"):
        return cue.passive and not any(text.words[c.i] in MODALS for c in text.doc[cue.head].children if c.dep_ == "aux")
    return True


def may_speak(text: QuotedText, cue: Cue, head: int, content: Content, mentions: Speakers, reporting: Reporting) -> bool:
    """Can this noun be a source? Documents may show; only people and bodies may promise or condemn; the narrator is none."""
    token = text.doc[head]
    word = token.lower_
    if text.outer[cue.head] >= 0 and text.outer[head] == text.outer[cue.head] and not may_speak_in_quotation(text, cue, token, content):
        return False
    if text.outer[head] < 0 and word in ("i", "we", "you", "my", "our", "your", "one", "us", "me"):
        return False
    if token.pos_ == "PRON" and word in ("it", "this", "that", "which", "there", "what", "these", "those") and cue.form != "verb":
        return mentions.actor_of(token) is not None
    if word in ("there", "what"):
        return False
    strict = not content.rule.startswith(("verb.that", "quote", "verb.as_comment", "verb.parenthetical", "verb.rest", "preposition"))
    if word in reporting.people or token.ent_type_ in ("PERSON", "ORG", "PLACE", "NORP") or word in ("he", "she", "they", "who"):
        return True
    if cue.kind == "show" and word not in reporting.documents:
        return False
    if cue.kind == "show" and text.doc[cue.head].dep_ == "acl" and strict:
        return False
    if word in reporting.documents:
        return not strict or cue.act in ("report", "say", "claim")
    return mentions.actor_of(token) is not None or not strict


def may_speak_in_quotation(text: QuotedText, cue: Cue, token: Token, content: Content) -> bool:
    """Inside a quotation only a third party's plain report counts; what the quoted one believes or wants is told by the quotation."""
    if token.pos_ == "PRON" or cue.kind == "belief" or cue.form == "belief":
        return False
    return content.rule.startswith(("verb.that", "quote", "verb.parenthetical", "noun.that", "preposition"))


def _free_quotations(text: QuotedText, groups: list[list[int]], drafts: list[Draft]) -> list[Draft]:
    """Quotations without a cue: the last speaker goes on."""
    free: list[Draft] = []
    for group in groups:
        stretches = tuple((text.quotes[q].first, text.quotes[q].last) for q in group)
        going_on = _quoted_just_before(text, stretches, drafts)
        if going_on is not None:
            drafts[going_on] = replace(drafts[going_on], stretches=(*drafts[going_on].stretches, *stretches))
        elif (draft := _of_last_speaker(text, stretches, drafts, "quote.continued")) is not None:
            free.append(draft)
    return free


def _quoted_just_before(text: QuotedText, stretches: tuple[Stretch, ...], drafts: list[Draft]) -> int | None:
    """The statement (number) whose quotation ends right before this one begins: its speaker just goes on."""
    first = stretches[0][0]
    before = [(d.stretches[-1][1], k) for k, d in enumerate(drafts) if d.cue is not None and d.stretches[-1][1] <= first]
    before = [pair for pair in before if text.outer[_head(drafts[pair[1]])] < 0]
    if not before:
        return None
    end, k = max(before)
    near = text.paragraph[first] == text.paragraph[end - 1] or (
        "quote" in drafts[k].rule and text.paragraph[first] == text.paragraph[max(end - 1, _head(drafts[k]))] + 1
    )
    sentence = text.sentence[_head(drafts[k])]
    later = any(end <= _head(d) < first and d.source is not None and text.sentence[_head(d)] != sentence for d in drafts)
    return k if near and not later and drafts[k].cue is not None and drafts[k].cue.form == "verb" else None


def _head(draft: Draft) -> int:
    return draft.cue.head if draft.cue is not None else -1


def _first_person(text: QuotedText, drafts: list[Draft]) -> list[Draft]:
    """Sentences in the first person without quotation marks: the last speaker goes on."""
    attributed = {i for d in drafts for stretch in d.stretches for i in range(*stretch)}
    attributed |= {d.cue.head for d in drafts if d.cue is not None}
    runs = first_person_runs(text, attributed)
    kept = [stretch for run in runs if (stretch := text.trim(*run)) is not None]
    return [d for stretch in kept if (d := _of_last_speaker(text, (stretch,), drafts, "first_person.continued")) is not None]


def _of_last_speaker(text: QuotedText, stretches: tuple[Stretch, ...], drafts: list[Draft], rule: str) -> Draft | None:
    """The words as a statement of whoever spoke last, in the same paragraph or the one before, outside quotations."""
    first = stretches[0][0]
    before = [
        (draft.cue.head, draft)
        for draft in drafts
        if draft.cue is not None
        and draft.cue.head < first
        and text.outer[draft.cue.head] < 0
        and draft.cue.form in ("verb", "preposition", "mark")
        and text.paragraph[draft.cue.head] >= text.paragraph[first] - 1
    ]
    if not before:
        return None
    last = max(before, key=lambda pair: pair[0])[1]
    if last.speaker is None or last.speaker.kind == "document" or (rule.startswith("first") and last.speaker.kind != "person"):
        return None
    return Draft(None, None, last.speaker, stretches, rule, None, None)


def _attribution(text: QuotedText, draft: Draft, mentions: Speakers, dates: Sequence[DateMention], rules: StatementRules) -> Attribution:
    reading, cue, source = text.reading, draft.cue, draft.source
    content = [reading.span_of_tokens(*s) for s in draft.stretches]
    cue_span = reading.span_of_tokens(cue.first, cue.last) if cue is not None else None
    record = Statement(
        id=record_id("s", reading.article.doc, [*content, *([cue_span] if cue_span else [])]),
        doc=reading.article.doc,
        speaker=draft.speaker,
        source=reading.span_of_tokens(source.first, source.last) if source is not None else None,
        cue=cue_span,
        content=content,
        mode=mode_of(text, draft.stretches, _own_quotation(text, draft)),
        act=act_of(text, cue, draft.stretches, draft.speaker, rules.acts) if cue is not None else "say",
        chain=list(draft.chain),
        addressee=draft.addressee,
        condition=_span_of(reading, condition_of(text, draft.stretches)),
        time=_time_of(text, draft, dates),
        rule=draft.rule,
    )
    return Attribution(record, range(cue.first, cue.last) if cue is not None else None, [range(*s) for s in draft.stretches])


def _own_quotation(text: QuotedText, draft: Draft) -> int:
    """The quotation that cue and source both stand in: its marks are not marks of this statement."""
    if draft.cue is None or draft.source is None or text.outer[draft.source.head] != text.outer[draft.cue.head]:
        return -1
    return text.outer[draft.cue.head]


def _span_of(reading: ArticleDoc, stretch: Stretch | None) -> Span | None:
    return reading.span_of_tokens(*stretch) if stretch is not None else None


def _time_of(text: QuotedText, draft: Draft, dates: Sequence[DateMention]) -> TimeReference | None:
    """The calendar expression that belongs to the act of saying: in the cue's sentence, outside the content."""
    if draft.cue is None:
        return None
    head = text.doc[draft.cue.head]
    for date in dates:
        if not head.sent.start <= date.first < head.sent.end or any(a <= date.first < b for a, b in draft.stretches):
            continue
        token = text.doc[date.first : date.last].root
        if token.head.i == head.i:
            return TimeReference(span=text.reading.span_of_tokens(date.first, date.last), value=date.value)
    return None
