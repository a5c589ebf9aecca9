"""Statements: who said what, through whom, in which manner.

The extractor reads as it is described: find the cues, give each quotation to its cue, find the content and the source of each cue,
decide act and mode, then see which statements stand inside others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hearsay.annotate.dates import DateMention
from hearsay.extract.acts import ActRules, act_of, condition_of, mode_of
from hearsay.extract.answers import ANSWERED, is_untagged, noun_before
from hearsay.extract.chains import Draft, with_chains
from hearsay.extract.content import content_of
from hearsay.extract.continuation import first_person_statements, free_quotations, own_voice
from hearsay.extract.cues import COUNTING, Cue, find_cues
from hearsay.extract.joints import (
    coordinated_source,
    cut_at_next_cue,
    join_quotes,
    member_of,
    refusals,
    shared_source,
    source_after_participle,
    within_outer,
    without_lenders,
    without_setting,
)
from hearsay.extract.marks import block_after, colon_source, find_marks
from hearsay.extract.modifiers import noun_content
from hearsay.extract.own_side import OwnSide
from hearsay.extract.plausible import is_spoken, is_unreal, may_lack_source, may_speak, says_nothing
from hearsay.extract.quotations import assign_quotes
from hearsay.extract.quoted_text import QuotedText, child
from hearsay.extract.quoting import handed_on, quoted_as, source_behind
from hearsay.extract.reporting import Reporting
from hearsay.extract.source_phrase import Source, clear_of, noun_phrase, widened, with_name
from hearsay.extract.sources import Speakers, source_after_as, source_between_commas, source_of, told_in
from hearsay.extract.speaker import speaker_of
from hearsay.extract.stances import Stance, stances, stances_of
from hearsay.extract.stretches import Content, Stretch
from hearsay.knowledge.tables import Knowledge
from hearsay.language.article_doc import ArticleDoc
from hearsay.records import Actor, Span, Statement, TimeReference, record_id

NOMINAL_RULES = ("verb.object", "verb.phrase", "verb.preposition", "noun.preposition", "verb.object_complement")


@dataclass(frozen=True)
class StatementRules:
    """The tables that statements are read with."""

    reporting: Reporting
    acts: ActRules
    own: OwnSide
    stances: Mapping[str, Stance]

    @classmethod
    def load(cls, knowledge: Knowledge) -> StatementRules:
        """Read the tables of reporting words and acts."""
        return cls(Reporting.load(knowledge), ActRules.load(knowledge), OwnSide.load(knowledge), stances_of(knowledge))


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
    drafts = [d for d in draft_statements(text, cues, mentions, rules) if d.stretches and not in_headline(text, d)]
    own = rules.own.within(mentions.employers)
    drafts = with_chains(text, drafts, rules.reporting, own)
    return [_attribution(text, draft, mentions, dates, rules, own) for draft in drafts]


def draft_statements(text: QuotedText, cues: list[Cue], mentions: Speakers, rules: StatementRules) -> list[Draft]:
    """One draft for each cue that attributes something, and for each quotation that goes on without a cue."""
    marks = find_marks(text, rules.reporting, mentions)
    quotations = assign_quotes(text, cues, frozenset(m.quote for m in marks if m.quote is not None))
    drafts: list[Draft] = []
    joined: dict[int, Source | None] = {}
    heads = frozenset(cue.head for cue in cues if cue.form == "verb")
    refused = refusals(text, cues, rules.acts)
    lent = {
        cue.light
        for cue in cues
        if cue.form == "noun" and not cue.received and noun_content(text, cue, rules.reporting.settings) is not None
    }
    for k, cue in enumerate(cues):
        if cue.form == "verb" and cue.head in lent:  # "voiced support for the plan": the noun has it, and the source
            joined.update((j, joined[k]) for j in range(k + 1, len(cues)) if k in joined and cues[j].light == cue.head)
            continue
        owned = [text.quotes[q] for q in quotations.of_cue.get(k, [])]
        quoted = tuple((quote.first, quote.last) for quote in owned)
        handing = quoted_as(text, cue, cues, k + 1, rules.reporting)
        if handing is not None:
            words, inner, joined[inner] = handing
            quotations.of_cue.setdefault(inner, []).extend(quotations.of_cue.get(k, []))
            quoting = joined.get(k) or source_of(text, cue) or source_behind(text, cue, cues[inner])
            draft = draft_of(text, cue, words, quoting, mentions, rules)
            drafts.extend([draft] if draft is not None else [])
            continue
        content = join_quotes(text, cue, content_of(text, cue, rules.reporting), quoted, heads)
        if (content is None or content.rule == "verb.object") and not quoted and cue.form == "verb" and "that" in cue.frames.plain:
            block = block_after(text, cue, rules.reporting)
            content = Content((block,), "quote.block") if block is not None else content
        if content is None:
            continue
        if k in refused:
            cue = replace(cue, first=refused[k].first, act=rules.acts.refusal)
        cuts = [cut_at_next_cue(text, cue, s, cues, k + 1) for s in content.stretches] if content.rule != "quote.block" else []
        content = replace(content, stretches=tuple(stretch for stretch, _ in cuts)) if cuts else content
        if content.rule in NOMINAL_RULES:
            content = replace(content, stretches=tuple(without_setting(text, cue, s, rules.reporting) for s in content.stretches))
        before = next((quote for quote in owned if quote.last <= cue.first), None)
        source = joined.get(k) or shared_source(text, cue, drafts) or source_after_participle(text, cue, cues, k + 1)
        if source is None and content.rule == "verb.parenthetical" and not cue.passive:
            source = source_between_commas(text, cue)
        if content.rule == "verb.as_comment":
            source = source_after_as(text, cue)
        unclear = is_untagged(text, cue) or (content.rule == ANSWERED and child(text.doc[cue.head], "nsubj") is None)
        if source is None and unclear and (noun := noun_before(text, cue)) is not None:
            source = noun_phrase(text, noun, cue)
        source = source or source_of(text, cue, before) or coordinated_source(text, cue, drafts)
        source = source or told_in(text, cue, rules.reporting.documents)
        source = member_of(text, source, cue) if source is not None else None
        ours = source is not None and cue.form == "verb" and text.words[source.head] == "we" and text.outer[source.head] < 0
        draft = draft_of(text, cue, content, source, mentions, rules, own_voice(text, drafts) if ours else None)
        if draft is not None:
            if k in refused:
                drafts = [d for d in drafts if d.cue is None or d.cue.head != refused[k].head]
            drafts.append(draft)
            joined = {other: draft.source for _, other in cuts if other is not None} | joined
    drafts = within_outer(without_lenders(drafts))
    for mark in marks:
        speaker = speaker_of(text, mark.source, mentions, rules.reporting)
        stretch = text.trim(*mark.stretch)
        if stretch is not None:
            drafts.append(Draft(mark.cue, mark.source, speaker, (stretch,), "mark", None))
    drafts = handed_on(text, drafts, mentions, rules.reporting)
    drafts.extend(_after_colons(text, quotations.after_colon, mentions, rules))
    drafts.extend(_stances(text, drafts, mentions, rules))
    drafts.extend(free_quotations(text, quotations.free, drafts))
    drafts.extend(first_person_statements(text, drafts, rules.reporting))
    return drafts


def in_headline(text: QuotedText, draft: Draft) -> bool:
    """Whether a statement stands in the headline: the text tells it again, and better."""
    return text.reading.paragraphs[text.paragraph[draft.stretches[0][0]]].kind == "title"


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


def _stances(text: QuotedText, drafts: Sequence[Draft], mentions: Speakers, rules: StatementRules) -> Iterator[Draft]:
    """What somebody is told to hold, by nouns that are no cue of a statement yet."""
    heads = {draft.cue.head for draft in drafts if draft.cue is not None}
    for cue, content, holder in stances(text, rules.stances, mentions):
        if cue.head not in heads and (draft := draft_of(text, cue, content, noun_phrase(text, holder, cue), mentions, rules)) is not None:
            yield draft


def draft_of(
    text: QuotedText,
    cue: Cue,
    content: Content,
    source: Source | None,
    mentions: Speakers,
    rules: StatementRules,
    own: Actor | None = None,
) -> Draft | None:
    """The statement of a cue, its content and its source, or None where nobody can be its source.

    ``own`` is who issued the text, where the source is its "we".
    """
    if content.cue_last is not None:
        cue = replace(cue, last=content.cue_last)
    if source is None and not may_lack_source(text, cue, content):
        return None
    if is_unreal(text, cue, content, rules.reporting) or not is_spoken(text, cue, content, rules.reporting):
        return None
    if source is not None and own is None and not may_speak(text, cue, source.head, content, mentions, rules.reporting):
        return None
    stretches = tuple(kept for s in content.stretches if (kept := text.trim(*s)) is not None)
    if not stretches or (len(stretches) == 1 and says_nothing(text, cue, stretches[0], rules.reporting)):
        return None
    source = clear_of(text, source, stretches)
    if cue.form != "noun":
        source = with_name(text, widened(text, source, mentions.actor_of), cue, mentions.actor_of)
    speaker = own or speaker_of(text, source, mentions, rules.reporting)
    if COUNTING in cue.frames.plain and (speaker is None or speaker.kind == "unnamed"):
        return None
    spoken_to = content.addressee if source is None or content.addressee != source.head else None
    to = mentions.actor_of(text.doc[spoken_to]) if spoken_to is not None else None
    if to == speaker:  # "Smith met Holm and urged him to go": not himself
        to = None
    return Draft(cue, source, speaker, stretches, f"{cue.form}/{content.rule}", to)


def _attribution(
    text: QuotedText, draft: Draft, mentions: Speakers, dates: Sequence[DateMention], rules: StatementRules, own: OwnSide
) -> Attribution:
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
        act=act_of(
            text,
            cue,
            draft.stretches,
            draft.speaker,
            rules.acts,
            lambda token: token.lower_ not in rules.reporting.documents and own.acts_for(draft.speaker, mentions.actor_of(token)),
        ),
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
    if draft.cue is None or draft.rule.endswith("raising"):
        return None  # "is reported to have left on Sunday": the day belongs to what is reported
    head = text.doc[draft.cue.head]
    for date in dates:
        if not text.sentence[head.i] <= date.first < text.sentence_ends[head.i] or any(a <= date.first < b for a, b in draft.stretches):
            continue
        token = text.doc.span(date.first, date.last).root
        if token.head.i == head.i:
            return TimeReference(span=text.reading.span_of_tokens(date.first, date.last), value=date.value)
    return None
