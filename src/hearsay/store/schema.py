"""The tables of a desk, and their version."""

from __future__ import annotations

from sqlalchemy import (
    DDL,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    event,
    text,
)

VERSION = 6
"""Of the tables below. Raise it with every change of them, and say in ``migrations.py`` how an older desk gets there."""

metadata = MetaData()

about = Table("desk", metadata, Column("name", String, primary_key=True), Column("value", String, nullable=False))
"""What the file says of itself: ``version``; ``model`` and ``knowledge``, which articles were read with; ``prints``,
``compared``, ``items`` and the kinds of ``synthesis``, the digests of what the tables of these names were made from."""

articles = Table(
    "articles",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("doc", String, nullable=False),
    Column("version", Integer, nullable=False),  # 1, 2 ... as the article changed; the highest is the one that counts
    Column("sha256", String, nullable=False),  # of the text
    Column("seal", String, nullable=False),  # digest of the text and all records, which check() takes again
    Column("uri", String),
    Column("title", String),
    Column("byline", String),
    Column("outlet", String),
    Column("published", String, index=True),
    Column("published_from", String, nullable=False),
    Column("language", String),
    Column("text", Text, nullable=False),
    UniqueConstraint("doc", "version"),
    Index("articles_by_doc", "doc", "version", "seal", "published", "outlet"),  # tells what has changed without reading any text
)

parts = Table(
    "parts",
    metadata,
    Column("article", ForeignKey("articles.key"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

records = Table(
    "records",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("article", ForeignKey("articles.key"), nullable=False),
    Column("position", Integer, nullable=False),  # among the records of the article
    Column("id", String, nullable=False, index=True),
    Column("type", String, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    Column("actor", String, index=True),  # id of the speaker (statement), of said_by (figure), of the one mentioned (mention)
    Column("act", String),
    Column("unit", String),
    Column("owner", String),
    Column("low", Float),
    Column("high", Float),
    Column("day", String),  # statement: its time, figure: as_of, else the day of publication; date: its value
    Column("json", Text, nullable=False),
    UniqueConstraint("article", "position"),
    UniqueConstraint("article", "id"),
    Index("records_by_type", "type", "unit", "owner"),
)

prints = Table(
    "prints",
    metadata,
    Column("article", Integer, primary_key=True),  # key of the article; its negative where the article was read again since
    Column("doc", String, nullable=False),
    Column("seal", String, nullable=False),
    Column("published", String),
    Column("outlet", String),
    Column("compared", Boolean, nullable=False),  # whether it was set beside the others
    Column("text", Integer, nullable=False, index=True),  # articles with the same number are the same text
    Column("cyrillic", Boolean, nullable=False),
    Column("size", Integer, nullable=False),
    Column("weight", Float, nullable=False),
    *(
        Column(name, LargeBinary, nullable=False)
        for name in ("once", "at", "sounds", "sounds_at", "loudness", "signature", "quotations", "terms", "weights")
    ),
    Column("names", Text, nullable=False),  # a JSON list
    Column("story", Integer, index=True),  # where it is gathered
    Index("prints_by_doc", "doc"),
    Index("prints_by_state", "compared", "cyrillic"),
)
"""What comparing needs of an article: its fingerprint, and what it is about (see hearsay.compare). Only what is new is printed again."""

buckets = Table(
    "buckets",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("text", Integer, primary_key=True),
    sqlite_with_rowid=False,
)
"""In which buckets texts stand (see hearsay.compare.candidates): by these a new article finds those that it is to be compared with."""

links = Table(
    "links",
    metadata,
    Column("one", Integer, primary_key=True),
    Column("other", Integer, primary_key=True),
    Column("score", Float, nullable=False),
    sqlite_with_rowid=False,
)
"""Texts of which one comes from the other, or both from a third; each pair both ways round."""

families = Table("families", metadata, Column("text", Integer, primary_key=True), Column("family", Integer, nullable=False))
"""Of which family a text is that has links: the smallest text in it."""

stories = Table(
    "stories",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("told", Integer, nullable=False, index=True),  # the story with which it is told: a larger one, or itself
    Column("size", Integer, nullable=False),
    Column("terms", LargeBinary, nullable=False),
    Column("weights", LargeBinary, nullable=False),
    Column("first_day", String),
    Column("last_day", String),
    Column("leads", LargeBinary, nullable=False),
)
"""Stories while they grow (see hearsay.compare.stories)."""

leads = Table(
    "leads",
    metadata,
    Column("term", Integer, primary_key=True),
    Column("story", Integer, primary_key=True),
    sqlite_with_rowid=False,
)
"""By which terms stories are looked up."""

rarity = Table(
    "rarity",
    metadata,
    Column("articles", Integer, primary_key=True),
    Column("terms", LargeBinary, nullable=False),
    Column("counts", LargeBinary, nullable=False),
    Column("since", Integer, nullable=False),  # articles that came and went since then
)
"""How rare terms were among the articles when stories were last gathered anew: at most one row."""

compared = Table(
    "compared",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),  # copy | quotes | story
    Column("place", String, nullable=False),  # records are told in this order, by kind
    Column("one", String, nullable=False, index=True),  # copy: the earlier of the two articles; quotes: the one that was looked at
    Column("other", String, nullable=False, index=True),
    Column("json", Text, nullable=False),
    Column("fact", Text),  # of a copy, as JSON: id, doc, of, relation, score, direction
    Index("compared_facts", "fact"),
)
"""What was found by setting the articles beside one another."""

FACT_SORT, FACT_LABEL = "json_extract(json, '$.sort')", "json_extract(json, '$.label')"
"""What a fact is (see hearsay.compare.indicator_facts), in SQL."""

items = Table(
    "items",
    metadata,
    Column("article", ForeignKey("articles.key"), primary_key=True),
    Column("kind", String, primary_key=True),  # of which part of hearsay.compare it is
    Column("position", Integer, primary_key=True),
    Column("json", Text, nullable=False),
    Index("items_by_kind", "kind", "article"),
    Index("facts_by_label", text(FACT_SORT), text(FACT_LABEL), sqlite_where=text("kind = 'fact'")),
)
"""What each article contributes to claims, series, positions and the like. An article that was looked at has at least one."""

synthesis = Table(
    "synthesis",
    metadata,
    Column("kind", String, primary_key=True),  # claim | series | position
    Column("id", String, primary_key=True),
    Column("place", String, nullable=False),  # rows are told in this order, by kind
    Column("json", Text, nullable=False),
    Index("synthesis_by_place", "kind", "place"),
)
"""What was found by setting the records beside one another."""

states = Table(
    "states",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("part", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("value", LargeBinary, nullable=False),
    UniqueConstraint("kind", "part", "number"),
)
"""How what was found comes about, so that one more article finds its place in it: arrays of numbers, see hearsay.keeping."""

readings = Table("readings", metadata, Column("name", String, primary_key=True), Column("json", Text, nullable=False))
"""What a desk told when it was last watched."""

TOKENIZE = "tokenize = 'porter unicode61 remove_diacritics 2'"

WORD_TABLES = {
    # The articles' text stands in the articles table only; the index points there.
    "article_words": f"CREATE VIRTUAL TABLE article_words USING fts5(title, text, content='articles', content_rowid='key', {TOKENIZE})",
    # What a statement or figure is about: its words, its people, its sentence. rowid = records.key
    "record_words": f"CREATE VIRTUAL TABLE record_words USING fts5(words, {TOKENIZE})",
}

for _statement in WORD_TABLES.values():
    event.listen(metadata, "after_create", DDL(_statement).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call]
