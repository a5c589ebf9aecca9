"""Files, folders and standard input; what cannot be read is told and the rest goes on."""

from __future__ import annotations

import io
import json
import os
import sys
import tracemalloc
from types import SimpleNamespace

import pytest

from hearsay.articles.readers import read_paths

TEXT = "Ships leave the port\n\nThe harbour master said on Tuesday that two ships had left the port at dawn."


def write(folder, files):
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def test_a_folder_is_read_recursively_and_sorted(tmp_path, read):
    write(tmp_path, {"in/b.txt": TEXT, "in/a/z.md": TEXT, "in/a.txt": TEXT, "in/notes.doc": "x", "in/.hidden.txt": TEXT})
    found, messages = read("in")
    assert [article.doc for article in found] == ["a", "b", "z"]
    assert messages == []
    assert all(article.text == TEXT for article in found)


def test_files_of_one_name_get_distinct_ids(tmp_path, read):
    write(tmp_path, {"in/one/a.txt": TEXT, "in/two/a.txt": TEXT, "in/b.txt": TEXT, "in/b.md": TEXT})
    assert [article.doc for article in read("in")[0]] == ["b.md", "b.txt", "one/a", "two/a"]
    assert [article.doc for article in read("in/two/a.txt")[0]] == ["a"]


def test_a_file_given_twice_is_read_once(tmp_path, read):
    write(tmp_path, {"in/a.txt": TEXT})
    assert [article.doc for article in read("in", "in/a.txt")[0]] == ["a"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("bad.txt", b"", "found nothing (empty)"),
        ("bad.txt", b"\x00\x01\x02", "found binary data"),
        ("bad.txt", "Министерство".encode("cp1251"), "wrong encoding: expected UTF-8"),
        ("bad.txt", b"a" * 8_000_001, "at most 8,000,000 bytes, found 8,000,001"),
        ("bad.txt", b"a" * 2_000_001, "at most 2,000,000 characters, found 2,000,001"),
        ("bad.html", b"", "expected an HTML page"),
        ("bad.html", b"<html><body></body></html>", "found no text to read"),
        ("bad.html", b"\x00\x01\x02", "binary data"),
        ("bad.jsonl", b"", "empty"),
        ("bad.csv", b"", "empty"),
        ("bad.csv", b"a,b\n1,2\n", 'expected a column "text" (or body, content), found: a, b'),
        ("bad.csv", b"\x00\x01", "binary"),
        ("bad.csv", "text\nМинистерство\n".encode("cp1251"), "wrong encoding"),
    ],
)
def test_bad_files_are_told_and_the_rest_is_read(tmp_path, read, name, content, reason):
    write(tmp_path, {f"in/{name}": content, "in/good.txt": TEXT})
    found, messages = read("in")
    assert [article.doc for article in found] == ["good"]
    assert len(messages) == 1
    assert messages[0].startswith(f"in/{name}")
    assert reason in messages[0]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("missing.txt", "found nothing there"),
        ("empty", "expected a folder with articles"),
        ("picture.png", "found .png"),
        ("folder.txt", "expected a folder with articles"),
    ],
)
def test_bad_paths(tmp_path, read, path, reason):
    (tmp_path / "empty").mkdir()
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "picture.png").write_bytes(b"x")
    found, messages = read(path)
    assert found == []
    assert len(messages) == 1
    assert messages[0].startswith(path)
    assert reason in messages[0]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission(tmp_path, read):
    write(tmp_path, {"in/a.txt": TEXT, "in/b.txt": TEXT})
    (tmp_path / "in/a.txt").chmod(0)
    found, messages = read("in")
    assert [article.doc for article in found] == ["b"]
    assert "cannot be read: Permission denied" in messages[0]


def test_an_unreadable_file(tmp_path, read, monkeypatch):
    write(tmp_path, {"in/a.txt": TEXT, "in/b.txt": TEXT})
    real = type(tmp_path).read_bytes

    def refuse(path):
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(type(tmp_path), "read_bytes", refuse)
    found, messages = read("in")
    assert [article.doc for article in found] == ["b"]
    assert messages == ["in/a.txt: cannot be read: Permission denied"]


def test_no_paths(read):
    assert "expected files or folders" in read()[1][0]


@pytest.mark.parametrize(
    ("data", "docs"),
    [
        (TEXT, ["stdin"]),
        (json.dumps({"text": TEXT}) + "\n" + json.dumps({"text": TEXT, "id": "x"}), ["stdin-1", "x"]),
        (f"<!DOCTYPE html><html><body><article><h1>Ships leave</h1><p>{TEXT}</p></article></body></html>", ["stdin"]),
    ],
)
def test_standard_input(monkeypatch, data, docs):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BufferedReader(io.BytesIO(data.encode()))))
    messages = []
    assert [article.doc for article in read_paths(["-"], on_error=messages.append)] == docs
    assert messages == []


def test_side_file(tmp_path, read):
    side = [
        json.dumps(
            {"doc": "a", "published": "2022-01-20", "outlet": "The Harbour", "title": "Given", "uri": "https://a.org", "author": "Jane"}
        ),
        '{"file": "b.txt", "published": "20 January 2022"}',
        '{"doc": "c", "published": null}',
        '{"doc": "d", "published": "soon"}',
        "not json",
        "[]",
        '{"published": "2022-01-20"}',
        "",
    ]
    write(
        tmp_path,
        {f"in/{name}.txt": f"{TEXT}\n\nThe end of it came on Friday, he said." for name in "abcd"} | {"in/meta.jsonl": "\n".join(side)},
    )
    found, messages = read("in", dates=tmp_path / "in/meta.jsonl")
    by_doc = {article.doc: article for article in found}
    a = by_doc["a"]
    assert (a.published, a.published_from, a.outlet, a.title, a.uri, a.byline) == (
        "2022-01-20",
        "given",
        "The Harbour",
        "Given",
        "https://a.org",
        "Jane",
    )
    assert [by_doc[doc].published for doc in "bcd"] == ["2022-01-20", None, None]
    assert [message.split(":")[1] for message in messages] == ["4", "5", "6", "7"]
    assert all(message.startswith("in/meta.jsonl:") for message in messages)


@pytest.mark.parametrize(("dateline", "told"), [("10 January 2022", "2022-01-10"), ("19 January 2022", None)])
def test_the_given_day_counts_and_the_articles_own_is_told(tmp_path, read, dateline, told):
    text = f"Ships leave the port\n\nBy Jane Doe\n{dateline}\n\nThe harbour master said on Tuesday that two ships had left the port."
    write(tmp_path, {"in/a.txt": text, "in/meta.jsonl": '{"doc": "a", "published": "2022-01-20"}'})
    (article,) = read("in", dates=tmp_path / "in/meta.jsonl")[0]
    assert (article.published, article.contradicting_day) == ("2022-01-20", told)


def test_two_dates_for_one_article_are_told(tmp_path, read):
    rows = [
        {"doc": "a", "published": "2022-01-20"},
        {"doc": "a", "outlet": "The Harbour"},
        {"doc": "a", "published": "20 January 2022"},
        {"doc": "a", "published": "2022-03-01"},
        {"file": "here/b.txt", "published": "2022-01-20"},
        {"file": "there/b.txt", "published": "2022-01-21"},
    ]
    write(tmp_path, {"a.txt": TEXT, "meta.jsonl": "\n".join(map(json.dumps, rows))})
    found, messages = read("a.txt", dates=tmp_path / "meta.jsonl")
    assert [article.published for article in found] == ["2022-03-01"]
    assert messages == ["meta.jsonl:4: expected one \"published\" for 'a', found 2022-03-01 after 2022-01-20; the later line counts"]


def test_side_file_for_the_second_article_of_a_page(tmp_path, read):
    bodies = [
        "\n\n".join(f"The ministry said on Monday that {n} ships were at sea." for n in numbers) for numbers in ((1, 2, 3), (4, 5, 6))
    ]
    page = f"Ships leave the port\n\nBy Maria Hale\n\n{bodies[0]}\n\nMarch on the harbour planned\n\nBy Lena Okafor\n\n{bodies[1]}"
    write(tmp_path, {"a.txt": page, "meta.jsonl": '{"doc": "a", "published": "2022-01-20"}\n{"doc": "a#2", "published": "2022-01-21"}'})
    found, messages = read("a.txt", dates=tmp_path / "meta.jsonl")
    assert [(article.doc, article.published) for article in found] == [("a#1", "2022-01-20"), ("a#2", "2022-01-21")]
    assert messages == []


@pytest.mark.parametrize("side", ["missing.jsonl", "in"])
def test_no_side_file(tmp_path, read, side):
    write(tmp_path, {"in/a.txt": TEXT})
    found, messages = read("in", dates=tmp_path / side)
    assert [article.doc for article in found] == ["a"]
    assert messages[0].startswith(f"--dates {side}") or f"--dates {tmp_path}/{side}" in messages[0] or side in messages[0]


def test_where_the_date_comes_from(tmp_path, read):
    rows = [
        {"text": TEXT, "date": "2022-01-20"},
        {"text": TEXT.replace("\n\n", "\n\n21 January 2022\n\n", 1)},
        {"text": TEXT, "url": "https://example.org/2022/01/22/ships"},
        {"text": TEXT},
    ]
    write(tmp_path, {"rows.jsonl": "\n".join(map(json.dumps, rows))})
    found, _ = read("rows.jsonl")
    assert [(article.published, article.published_from) for article in found] == [
        ("2022-01-20", "metadata"),
        ("2022-01-21", "text"),
        ("2022-01-22", "inferred"),
        (None, "none"),
    ]


def test_memory_stays_flat(tmp_path):
    row = json.dumps({"text": TEXT + " And the ships sailed on." * 400}) + "\n"
    (tmp_path / "rows.jsonl").write_text(row * 150)
    tracemalloc.start()
    count = sum(1 for _ in read_paths([tmp_path / "rows.jsonl"], on_error=pytest.fail))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 150
    assert peak < 1_000_000  # the file has 1.5 MB
