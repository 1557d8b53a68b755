"""Bytes become text in the encodings that reports come in; anything else names the byte."""

import codecs

import pytest

from parsing.reading import DecodeError, decode

TEXT = "云川省青岭市司法局 2023 年报：１２件"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("gb18030"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 le", "utf-16 be", "gb18030"],
)
def test_a_text_is_the_same_in_every_encoding(data):
    assert decode(data) == TEXT


def test_an_undecodable_byte_is_named_by_its_offset():
    with pytest.raises(DecodeError) as raised:
        decode("年报".encode() + b"\xff\xff")
    assert (raised.value.offset, raised.value.reason) == (6, "undecodable")


def test_binary_rubbish_is_named_by_its_first_control_byte():
    with pytest.raises(DecodeError) as raised:
        decode(b"PK\x03\x04 and more")
    assert (raised.value.offset, raised.value.reason) == (2, "binary")


def test_half_a_character_of_utf_16_is_undecodable():
    with pytest.raises(DecodeError) as raised:
        decode(codecs.BOM_UTF16_LE + "年".encode("utf-16-le") + b"\x00")
    assert raised.value.reason == "undecodable"
