"""Speech that goes on without a cue: quotations of the last speaker, and sentences in the first person whose marks were lost."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import replace

from hearsay.extract.chains import Draft
from hearsay.extract.quoted_text import QuotedText
from hearsay.extract.reporting import Reporting
from hearsay.extract.stretches import Stretch
from hearsay.language.tree import has
from hearsay.records import Actor

BODIES = frozenset(["state", "government", "military", "igo", "organisation"])

NARRATOR = 0.12
"""Share of sentences with a first person outside quotations above which the narrator speaks of himself."""


def first_person_runs(text: QuotedText, attributed: set[int], reporting: Reporting) -> list[Stretch]:
    """Sentences in the first person outside quotations and outside attributed words, as runs within a paragraph.

    A paragraph without any attribution is one run from its beginning; after an attribution the run begins with the next sentence.
    None are found where the narrator himself says "we" and "I" all the time.
    """
    own = reporting.we | reporting.i
    outside = {word for i, word in enumerate(text.words) if word in own and text.outer[i] < 0 and i not in attributed}
    if not outside or outside & reporting.i:
        return []
    sentences = [(s.start, s.end) for s in text.doc.sents]
    personal = [s for s in sentences if _is_personal(text, s, attributed, reporting)]
    if not personal or len(personal) > max(3, NARRATOR * len(sentences)):
        return []
    return list(_runs(text, sentences, set(personal), attributed))


def _is_personal(text: QuotedText, sentence: Stretch, attributed: set[int], reporting: Reporting) -> bool:
    """Does the sentence say "we" or "our" outside quotations, and not of the paper's own work ("We reported that")?"""
    own = reporting.we | reporting.i
    spoken = [i for i in range(*sentence) if text.words[i] in own and text.outer[i] < 0 and i not in attributed]
    if not any(not text.doc[i].is_upper for i in spoken) or any(text.doc[i].head.lower_ in reporting.narrating for i in spoken):
        return False
    return not any(text.outer[i] >= 0 or i in attributed for i in range(*sentence))


def _runs(text: QuotedText, sentences: list[Stretch], personal: set[Stretch], attributed: set[int]) -> Iterator[Stretch]:
    """Join plain sentences to the personal ones of their paragraph, as long as nothing else is attributed between."""
    by_paragraph: dict[int, list[Stretch]] = {}
    for sentence in sentences:
        by_paragraph.setdefault(text.paragraph[sentence[0]], []).append(sentence)
    for number in sorted(by_paragraph):
        if number == 0:
            continue
        run: list[Stretch] = []
        for sentence in (*by_paragraph[number], (0, 0)):
            if sentence[1] and not any(text.outer[i] >= 0 or i in attributed for i in range(*sentence)):
                run.append(sentence)
                continue
            spoken = next((k for k, s in enumerate(run) if s in personal), None)
            if spoken is not None:
                yield run[max(spoken - 1, 0)][0], run[-1][1]
            run = []


def free_quotations(text: QuotedText, groups: list[list[int]], drafts: list[Draft]) -> list[Draft]:
    """Quotations without a cue: where one stands right after a statement it joins it, else the last speaker goes on."""
    free: list[Draft] = []
    ends = sorted((d.stretches[-1][1], k) for k, d in enumerate(drafts) if d.cue is not None and text.outer[d.cue.head] < 0)
    heads = sorted(d.cue.head for d in drafts if d.cue is not None and d.source is not None)
    speaking = _outspoken(text, drafts)
    for group in groups:
        stretches = tuple((text.quotes[q].first, text.quotes[q].last) for q in group)
        k = _just_before(text, stretches[0][0], drafts, ends, heads)
        if k is not None:
            drafts[k] = replace(drafts[k], stretches=(*drafts[k].stretches, *stretches))
            insort(ends, (stretches[-1][1], k))
        elif (draft := _of_last_speaker(text, stretches, speaking, "quote.continued")) is not None:
            free.append(draft)
    return free


def _just_before(text: QuotedText, first: int, drafts: list[Draft], ends: list[tuple[int, int]], heads: list[int]) -> int | None:
    """The statement (number) after which the quotation at ``first`` just goes on: the last one that ends before it in the same
    paragraph, where nobody else spoke since. A quotation in a paragraph of its own is a statement of its own.
    """
    place = bisect_left(ends, (first + 1, -1)) - 1
    if place < 0:
        return None
    end, k = ends[place]
    cue = drafts[k].cue
    if cue is None or cue.form != "verb":
        return None
    near = text.paragraph[first] == text.paragraph[end - 1]
    since = heads[bisect_left(heads, end) : bisect_left(heads, first)]
    return k if near and all(text.sentence[head] == text.sentence[cue.head] for head in since) else None


def first_person_statements(text: QuotedText, drafts: list[Draft], reporting: Reporting) -> list[Draft]:
    """Sentences in the first person without quotation marks: the last speaker goes on."""
    attributed = {i for d in drafts for stretch in d.stretches for i in range(*stretch)}
    attributed |= {d.cue.head for d in drafts if d.cue is not None}
    runs = first_person_runs(text, attributed, reporting)
    kept = [stretch for run in runs if (stretch := text.trim(*run)) is not None]
    speaking = _outspoken(text, drafts)
    return [d for stretch in kept if (d := _of_last_speaker(text, (stretch,), speaking, "first_person.continued")) is not None]


def own_voice(text: QuotedText, drafts: list[Draft]) -> Actor | None:
    """Who "we" is in a text that a government or body has issued: the first speaker, who does in the present tense what the verb says
    ("The ministry condemns the attack ... We call for a truce").
    """
    spoken = (d for d in drafts if d.cue is not None and text.reading.paragraphs[text.paragraph[d.cue.head]].kind == "body")
    first = next(spoken, None)
    if first is None or first.cue is None or first.speaker is None or first.speaker.kind not in BODIES or first.cue.act == "say":
        return None
    verb = text.doc[first.cue.head]
    return first.speaker if first.cue.form == "verb" and has(verb, "Tense", "Pres") and has(verb, "VerbForm", "Fin") else None


def _outspoken(text: QuotedText, drafts: list[Draft]) -> list[tuple[int, Draft]]:
    """(place of the cue, statement) of those who speak outside quotations, in the order of the text."""
    forms = ("verb", "preposition", "mark")
    spoken = [(d.cue.head, d) for d in drafts if d.cue is not None and text.outer[d.cue.head] < 0 and d.cue.form in forms]
    return sorted(spoken, key=lambda pair: pair[0])


def _of_last_speaker(text: QuotedText, stretches: tuple[Stretch, ...], speaking: list[tuple[int, Draft]], rule: str) -> Draft | None:
    """The words as a statement of whoever spoke last, in the same paragraph or the one before."""
    first = stretches[0][0]
    place = bisect_left(speaking, first, key=lambda pair: pair[0]) - 1
    if place < 0 or text.paragraph[speaking[place][0]] < text.paragraph[first] - 1:
        return None
    speaker = speaking[place][1].speaker
    if speaker is None or speaker.kind == "document" or (rule.startswith("first") and speaker.kind != "person"):
        return None
    return Draft(None, None, speaker, stretches, rule, None)
