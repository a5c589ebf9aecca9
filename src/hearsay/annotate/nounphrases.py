"""Common noun phrases that denote actors: roles, institutions, unnamed persons, groups, documents, and nouns that take up a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hearsay.annotate.coreference import Memory
from hearsay.annotate.documents import Documents
from hearsay.annotate.names import Segment, Words
from hearsay.annotate.persons import SPOKESPERSON, PersonBook, joined
from hearsay.annotate.phrase_words import PhraseWords
from hearsay.knowledge.actors import ActorKnowledge
from hearsay.knowledge.words import slug
from hearsay.language.words import Doc, Token
from hearsay.records import Actor

EXPLAINING = frozenset({"appos", "conj", "nmod", "nmod:unmarked", "list", "parataxis"})
"""Relations that an apposition has, or is mistaken for."""
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
BACK_REACH = 12
ROLE = "role "
"""Before a role among the nouns by which somebody was described."""
SHARED_ROLES = frozenset({"candidate", "senator", "representative", "governor", "mayor", "adviser", "negotiator"})
"""Roles that many hold at once, so that "the Republican candidate" is whom the text speaks of."""
OF_HOME = ("gov.police", "gov.prosecution", "leg", "jud", "mil")
"""Institutions that are the home state's where the text names none; "the government" too often is another's."""
BARE = frozenset({"police", "prosecutors", "authorities"})
UNNAMED_BODIES = frozenset({"authorities"})
"""Which of them are no body of their own where no state is known."""
BROAD = frozenset({"leg", "jud", "gov.embassy"})
"""Institutions of which one part stands for the whole: "the parliament" takes up the Duma, "the embassy" the one in London."""
CLAUSE_WORDS = frozenset({"VERB", "AUX", "CCONJ", "SCONJ", "PUNCT"})
NAMING = frozenset({"named", "called"})
APPOSITION_REACH = 14
"""How many words behind a calling the name between commas may begin: "the head of the works department of the city, NAME,"."""
MEDIA = frozenset({"media"})
BODIES = frozenset({"organisation", "media", "igo"})
OFFICES = frozenset({"government", "military", "igo"})
NAMED = BODIES | {"person"}
STATE_PLURALS = frozenset({"countries", "nations", "states", "sides", "neighbours", "neighbors", "powers", "governments"})


@dataclass(frozen=True)
class Phrase:
    """What a common noun phrase denotes; ``known_again`` where it takes up somebody named before."""

    actor: Actor
    gender: str
    plural: bool
    rule: str
    known_again: bool = False


@dataclass
class NounPhrases:
    """Readings of common noun phrases against the memory of one article; ``denoted`` holds what earlier tokens denote."""

    doc: Doc
    words: Words
    actors: ActorKnowledge
    memory: Memory
    denoted: dict[int, Actor]
    home: str | None = None
    """The state whose police and government the article means where it names no other."""

    def __post_init__(self) -> None:
        self.phrase = PhraseWords(self.doc, self.words)
        self.documents = Documents(self.doc, self.words, self.actors, self.memory, self.denoted)

    # ------------------------------------------------------------ roles and institutions

    def role(self, piece: Segment, book: PersonBook, sentence: int) -> Actor | None:
        """Whom a role without a name means: its holder where the phrase is definite, else somebody unnamed."""
        head = next((t for t in self.doc[piece.first : piece.last] if not piece.first <= t.head.i < piece.last), self.doc[piece.last - 1])
        beside = None if piece.plural else self._apposed(head, calling=True)
        if beside is not None:
            self.memory.described[head.lower_] = beside
            return beside
        start = self.phrase.start(piece.first, piece.last - 1)
        opening = self.words.lower[start]
        owner = piece.owner
        if piece.plural:
            names = self._names_after(piece.last - 1) or self._two(head, start, sentence)
            return names or (self._group_of_role(start, piece) if self._of_somebody(start, piece) else self._unnamed(start, piece.last))
        if piece.former:
            known = book.former_holder(piece.role, piece.owner) or (self._person_again(head, sentence, "") if opening in DEFINITE else None)
            return known or self._unnamed(start, piece.last)
        if opening in ("a", "an", "another"):
            return self._unnamed(start, piece.last)
        if piece.role == SPOKESPERSON:
            told = (book.told(SPOKESPERSON, owner, piece.first) or self._person_again(head, sentence, "")) if opening in DEFINITE else None
            return told or self._unnamed(start, piece.last)
        holder = book.holder(piece.role, owner.partition(".")[0] if owner[:1].isupper() else owner, piece.first)
        if holder is not None:
            return holder
        if head.dep_ in ("appos", "compound", "flat", "nmod:desc"):
            return None
        if opening in DEFINITE and (not owner or piece.role in SHARED_ROLES):
            again = self.memory.described.get(ROLE + piece.role) or self._person_again(head, sentence, "")
            if again is not None:
                return again
        if opening in DEFINITE and owner:
            name = self.phrase.text(start, piece.last)  # one known office, its holder unknown to us
            return Actor(id="person/" + slug(name), name=name, kind="person", known=False)
        return self._unnamed(start, piece.last) if opening not in DEFINITE else None

    def _of_somebody(self, start: int, piece: Segment) -> bool:
        """ "the ministers", "Democratic senators", "European leaders", but not "all candidates"."""
        if self.words.lower[start] in DEFINITE:
            return True
        names = (i for i in range(start, piece.last) if self.doc[i].is_title)
        return any(not self.doc[i].is_sent_start or self.words.lower[i] in self.actors.nouns.peoples for i in names)

    def _group_of_role(self, start: int, piece: Segment) -> Actor:
        name = self.phrase.text(start, piece.last)
        return Actor(id="group/" + slug(name), name=name, kind="group", known=False)

    def institution(self, piece: Segment, sentence: int) -> Actor | None:
        """ "the ministry", "the army" without a state: the one named before; else a body without a state."""
        suffix, head = piece.role, self.doc[piece.last - 1]
        start = self.phrase.start(piece.first, piece.last - 1)
        opening = self.words.lower[start]
        if opening in DEFINITE or piece.last - piece.first > 1 or (suffix != "mil" and start == piece.first):
            for a in self.memory.recent(sentence, BACK_REACH):
                _, _, own = a.actor.id.partition(".")
                if own == suffix or (suffix in BROAD and own.startswith(suffix + ".")):
                    return a.actor
        if head.pos_ not in ("NOUN", "PROPN") or head.lower_ in self.actors.nouns.persons or (suffix == "mil" and opening not in DEFINITE):
            return None
        plain = (start == piece.first - 1 and opening == "the") or (start == piece.first and head.lower_ in BARE)
        if self.home is not None and plain and (suffix.startswith(OF_HOME) or head.lower_ in BARE):
            return self.actors.institution(self.home, suffix)
        if plain and head.lower_ in UNNAMED_BODIES:
            return None
        name = self.phrase.text(start, piece.last)
        return Actor(id="org/" + slug(name), name=name, kind="organisation", known=False) if name else None

    # ------------------------------------------------------------ other nouns

    def common(self, token: Token, sentence: int) -> Phrase | None:
        """What the noun phrase headed by a common noun denotes, or None."""
        nouns, word = self.actors.nouns, token.lower_
        if word in nouns.quantities and (counted := self._quantity(token, sentence)):
            return counted
        person, group, document = word in nouns.persons or word in nouns.people, word in nouns.groups, word in nouns.documents
        if not (person or group or document):
            return self._named_body(token)
        if word == "side" and any(c.dep_ == "case" and c.lower_ == "on" for c in token.children):
            return None  # "Smith, on his side, said"
        names = self._names_after(token.i) if word in nouns.plural and person else None
        if names is not None:
            return Phrase(names, "", True, "names:list", True)
        beside = self._beside(token)
        if beside is not None:
            if beside.kind == "person":
                self.memory.described[word] = beside
                self._note_gender(word, beside)
            return Phrase(beside, "" if beside.kind == "person" else "n", False, "names:apposition", True)
        start = self.phrase.start(token.i, token.i)
        names = self._two(token, start, sentence) if word in nouns.plural else None
        if names is not None:
            return Phrase(names, "", True, "names:list", True)
        plural, definite = word in nouns.plural, self.words.lower[start] in DEFINITE
        gender = "m" if word in nouns.male else "f" if word in nouns.female else ""
        if definite and not plural:
            again = self._again(token, start, sentence) if group or document else None
            if again is not None:
                return Phrase(again, "n", False, "coreference:noun", True)
            again = self._person_again(token, sentence, gender) if person else None
            if again is not None:
                return Phrase(again, gender, False, "coreference:description", True)
        if document:
            found = self._document(token, start, sentence, plural)
            if not plural:
                self.documents.note_issuer(token, found.actor if found.rule == "nouns:author" else None, sentence)
            return found
        if person and not (group and self._owned_by_body(token, start)):
            return Phrase(self._unnamed(start, token.i + 1), gender, plural, "nouns:unnamed")
        if plural and not definite and word in nouns.private_bodies:
            return Phrase(self._unnamed(start, token.i + 1), "n", True, "nouns:unnamed")  # "aid groups", "three firms"
        name = self.phrase.text(start, token.i + 1)
        if self.words.lower[token.i - 1] == "own" and not plural and (own := self._named_so(word, sentence)):
            return Phrase(own, "n", False, "coreference:noun", True)
        if definite and not plural and " " in name and all(part[0].isupper() for part in name.split()):
            return Phrase(Actor(id="org/" + slug(name), name=name, kind="organisation", known=False), "n", False, "nouns:group")
        return Phrase(Actor(id="group/" + slug(name), name=name, kind=self._kind(word), known=False), "n", plural, "nouns:group")

    def _named_so(self, word: str, sentence: int) -> Actor | None:
        """ "his own institute": the last body that has the noun in its name."""
        return next((a.actor for a in self.memory.recent(sentence, BACK_REACH) if word in a.actor.name.lower().split()), None)

    def _note_gender(self, word: str, person: Actor) -> None:
        """ "widow NAME": the noun tells more than a first name."""
        if word in self.actors.nouns.female or word in self.actors.nouns.male:
            self.memory.genders[person.id] = "f" if word in self.actors.nouns.female else "m"

    def _person_again(self, token: Token, sentence: int, gender: str) -> Actor | None:
        """ "the analyst": whom the text called so; "the senator": the person just named."""
        word = token.lower_
        unnamed, described = "unnamed/" + slug(token.lemma_ or word), self.memory.described.get(word)
        for a in self.memory.recent(sentence, BACK_REACH):
            if (a.actor.id == unnamed and not a.plural) or (described is not None and a.actor == described):
                return a.actor
        of_body = any(c.dep_ == "compound" and (body := self.denoted.get(c.i)) is not None and body.kind in OFFICES for c in token.children)
        if described is None and word in self.actors.nouns.epithets and token.dep_ in SUBJECTS and not of_body:
            return self.memory.person(token, sentence, gender)
        return described

    def _names_after(self, token: int) -> Actor | None:
        """ "candidates Ann Lee and Bo Ray", "two ministers, Ann Lee and Bo Ray,": the persons listed right after the plural."""
        found: list[Actor] = []
        aside = self.words.lower[token + 1 : token + 2] == [","]
        at = token + 1 + aside
        while at < len(self.doc) and at < token + 30:
            actor = self.denoted.get(at)
            if actor is not None and actor.kind == "person" and self.doc[at].is_title:
                if actor not in found:
                    found.append(actor)
            elif not found or self.words.lower[at] not in (",", "and"):
                break
            at += 1
        closed = not aside or self.words.lower[at - 1] == ","
        return joined(found) if len(found) > 1 and closed else None

    def indefinite(self, token: Token, sentence: int) -> Phrase | None:
        """ "some say", "others believe": people without a name; not a determiner. "Both" are the two persons or states just named."""
        if token.dep_ not in SUBJECTS:
            return None
        if token.lower_ == "both":
            two = self._last_two("person", sentence) or self._last_two("state", sentence)
            return Phrase(two, "", True, "coreference:both", True) if two is not None else None
        beside = self._apposed(token, calling=True) if token.lower_ == "one" else None
        if beside is not None:
            return Phrase(beside, "", False, "names:apposition", True)
        return Phrase(
            self._unnamed(token.i, token.i + 1), "", token.lower_ not in ("one", "another", "someone", "somebody"), "nouns:indefinite"
        )

    def _quantity(self, token: Token, sentence: int) -> Phrase | None:
        """ "a group of activists", "a lot of people": those who are counted."""
        if token.i + 2 >= len(self.doc) or self.words.lower[token.i + 1] != "of":
            return None
        for child in token.children:
            if child.dep_ == "nmod" and child.i > token.i + 1 and child.pos_ == "NOUN":
                phrase = self.common(child, sentence)
                if phrase is not None and phrase.actor.kind in ("unnamed", "group"):
                    return Phrase(phrase.actor, phrase.gender, True, "nouns:quantity")
        return None

    def _beside(self, token: Token) -> Actor | None:
        """The name that stands beside the noun and means the same: "actress NAME", "the group's leader, NAME", "NAME newspaper"."""
        at = token.i
        if at + 2 < len(self.doc) and self.words.lower[at + 1] in NAMING:  # "a passenger named NAME"
            at += 1
        after = self.denoted.get(at + 1)
        if (
            after is not None
            and at + 1 < len(self.doc)
            and self.doc[at + 1].pos_ == "PROPN"
            and (after.kind == "person" or self._fits(token.lower_, after))
        ):
            return after
        name = token.i - 1
        while name > 0 and self.doc[name].dep_ == "compound" and self.doc[name].is_lower and token.i - name < 3:
            name -= 1  # "NAME news agency"
        before = self.denoted.get(name)
        if before is not None and self._fits(token.lower_, before) and self.doc[name].pos_ == "PROPN":
            return before
        return self._apposed(token, token.lower_ in self.actors.nouns.persons) or self._apposed_body(token)

    def _named_body(self, token: Token) -> Phrase | None:
        """ "the cruise operator NAME", "the actress's rep NAME": any other noun with a name as its apposition."""
        after = self.denoted.get(token.i + 1)
        if token.pos_ != "NOUN" or after is None or after.kind not in NAMED or self.doc[token.i + 1].pos_ != "PROPN":
            return None
        explains = any(c.i > token.i and c.dep_ in ("appos", "flat") and self.denoted.get(c.i) == after for c in token.children)
        return Phrase(after, "" if after.kind == "person" else "n", False, "names:apposition", True) if explains else None

    def _fits(self, word: str, actor: Actor) -> bool:
        return word in self.actors.back_nouns.get(actor.id, frozenset())

    def _kind(self, word: str) -> Literal["media", "group"]:
        return (
            "media"
            if word in ("media", "press") or word.rstrip("s") in self.actors.nouns.anaphora.get("media", frozenset()) - {"agency"}
            else "group"
        )

    def _apposed_body(self, token: Token) -> Actor | None:
        """ "the regulator, NAME, said", "the country's broadcaster, the NAME": a body's name that explains the noun by the tree."""
        nouns, word = self.actors.nouns, token.lower_
        if word in nouns.plural or word not in nouns.groups | nouns.bodies_too:
            return None
        behind = (c for c in token.children if c.dep_ == "appos" and c.i > token.i and c.pos_ == "PROPN")
        return next((a for c in behind if (a := self.denoted.get(c.i)) is not None and a.kind in BODIES), None)

    def _apposed(self, token: Token, calling: bool) -> Actor | None:
        """ "the group's leader, NAME": the name that explains the noun, by the tree or, for a calling, by the commas around it."""
        for child in token.children:
            if child.dep_ in ("appos", "flat") and child.i > token.i:
                actor = self.denoted.get(child.i)
                if actor is not None and actor.kind == "person":
                    return actor
        above = token
        while above.dep_ == "appos" and above.head.i < above.i:
            above = above.head
        named = self.denoted.get(above.i) if above is not token and above.pos_ == "PROPN" else None
        if named is not None and named.kind == "person":
            return named  # "NAME, Democrat of Ohio, the majority leader,"
        calling = calling and token.lower_ not in self.actors.nouns.plural
        if calling and token.lower_ in self.actors.nouns.persons:
            explained = self._explains_name_before(token)
            if explained is not None:
                return explained
        if token.dep_ not in SUBJECTS or not calling:
            return None
        for word in self.doc[token.i + 1 : token.i + APPOSITION_REACH]:
            if word.text == ",":
                return self._name_between_commas(word.i + 1)
            if word.pos_ in CLAUSE_WORDS and word.i not in self.denoted:
                return None
        return None

    def _explains_name_before(self, token: Token) -> Actor | None:
        """ "NAME, professor of art at ...,": the noun behind the comma is the person."""
        start = self.phrase.start(token.i, token.i)
        if start < 2 or self.doc[start - 1].text != "," or token.dep_ not in EXPLAINING:
            return None
        actor = self.denoted.get(start - 2)
        return actor if actor is not None and actor.kind == "person" and self.doc[start - 2].pos_ == "PROPN" else None

    def _name_between_commas(self, first: int) -> Actor | None:
        """A full name of a person from ``first`` to a comma, so that it explains what stands before."""
        last = first
        actor = self.denoted.get(first) if first < len(self.doc) else None
        if actor is None or actor.kind != "person":
            return None
        while last < len(self.doc) and self.denoted.get(last) == actor:
            last += 1
        return actor if last - first > 1 and last < len(self.doc) and self.doc[last].text in (",", ")", "-") else None

    def _owned_by_body(self, token: Token, start: int) -> bool:
        """ "NATO allies", "members of the Council": allies of a state or body are states, not unnamed persons."""
        before = (self.denoted.get(i) for i in range(start, token.i))
        behind = (self.denoted.get(child.i) for child in token.children if child.dep_ == "nmod" and child.i > token.i)
        return any(a is not None and a.kind != "person" for a in before) or any(a is not None and a.kind == "igo" for a in behind)

    def _again(self, token: Token, start: int, sentence: int) -> Actor | None:
        """ "the alliance", "the website": the last actor that this noun fits."""
        nouns, word = self.actors.nouns, token.lower_
        if token.i - start > 1:
            return self._body_again(token, start, sentence)
        if word in nouns.press_pieces:
            return self.memory.last(sentence, BACK_REACH, MEDIA)
        if word in self.memory.issued:
            return self.memory.issued[word]
        if word in nouns.utterances and self.words.lower[start] == "the":
            return self.documents.before(token, sentence) or self.memory.last_issuer(sentence, 2)
        for a in self.memory.recent(sentence, BACK_REACH):
            backs = self.actors.back_nouns.get(a.actor.id)
            if not a.plural and (
                word in backs if backs else word in nouns.anaphora.get(a.actor.kind, frozenset()) and a.actor.kind != "group"
            ):
                return a.actor
        return None

    def _body_again(self, token: Token, start: int, sentence: int) -> Actor | None:
        """ "the UK-based monitoring group": with words between, only a body that was named just before and whose noun this is."""
        if any(i in self.denoted and self.words.plain[i + 1] != "-" for i in range(start, token.i)):
            return None
        for a in self.memory.recent(sentence, 2):
            if not a.plural and token.lower_ in self.actors.back_nouns.get(a.actor.id, frozenset()):
                return a.actor
        return None

    def _two(self, token: Token, start: int, sentence: int) -> Actor | None:
        """ "the two leaders", "both countries": the last two of the kind, where just two were named lately."""
        opening = self.words.lower[start]
        if opening != "both" and not (opening in DEFINITE and "two" in self.words.lower[start : token.i]):
            return None
        return self._last_two("state" if token.lower_ in STATE_PLURALS else "person", sentence)

    def _last_two(self, kind: str, sentence: int) -> Actor | None:
        found: dict[str, Actor] = {}
        for a in self.memory.recent(sentence, 3):
            if a.actor.kind == kind:
                found.setdefault(a.actor.id, a.actor)
        return joined(list(reversed(found.values()))) if len(found) == 2 else None

    def _document(self, token: Token, start: int, sentence: int, plural: bool) -> Phrase:
        name = self.phrase.text(start, token.i + 1)
        again = not plural and token.i - start == 1 and self.words.lower[start] in DEFINITE
        if not again and not plural:
            self.documents.note_title(token, name)
        author = self.documents.author(token, sentence)
        if author is not None:
            return Phrase(author, "n", False, "nouns:author")
        if plural and token.lower_ in self.actors.nouns.rumours and all(self.doc[i].pos_ in ("ADJ", "DET") for i in range(start, token.i)):
            return Phrase(self._unnamed(start, token.i + 1), "n", True, "nouns:unnamed")  # "recent reports": somebody's
        if again and (named_before := self.documents.before(token, sentence)) is not None:
            return Phrase(named_before, "n", False, "coreference:document", True)
        name = self.documents.titles.get(token.lower_, name) if again else name
        return Phrase(Actor(id="document/" + slug(name), name=name, kind="document", known=False), "n", plural, "nouns:document")

    def _unnamed(self, first: int, last: int) -> Actor:
        name = self.phrase.text(first, last)
        return Actor(
            id="unnamed/" + slug(self.doc[last - 1].lemma_ or name),
            name="unnamed " + name.removeprefix("unnamed "),
            kind="unnamed",
            known=False,
        )
