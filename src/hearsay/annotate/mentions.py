"""Who is mentioned: names, roles, demonyms, group nouns, unnamed sources and pronouns, each with the actor it denotes.

``find_mentions`` reads an article once from left to right, so that every phrase can lean on what was named before it. ``actor_of`` then
answers for any token: the actor that the noun phrase headed by it denotes, or None where that cannot be told.
"""

from __future__ import annotations

from hearsay.annotate.coreference import NOBODY, PERSONAL, Antecedent, Memory
from hearsay.annotate.home import home_of
from hearsay.annotate.lists import initials, lists_of
from hearsay.annotate.mentioned import ActorMention, Mentions, coordinated
from hearsay.annotate.names import UNKNOWN, Segment, Words, segments_of
from hearsay.annotate.nounphrases import ROLE, NounPhrases
from hearsay.annotate.persons import PersonBook, joined, with_surnames, without_headline_words
from hearsay.annotate.phrase_heads import phrase_head
from hearsay.annotate.pieces import compose
from hearsay.annotate.repeats import compared
from hearsay.knowledge.actors import ActorKnowledge
from hearsay.knowledge.words import slug
from hearsay.language.article_doc import ArticleDoc
from hearsay.language.tree import has
from hearsay.language.words import Token
from hearsay.records import Actor, MentionForm

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
AGENT = "obl:agent"
QUOTE_MARKS = frozenset({'"', "“", "”", "``", "''"})
LOCATIVE = frozenset(
    {"in", "at", "near", "from", "to", "outside", "inside", "across", "through", "into", "around", "towards", "toward", "over", "via"}
)
ASIDE = frozenset({"obl", "nmod", "nmod:poss", "amod", "compound"})
SOME = frozenset({"many", "most", "some", "several", "few", "other", "all"})
PARTY_PEOPLE = frozenset({"republicans", "democrats", "conservatives", "tories", "socialists", "liberals"})
THINGS = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "nmod"})
CLAUSES = frozenset({"ROOT", "ccomp", "conj", "parataxis", "advcl"})
__all__ = ["ActorMention", "Mentions", "find_mentions"]

LINKING = frozenset({"and", "&", "of", "for"})
"""Words inside a body's name; with one of these, or of capitals alone, a name is no place whatever the tagger says."""


def find_mentions(reading: ArticleDoc, actors: ActorKnowledge) -> Mentions:
    """All mentions of actors in the article."""
    return Reader(reading, actors).read()


class Reader:
    """The state of one reading: pieces of names, persons met, memory of antecedents."""

    def __init__(self, reading: ArticleDoc, actors: ActorKnowledge) -> None:
        self.doc = reading.doc
        self.actors = actors
        self.words = Words.of(reading)
        segments = compared(self.doc, self.words, segments_of(self.doc, self.words, actors))
        self.pieces = compose(self.doc, self.words, segments, actors)
        ids = {piece.actor.id for piece in self.pieces if piece.actor is not None and piece.actor.kind != "person"}
        self.book = PersonBook(actors, reading.article.published, frozenset(ids | {i.partition(".")[0] for i in ids}))
        self.memory = Memory()
        self.found = Mentions()
        self.wide: dict[int, Segment] = {}
        self.named: dict[int, tuple[Actor, MentionForm, str]] = {}
        self.lists: dict[int, list[Segment]] = {}
        self.bodies: dict[str, Actor] = {}
        self.last_body: tuple[int, Actor] | None = None
        self.quote_speaker: Actor | None = None
        home = home_of(reading, self.pieces, actors)
        self.phrases = NounPhrases(self.doc, self.words, actors, self.memory, self.found.denoted, home)

    def read(self) -> Mentions:
        self._read_names()
        self.lists = lists_of(self.doc, self.pieces, self.named)
        by_first = {piece.first: piece for piece in self.pieces}
        sentence, quoted = -1, False
        for token in self.doc:
            if token.is_sent_start:
                sentence += 1
            if token.text in QUOTE_MARKS:
                quoted = token.text == "“" or (token.text != "”" and not quoted)
                self.quote_speaker = self._speaker_of_quote(token, sentence) if quoted else None
            piece = by_first.get(token.i)
            if piece is not None:
                self._read_piece(piece, sentence, quoted)
            elif token.i not in self.found.denoted and token.i not in self.wide:
                self._read_word(token, sentence, quoted)
            if token.dep_ == "conj":
                self._read_group(token, sentence, quoted)
        self._name_spokesmen()
        self.found.mentions.sort(key=lambda m: (m.first, m.last))
        self.found.employers.update((n.actor.id, owner) for n in self.book.by_id.values() for _, owner, _ in n.roles if owner)
        return self.found

    # ------------------------------------------------------------ names

    def _read_names(self) -> None:
        """Names before all else: full names first, so that a surname in the headline finds its person further down."""
        self.pieces = without_headline_words(self.doc, self.words, self.pieces, self.book)
        for piece in self.pieces:
            if piece.shape == "person" and piece.last - piece.first > 1:
                self.book.enter(self._name(piece), piece)
        for piece in self.pieces:
            if piece.shape == "person" and piece.role:
                self.book.enter(self._name(piece), piece)
        self.pieces = with_surnames(self.doc, self.words, self.pieces, self.book)
        self._reserve_wide()
        for piece in self.pieces:
            named = self._name_of_piece(piece)
            if named is None:
                continue
            named = self._same_body(piece, named)
            self.named[piece.first] = named
            for i in range(piece.first, piece.last):
                self.found.denoted[i] = named[0]
            for i in range(piece.wide_first, piece.wide_last):
                if self.wide.get(i) is piece:
                    self.found.denoted[i] = named[0]

    def _same_body(self, piece: Segment, named: tuple[Actor, MentionForm, str]) -> tuple[Actor, MentionForm, str]:
        """The body of an unknown name that is an abbreviation in brackets ("Harbour Pilots Union (HPU)") or the end of a longer name."""
        actor = named[0]
        if piece.rule != UNKNOWN or actor.kind != "organisation":
            return named
        if len(actor.name) in (2, 3) and actor.name.isupper():
            persons = [n for n in self.book.by_id.values() if n.count and initials(n.actor.name) == actor.name]
            if len(persons) == 1:
                return persons[0].actor, "name", persons[0].gender  # "JK" for Joan Kerrigan
        same = self.bodies.get(actor.name)
        if same is None and piece.last - piece.first > 1:
            same = next((b for b in reversed(self.bodies.values()) if b.name.endswith(" " + actor.name)), None)
        if same is None and len(actor.name) > 1 and actor.name.isupper():
            same = next((b for b in reversed(self.bodies.values()) if initials(b.name) == actor.name), None)
        if same is None and self.last_body is not None and self._is_in_brackets(piece, self.last_body[0]):
            same = self.last_body[1]
        self.bodies[actor.name] = same or actor
        self.last_body = piece.last, same or actor
        return same or actor, named[1], named[2]

    def _is_in_brackets(self, piece: Segment, before: int) -> bool:
        """Whether the piece is capitals alone in brackets right behind the token ``before`` (exclusive end of a name)."""
        around = self.words.plain[before : piece.first], self.words.plain[piece.last : piece.last + 1]
        return around == (["("], [")"]) and piece.last - piece.first == 1 and self.words.plain[piece.first].isupper()

    def _reserve_wide(self) -> None:
        """Titles and roles beside a name belong to the person; names of states and bodies within them stand for themselves."""
        inner = {i for piece in self.pieces for i in range(piece.first, piece.last)}
        for piece in self.pieces:
            for i in range(piece.wide_first, piece.wide_last) if piece.wide_first >= 0 else ():
                if i not in inner and self.doc[i].pos_ in ("NOUN", "PROPN", "ADJ"):
                    self.wide[i] = piece

    def _name(self, piece: Segment) -> list[str]:
        return self.doc.span(piece.first, piece.last).text.split()

    def _name_of_piece(self, piece: Segment) -> tuple[Actor, MentionForm, str] | None:
        """Actor, form and gender of a piece that is a name; None for roles and for bodies without a state, which need the memory."""
        if piece.shape == "person":
            named = self.book.enter(self._name(piece), piece)
            return named.actor, "name", named.gender
        if piece.shape == "demonym" and piece.actor:
            return (self._some_people(piece) if piece.plural else None) or piece.actor, "demonym", "n"
        if piece.shape in ("region", "thing"):
            return None
        if piece.actor is not None and piece.actor.kind == "organisation" and self.words.lower[piece.last - 1] in PARTY_PEOPLE:
            return self._some_people(piece) or piece.actor, "demonym", "n"
        if piece.actor is not None:
            return piece.actor, "name", "n" if piece.actor.kind != "person" else ""
        if piece.shape == "role" or piece.role:
            return None
        return self._unknown(piece)

    def _some_people(self, piece: Segment) -> Actor | None:
        """ "African Americans", "two Russians": not the state but some of its people."""
        before = self.doc[piece.first - 1] if piece.first else None
        if before is None or before.head.i != piece.last - 1 or not (before.pos_ in ("ADJ", "PROPN", "NUM") or before.lower_ in SOME):
            return None
        name = self.doc.span(before.i, piece.last).text
        if before.pos_ == "NUM" or before.lower_ in SOME:
            return Actor(id="unnamed/" + slug(self.doc[piece.last - 1].text), name="unnamed " + name, kind="unnamed", known=False)
        return Actor(id="group/" + slug(name), name=name, kind="group", known=False)

    def _unknown(self, piece: Segment) -> tuple[Actor, MentionForm, str] | None:
        """A name that no table holds: an organisation; places, days, treaties are nobody."""
        words = self._name(piece)
        if (
            len(words) == 1
            and piece.first
            and self.words.lower[piece.first - 1] == "the"
            and self.words.lower[piece.first] in self.actors.nouns.groups
        ):
            return None  # "the Alliance", "the Company" are read as common nouns
        kinds = {self.doc[i].ent_type_ for i in range(piece.first, piece.last)}
        body = piece.shape == "organisation" and (len(words) == 1 or any(word in LINKING for word in words))
        head = self._head(piece.first, piece.last)
        body = body or (head.dep_ == "nsubj" and self._speaks(head.head))  # what speaks is no place, whatever the tagger says
        if (
            ("PLACE" in kinds and not body)
            or words[-1] in self.actors.nouns.not_actor_heads
            or words[0] in self.actors.nouns.not_actor_heads
        ):
            return None
        name = " ".join(words)
        return Actor(id="org/" + slug(name), name=name, kind="organisation", known=False), "name", "n"

    def _read_piece(self, piece: Segment, sentence: int, quoted: bool) -> None:
        named = self.named.get(piece.first)
        if piece.shape == "thing":
            head = self._head(piece.first, piece.last)
            self._remember(head, NOBODY, "n", False, sentence, quoted, head.dep_ in ASIDE)
        if named is None and piece.role:
            actor = self.phrases.role(piece, self.book, sentence) if piece.shape == "role" else self.phrases.institution(piece, sentence)
            if actor is None:
                if piece.shape != "role":
                    self._read_word(self.doc[piece.last - 1], sentence, quoted)
                return
            named = actor, "role", "" if piece.shape == "role" else "n"
            for i in range(piece.first, piece.last):
                self.found.denoted[i] = actor
        if named is None:
            return
        actor, form, gender = named
        if piece.noun:
            self.memory.described[piece.noun] = actor
            term = None if piece.role else self.actors.terms.match([piece.noun], 0)
            self.memory.described[ROLE + (term[1][0].value if term else piece.role)] = actor
        head = self._head(piece.first, piece.last) if piece.wide_first < 0 else self._head(piece.wide_first, piece.wide_last)
        modifier = head.dep_ in ("amod", "compound") and not self._in_name(head.head)
        aside = (head.dep_ in ASIDE and head.dep_ != "compound") or modifier or (piece.shape == "place" and self._is_location(head))
        self.found.mentions.append(ActorMention(piece.first, piece.last, actor, form, piece.rule))
        plural = piece.plural or (piece.shape == "demonym" and head.i == piece.last - 1 and not modifier)
        if piece.shape == "person":
            above = phrase_head(self.doc, piece, head, self.actors.nouns, self.found.denoted)
            if above != head:
                head = above
                self.found.denoted[head.i] = actor
        self._remember(head, actor, gender, plural, sentence, quoted, aside)
        self._read_list(piece, sentence, quoted)

    # ------------------------------------------------------------ common words and pronouns

    def _read_word(self, token: Token, sentence: int, quoted: bool) -> None:
        lower = token.lower_
        if lower in PERSONAL and token.pos_ in ("PRON", "DET"):
            self._read_pronoun(token, sentence, quoted)
        elif token.pos_ in ("NOUN", "PROPN") or (token.pos_ == "ADJ" and token.dep_ != "amod") or lower in self.actors.nouns.indefinite:
            indefinite = lower in self.actors.nouns.indefinite
            phrase = self.phrases.indefinite(token, sentence) if indefinite else self.phrases.common(token, sentence)
            if phrase is None:
                if token.pos_ == "NOUN" and token.dep_ in THINGS:
                    plural = has(token, "Number", "Plur")
                    self._remember(token, NOBODY, "n", plural, sentence, quoted, token.dep_ in ASIDE)
                return
            self.found.denoted[token.i] = phrase.actor
            if phrase.known_again:
                self.found.mentions.append(ActorMention(token.i, token.i + 1, phrase.actor, "role", phrase.rule))
            self._remember(token, phrase.actor, phrase.gender, phrase.plural, sentence, quoted, token.dep_ in ASIDE)

    def _read_pronoun(self, token: Token, sentence: int, quoted: bool) -> None:
        if token.dep_ == "expl":
            return
        actor, rule = self._gloss(token, sentence), "coreference:gloss"
        if actor is None:
            speaks = token.dep_ in SUBJECTS and self._speaks(token.head)
            found, rule = self.memory.pronoun(token, sentence, quoted, speaks, self.quote_speaker), "coreference:pronoun"
            ahead = None if quoted or (found and found.sentence == sentence) else self._subject_ahead(token)
            actor = ahead or (found.actor if found else None)
        if actor is None:
            return
        self.found.denoted[token.i] = actor
        self.found.mentions.append(ActorMention(token.i, token.i + 1, actor, "pronoun", rule))
        number, gender = PERSONAL[token.lower_]
        self._remember(token, actor, gender or "n", number == "plur", sentence, quoted, token.dep_ == "nmod:poss")

    def _subject_ahead(self, token: Token) -> Actor | None:
        """ "In his speech, Erdoğan said ...", "When she left, Merkel said ...": the subject of the clause that the phrase opens."""
        number, gender = PERSONAL[token.lower_]
        if number == "plur" or gender == "n":
            return None
        for verb in token.ancestors:
            if verb.i < token.i or verb.dep_ not in CLAUSES:
                continue
            subject = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i > token.right_edge.i), None)
            if subject is None or token in subject.subtree:
                continue
            actor = self.found.denoted.get(subject.i)
            known = self.book.by_id.get(actor.id) if actor else None
            return actor if known is not None and known.gender in ("", gender) else None
        return None

    def _speaker_of_quote(self, mark: Token, sentence: int) -> Actor | None:
        """Who speaks the quotation that opens here: the subject of the verb outside on which it hangs, else the last speaker."""
        after = self.doc[mark.i + 1 : mark.i + 150]
        close = next((t.i for t in after if t.text in QUOTE_MARKS), mark.i + 150)
        inside = after[0] if len(after) else mark
        for verb in inside.ancestors:
            if not mark.i < verb.i < close:
                subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
                return self.found.denoted.get(subject.i) if subject is not None else None
        return self.memory.last_speaker(sentence, 1)

    def _gloss(self, token: Token, sentence: int) -> Actor | None:
        """The editor's own word: "They [US officials] had told"."""
        at = token.i + 1
        if at >= len(self.doc) or self.doc[at].text != "[":
            return None
        last = None
        for word in self.doc[at + 1 : at + 8]:
            if word.text == "]" and last is not None:
                phrase = None if last.i in self.found.denoted else self.phrases.common(last, sentence)
                return self.found.denoted.get(last.i) or (phrase.actor if phrase else None)
            last = word
        return None

    def _read_list(self, piece: Segment, sentence: int, quoted: bool) -> None:
        """A plain list of names before a verb is one subject, whatever the tree says: "Estonia, France and Norway issued ..."."""
        members = self.lists.get(piece.first)
        if members is None:
            return
        last = members[-1].last
        verb = self.doc[last] if last < len(self.doc) else None
        if verb is None or verb.pos_ not in ("VERB", "AUX"):
            return
        verb = verb.head if verb.pos_ == "AUX" else verb
        actors = [self.named[m.first][0] for m in members]
        main = verb.dep_ == "ROOT"
        self.memory.add(Antecedent(joined(actors), piece.first, sentence, "", True, True, self._speaks(verb), main, quoted, False, verb.i))

    def _name_spokesmen(self) -> None:
        """ "A police spokesman said ... . ..., Sgt Mary Frost said.": who speaks without a name is named in one of the next two sentences.

        Only a spokesperson, and only where the name is new, is the subject of a verb of saying and has no role of its own.
        """
        introduced: set[str] = set()
        open_: list[Antecedent] = []
        roles = {named.actor.id for named in self.book.by_id.values() if named.roles}
        for a in self.memory.said:
            open_ = [o for o in open_ if a.sentence - o.sentence <= 2]
            new = a.actor.id not in introduced
            introduced.add(a.actor.id)
            if a.subject and a.actor.id.startswith("unnamed/spokes") and not a.plural:
                open_.append(a)
            elif new and a.speaker and a.actor.kind == "person" and a.actor.id not in roles and open_:
                for o in open_:
                    for i, actor in list(self.found.denoted.items()):
                        if actor == o.actor and abs(i - o.token) <= 4:
                            self.found.denoted[i] = a.actor
                    self.found.mentions.append(ActorMention(o.token, o.token + 1, a.actor, "role", "coreference:named later"))
                open_ = []

    def _read_group(self, token: Token, sentence: int, quoted: bool) -> None:
        members = coordinated(token.head)
        actors = [actor for m in members if m.i <= token.i and (actor := self.found.denoted.get(m.i))]
        if len(actors) > 1 and members[-1] == token and len(actors) == len(members):
            self._remember(token.head, joined(actors), "", True, sentence, quoted, token.head.dep_ in ASIDE)

    # ------------------------------------------------------------ memory

    def _head(self, first: int, last: int) -> Token:
        """The token of the stretch that hangs outside it; of several, the subject."""
        heads = [token for token in self.doc[first:last] if not first <= token.head.i < last or token.head == token]
        return next((token for token in heads if token.dep_ in SUBJECTS), heads[0] if heads else self.doc[last - 1])

    def _in_name(self, token: Token) -> bool:
        return token.i in self.named or token.i in self.wide or token.i in self.found.denoted

    def _is_location(self, head: Token) -> bool:
        return head.dep_ in ("obl", "nmod") and any(c.dep_ == "case" and c.lower_ in LOCATIVE for c in head.children)

    def _remember(self, head: Token, actor: Actor, gender: str, plural: bool, sentence: int, quoted: bool, aside: bool) -> None:
        if not gender and actor.kind == "person":
            known = self.book.by_id.get(actor.id)
            gender = known.gender if known else ""
        top = head
        while not aside and top.dep_ in ("flat", "compound", "appos") and top.head != top:
            top = top.head
        subject = top.dep_ in SUBJECTS or top.dep_ == AGENT
        verb = top.head
        speaker = subject and self._speaks(verb)
        main = subject and (verb.dep_ == "ROOT" or (verb.dep_ in ("conj", "parataxis") and verb.head.dep_ == "ROOT"))
        pronoun = head.lower_ in PERSONAL
        self.memory.add(Antecedent(actor, head.i, sentence, gender, plural, subject, speaker, main, quoted, aside, verb.i, pronoun))

    def _speaks(self, verb: Token) -> bool:
        return any(c.dep_ in ("ccomp", "parataxis") for c in verb.children) or any(c.text in QUOTE_MARKS for c in verb.children)
