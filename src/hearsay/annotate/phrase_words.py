"""The words of a noun phrase: where it begins, and its text as a name."""

from __future__ import annotations

from dataclasses import dataclass

from hearsay.annotate.names import Words
from hearsay.language.words import Doc, Token

DETERMINERS = frozenset(
    {
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "whose",
        "another",
        "some",
        "any",
        "one",
        "own",
    }
)


@dataclass(frozen=True)
class PhraseWords:
    """Questions about the phrases of one article."""

    doc: Doc
    words: Words

    def start(self, first: int, head: int) -> int:
        """Where the noun phrase begins: determiners, adjectives, compounds and possessors to the left of ``first``, without a gap."""
        top = self.doc[head]
        for token in reversed(list(self.doc[max(0, first - 8) : first])):
            if token.dep_ == "det" and token.i == first - 1:
                return token.i
            inside = token.head == top or top.is_ancestor(token) or (token.is_ancestor(top) and token.dep_ == "amod")
            if (
                token.pos_ == "ADP"
                or token.dep_ == "mark"
                or (token.dep_ == "case" and token.head == top)
                or (token.dep_ == "cc" and not self._joins_modifiers(token, top))
            ):
                break
            if token.i != first - 1 or not inside or (token.is_punct and token.text not in ("-", "’", "'")):
                break
            if token.pos_ in ("VERB", "AUX", "ADP", "CCONJ", "SCONJ", "PUNCT") and token.dep_ not in (
                "case",
                "amod",
                "punct",
                "compound",
                "cc",
            ):
                break
            first = token.i
        return first

    def _joins_modifiers(self, conjunction: Token, top: Token) -> bool:
        """ "foreign and defence ministers": both words modify the noun."""
        second = conjunction.head
        return second.dep_ == "conj" and second != top and second.head.head == top and second.i < top.i

    def text(self, first: int, last: int) -> str:
        """The words without determiners and pronouns."""
        while first < last - 1 and (self.words.lower[first] in DETERMINERS or self.doc[first].pos_ == "DET"):
            first += 1
        return self.doc.span(first, last).text
