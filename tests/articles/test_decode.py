"""Bytes to text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.articles import decode as module
from hearsay.articles.decode import decode
from hearsay.errors import InputError


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Kyiv’s mayor said “no”.".encode(), "Kyiv’s mayor said “no”."),
        (b"one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("Kyiv’s mayor".encode("utf-16"), "Kyiv’s mayor"),
        ("The mayor’s “no” – and a café in the harbour.".encode("cp1252"), "The mayor’s “no” – and a café in the harbour."),
        (b"\xef\xbb\xbfThe mayor", "\ufeffThe mayor"),
    ],
)
def test_decoded(data, text):
    assert decode(data, "a.txt") == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_the_text_is_what_python_reads(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("texts") / "a.txt"
    path.write_bytes(text.encode())
    if text.strip("\ufeff \t\r\n\f\v"):
        assert decode(path.read_bytes(), "a.txt") == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "found nothing"),
        (b" \n\t", "found nothing"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        (b"%PDF-1.4\n" + bytes(range(256)) * 4, "binary"),
        ("Министерство сообщило о переговорах".encode("cp1251"), "wrong encoding"),
        ("Kyiv’s mayor said “no” to the ministry’s plan".encode() + b" \xff", "wrong encoding"),
        (b"\xff\xfea", "wrong encoding"),
        (b"a\x00b", "binary"),
    ],
)
def test_refused_with_file_and_reason(data, reason):
    with pytest.raises(InputError, match=rf"^a\.txt: .*{reason}"):
        decode(data, "a.txt")


def test_too_long(monkeypatch):
    monkeypatch.setattr(module, "MAX_CHARACTERS", 10)
    with pytest.raises(InputError, match="at most 10 characters, found 11"):
        decode(b"a" * 11, "a.txt")


def test_a_million_characters_in_a_line():
    assert len(decode(b"word " * 200_000, "a.txt")) == 1_000_000


def test_half_a_surrogate_pair_keeps_offsets():
    assert module.checked("a\ud800b", "a.jsonl:1") == "a\ufffdb"
