"""Tables of articles."""

from __future__ import annotations

import json

import pytest

from hearsay.articles import rows

TEXT = "Two ships left the port at dawn, the harbour master said."


@pytest.mark.parametrize(
    "row",
    [
        {"text": TEXT, "url": "https://a.org", "title": "T", "date": "2022-01-20", "author": "J", "source": "S", "id": "x"},
        {"Body": TEXT, "URI": "https://a.org", "Headline": "T", "Published": "20 Jan 2022", "Byline": "J", "Outlet": "S", "doc": "x"},
        {
            "content": TEXT,
            "link": "https://a.org",
            "title": "T",
            "publish-date": "2022-01-20T01:00:00Z",
            "authors": ["J"],
            "publication": "S",
            "ID": "x",
        },
        {
            "text": TEXT,
            "url": "https://a.org",
            "title": "T",
            "date": "2022-01-20",
            "author": {"name": "J"},
            "source": {"name": "S"},
            "_id": {"$oid": "x"},
        },
    ],
)
def test_columns_by_their_usual_names(tmp_path, read, row):
    (tmp_path / "a.jsonl").write_text(json.dumps(row))
    (article,), messages = read("a.jsonl")
    assert messages == []
    assert article.text == TEXT
    assert (article.doc, article.uri, article.title, article.byline, article.outlet) == ("x", "https://a.org", "T", "J", "S")
    assert (article.published, article.published_from) == ("2022-01-20", "metadata")


def test_bad_lines_are_told_with_their_number(tmp_path, read):
    lines = [
        json.dumps({"text": TEXT}),
        "{bad",
        "[]",
        '{"a": 1, "b": 2}',
        '{"text": ""}',
        '{"text": "a\\u0000b"}',
        "",
        json.dumps({"text": TEXT}),
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    found, messages = read("a.jsonl")
    assert [article.doc for article in found] == ["a-1", "a-8"]
    assert [message.split(": ")[0] for message in messages] == [f"a.jsonl:{n}" for n in (2, 3, 4, 5, 6)]
    assert 'expected a column "text" (or body, content), found: a, b' in messages[2]


def test_a_bad_date_is_told_and_the_article_read(tmp_path, read):
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": TEXT, "date": "31/02/2022"}))
    (article,), messages = read("a.jsonl")
    assert (article.published, article.published_from) == (None, "none")
    assert messages == ["a.jsonl:1: expected a date such as 2022-01-20, found '31/02/2022'; taken as not known"]


def test_an_id_used_twice_is_made_distinct(tmp_path, read):
    (tmp_path / "a.jsonl").write_text("\n".join([json.dumps({"text": TEXT, "id": "x"})] * 3))
    assert [article.doc for article in read("a.jsonl")[0]] == ["x", "x~2", "x~3"]


def test_records_of_ours_are_no_articles_and_said_once(tmp_path, read):
    document = {"type": "document", "id": "d-1", "doc": "wire", "sha256": "0", "parts": []}
    (tmp_path / "records.jsonl").write_text(f"{json.dumps(document)}\n" * 2)
    assert read("records.jsonl") == ([], ["records.jsonl: expected articles, found records that hearsay wrote; leave this file out"])


def test_a_line_that_is_too_long(tmp_path, read, monkeypatch):
    monkeypatch.setattr(rows, "MAX_LINE", 200)
    lines = [json.dumps({"text": "long " * 500}), json.dumps({"text": TEXT})]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    found, messages = read("a.jsonl")
    assert [article.doc for article in found] == ["a-2"]
    assert "at most 200 bytes" in messages[0]


def test_the_text_stays_as_it_stands_in_the_row(tmp_path, read):
    text = "One line\r\nand \U0001f600 another\u2028and more"
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": text}))
    assert read("a.jsonl")[0][0].text == text


@pytest.mark.parametrize(("delimiter", "encoding"), [(",", "utf-8"), (";", "utf-8-sig"), ("\t", "utf-16")])
def test_csv(tmp_path, read, delimiter, encoding):
    table = [["id", "Text", "date"], ["x", f'"{TEXT}\nHe said ""no"" twice."', "2022-01-20"], ["", f'"{TEXT}"', ""]]
    (tmp_path / "a.csv").write_text("\n".join(delimiter.join(row) for row in table), encoding=encoding)
    found, messages = read("a.csv")
    assert messages == []
    assert [article.doc for article in found] == ["x", "a-2"]
    assert found[0].text == f'{TEXT}\nHe said "no" twice.'
    assert [article.published for article in found] == ["2022-01-20", None]


def test_csv_rows_that_are_short_or_empty(tmp_path, read):
    (tmp_path / "a.csv").write_text(f'id,text\nx,"{TEXT}"\ny\nz,"{TEXT}",more\n')
    found, messages = read("a.csv")
    assert [article.doc for article in found] == ["x", "z"]
    assert len(messages) == 1
    assert messages[0].startswith("a.csv:3: ")


def test_a_side_file_among_the_articles_is_no_article_and_said_once(tmp_path, read):
    facts = {"doc": "wire", "published": "2022-01-20", "outlet": "Northgate Wire"}
    (tmp_path / "meta.jsonl").write_text(f"{json.dumps(facts)}\n" * 2)
    message = "meta.jsonl: expected articles, found facts about articles; leave this file out, or add: --dates meta.jsonl"
    assert read("meta.jsonl") == ([], [message])
