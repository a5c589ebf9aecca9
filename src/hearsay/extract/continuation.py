"""Speech that goes on without marks or cue: a machine-made or careless copy drops the quotation marks of "We will not accept it"."""

from __future__ import annotations

from collections.abc import Iterator

from hearsay.extract.content import Stretch
from hearsay.extract.quoted_text import QuotedText

FIRST_PERSON = frozenset(["i", "we", "our", "us", "my", "me", "ours", "mine"])
SINGULAR = frozenset(["i", "my", "me", "mine"])
NARRATOR = 0.12
"""Share of sentences with a first person outside quotations above which the narrator speaks of himself."""


def first_person_runs(text: QuotedText, attributed: set[int]) -> list[Stretch]:
    """Sentences in the first person outside quotations and outside attributed words, as runs within a paragraph.

    A paragraph without any attribution is one run from its beginning; after an attribution the run begins with the next sentence.
    None are found where the narrator himself says "we" and "I" all the time.
    """
    outside = {word for i, word in enumerate(text.words) if word in FIRST_PERSON and text.outer[i] < 0 and i not in attributed}
    if not outside or outside & SINGULAR:
        return []
    sentences = [(s.start, s.end) for s in text.doc.sents]
    personal = [s for s in sentences if _is_personal(text, s, attributed)]
    if not personal or len(personal) > max(3, NARRATOR * len(sentences)):
        return []
    return list(_runs(text, sentences, set(personal), attributed))


def _is_personal(text: QuotedText, sentence: Stretch, attributed: set[int]) -> bool:
    return any(
        text.words[i] in FIRST_PERSON and text.outer[i] < 0 and i not in attributed and not text.doc[i].is_upper for i in range(*sentence)
    ) and not any(text.outer[i] >= 0 or i in attributed for i in range(*sentence))


def _runs(text: QuotedText, sentences: list[Stretch], personal: set[Stretch], attributed: set[int]) -> Iterator[Stretch]:
    """Join plain sentences to the personal ones of their paragraph, as long as nothing else is attributed between."""
    by_paragraph: dict[int, list[Stretch]] = {}
    for sentence in sentences:
        by_paragraph.setdefault(text.paragraph[sentence[0]], []).append(sentence)
    for number in sorted(by_paragraph):
        if number == 0:
            continue
        run: list[Stretch] = []
        for sentence in [*by_paragraph[number], None]:
            plain = sentence is not None and not any(text.outer[i] >= 0 or i in attributed for i in range(*sentence))
            if sentence is not None and plain:
                run.append(sentence)
                continue
            spoken = next((k for k, s in enumerate(run) if s in personal), None)
            if spoken is not None:
                yield run[max(spoken - 1, 0)][0], run[-1][1]
            run = []
