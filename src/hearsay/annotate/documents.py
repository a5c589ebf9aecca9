"""Whose words a document is: the author it names, the body before it, or who issued the last one."""

from __future__ import annotations

from dataclasses import dataclass, field

from hearsay.annotate.coreference import NOBODY, Memory
from hearsay.annotate.names import Words
from hearsay.knowledge.actors import ActorKnowledge
from hearsay.language.words import Doc, Token
from hearsay.records import Actor

AUTHOR_LINKS = frozenset({"by", "from"})
SPEAKERS = frozenset({"person", "state", "government", "military", "igo", "organisation", "armed_group", "group", "media"})
INSIDE = frozenset({"amod", "compound", "det", "nmod:poss", "nmod:desc"})
BACK_REACH = 12
LONGEST_TITLE = 6
"""Words after the noun that may belong to what a document is called."""
ISSUER_REACH = 6
"""How many sentences back the ministry or embassy may have spoken that "the Indian statement" is taken for."""


@dataclass
class Documents:
    """Questions about the documents of one article; ``denoted`` holds what earlier tokens denote."""

    doc: Doc
    words: Words
    actors: ActorKnowledge
    memory: Memory
    denoted: dict[int, Actor]
    titles: dict[str, str] = field(default_factory=dict)
    """How a "letter", "resolution" ... was described when it was first told of: "leaked letter from Anna Holm", "Resolution 12"."""

    def note_title(self, token: Token, name: str) -> None:
        """Remember what a document is called with what stands before and right after its noun; the first description stays."""
        at = token.i + 1
        if at < len(self.doc) and (self.doc[at].pos_ == "NUM" or self.words.lower[at] in AUTHOR_LINKS):
            end = token.right_edge.i + 1 if self.doc[at].pos_ != "NUM" else at + 1
            stop = next((i for i in range(at, min(end, at + LONGEST_TITLE)) if self.doc[i].pos_ in ("PUNCT", "VERB", "AUX")), end)
            name = f"{name} {self.doc.span(at, min(stop, at + LONGEST_TITLE)).text}"
        if " " in name:
            self.titles.setdefault(token.lower_, name)

    def author(self, token: Token, sentence: int) -> Actor | None:
        """ "NATO's statement", "the Indian statement", "an analysis by Jane's", "NATO issued a statement": who made the document."""
        for child in token.children:
            if child.dep_ == "nmod:poss":
                return self.denoted.get(child.i)
        nouns = self.actors.nouns
        if token.dep_ == "obj" and token.lower_ in nouns.utterances and token.head.lemma_ in nouns.issuing:
            return self._subject_of(token.head, sentence)
        if token.lower_ in self.actors.nouns.utterances and (body := self._body_before(token, sentence)) is not None:
            return body
        if token.i + 2 >= len(self.doc) or self.words.lower[token.i + 1] not in AUTHOR_LINKS:
            return None
        word = self.doc[token.i + 2]
        while word.dep_ in INSIDE and word.head.i > word.i:
            word = word.head
        actor = self.denoted.get(word.i)
        return actor if actor is not None and actor.kind in SPEAKERS else None

    def _body_before(self, token: Token, sentence: int) -> Actor | None:
        """ "the Indian statement", "the Pentagon statement": the body, for a state what of it issued one or spoke before, else
        its government."""
        actor = self.denoted.get(token.i - 1)
        if actor is None or actor.kind not in SPEAKERS or self.doc[token.i - 1].head.i != token.i:
            return None
        issuer = self.memory.issued.get(token.lower_)
        if issuer is not None and issuer.id.partition(".")[0] == actor.id:
            return issuer
        if actor.kind != "state":
            return actor
        spoke = (a.actor for a in self.memory.recent(sentence, ISSUER_REACH) if a.speaker and a.actor.id.startswith(actor.id + "."))
        return next(spoke, None) or self.actors.institution(actor.id, "gov")

    def note_issuer(self, token: Token, author: Actor | None, sentence: int) -> None:
        """Remember who issued a statement: its author, or the subject of the verb whose object it is ("NATO issued a statement")."""
        word = token.lower_
        if word not in self.actors.nouns.utterances:
            return
        issuer = author or (self._subject_of(token.head, sentence) if token.dep_ == "obj" else None)
        if issuer is not None:
            self.memory.issued[word] = issuer

    def _subject_of(self, verb: Token, sentence: int) -> Actor | None:
        found = self.memory.recent(sentence, 0)
        return next((a.actor for a in found if a.subject and a.governor == verb.i and a.actor is not NOBODY), None)

    def before(self, token: Token, sentence: int) -> Actor | None:
        """ "This report": the last report that the text described."""
        ending = " " + token.lower_
        found = self.memory.recent(sentence, BACK_REACH)
        return next((a.actor for a in found if a.actor.kind == "document" and a.actor.name.lower().endswith(ending)), None)
