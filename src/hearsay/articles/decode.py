"""Bytes to text: UTF-8, UTF-16 with a byte order mark, or Windows-1252 where that is plausible; line ends become ``\\n``.

The text is what ``Path.read_text(encoding=...)`` returns, so offsets agree with those of anyone who opens the file in the usual way.
"""

from __future__ import annotations

import codecs
import re

from hearsay.errors import InputError

MAX_CHARACTERS = 2_000_000
"""The longest article that is read; a longer text is a book or a dump, and parsing it would take gigabytes of memory."""

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
_CONTROL_SHARE = 0.01  # a scraped article has a stray control character now and then, a binary file is full of them
LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_PLAIN_SHARE = 0.7  # English in a one-byte encoding is nearly all ASCII; text of another alphabet is not


def decode(data: bytes, source: str) -> str:
    """The text of ``data``. Raises InputError, naming ``source``, for empty, binary, wrongly encoded or too long input."""
    return checked(universal_newlines(_decoded(data, source)), source)


def checked(text: str, source: str) -> str:
    """``text`` if it can be read as an article; a half of a broken surrogate pair becomes U+FFFD, which keeps all offsets."""
    if not text.strip("\ufeff \t\r\n\f\v"):
        raise InputError(source, "expected the text of an article, found nothing (empty)")
    if len(text) > MAX_CHARACTERS:
        raise InputError(source, f"expected an article of at most {MAX_CHARACTERS:,} characters, found {len(text):,}; split it first")
    if "\x00" in text or len(_CONTROL.findall(text)) > _CONTROL_SHARE * len(text):
        raise InputError(source, "expected text, found binary data (zero bytes or control characters)")
    return LONE_SURROGATE.sub("\ufffd", text)


def universal_newlines(text: str) -> str:
    """Line ends as Python's text mode gives them."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _decoded(data: bytes, source: str) -> str:
    if data.startswith(_UTF16):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise InputError(source, f"wrong encoding: expected UTF-16 as its byte order mark says, found {error.reason}") from None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if b"\x00" in data:
            raise InputError(source, "expected text, found binary data (zero bytes)") from None
        text = _windows_1252(data)
        if text is None:
            found = f"byte 0x{data[error.start]:02x} at {error.start}"
            raise InputError(source, f"wrong encoding: expected UTF-8, found {found}; convert it (iconv -t UTF-8)") from None
        return text


def _windows_1252(data: bytes) -> str | None:
    """The text where Windows-1252 is plausible: nearly all ASCII, and not UTF-8 with a few broken bytes."""
    plain = sum(byte < 128 for byte in data)
    lenient = data.decode("utf-8", "replace")
    broken = lenient.count("\ufffd")
    if plain < _PLAIN_SHARE * len(data) or len(lenient) - broken - plain > broken:
        return None
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return None
