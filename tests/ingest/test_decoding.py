import codecs

import pytest

from claimcheck.errors import InputError
from claimcheck.ingest.decoding import decode
from claimcheck.ingest.language import foreign_language

QUOTED = "“Daesh is on the run,” Ghani told reporters — it wasn’t the first time he said so at the Café Naïve."


@pytest.mark.parametrize(
    "data",
    [
        QUOTED.encode("utf-8"),
        codecs.BOM_UTF8 + QUOTED.encode("utf-8"),
        QUOTED.encode("utf-16"),
        codecs.BOM_UTF16_BE + QUOTED.encode("utf-16-be"),
        QUOTED.encode("utf-32"),
        QUOTED.encode("cp1252"),
        QUOTED.encode("mac_roman"),
    ],
    ids=["UTF-8", "UTF-8 marked", "UTF-16", "UTF-16 big-endian", "UTF-32", "Windows-1252", "Mac Roman"],
)
def test_the_encoding_is_made_out(data):
    assert decode(data) == QUOTED


def test_chinese_is_made_out():
    text = "塔利班发言人否认了这一报道，称其为政府的宣传。官员们说，行动仍在继续。"
    assert decode(text.encode("gb18030")) == text


@pytest.mark.parametrize("encoding", ["cp1251", "koi8_r"])
def test_russian_is_made_out_well_enough_to_be_known_as_foreign(encoding):
    text = "Представитель талибов отверг сообщение и назвал его пропагандой правительства в Кабуле. " * 2
    assert foreign_language(decode(text.encode(encoding)))


def test_the_encoding_a_page_declares_is_believed():
    page = '<meta charset="iso-8859-2"><p>Minister Šimečka said no.</p>'
    assert decode(page.encode("iso-8859-2")) == page


def test_line_ends_become_lf():
    assert decode(b"one\r\ntwo\rthree\nfour") == "one\ntwo\nthree\nfour"


def test_a_second_byte_order_mark_is_part_of_the_text():
    assert decode(codecs.BOM_UTF8 * 2 + b"a") == "\ufeffa"


def test_a_cut_off_file_is_not_taken_for_another_encoding():
    with pytest.raises(InputError, match="damaged UTF-8 at byte 110; save it again"):
        decode(QUOTED.encode() + "”".encode()[:-1])


def test_null_bytes_make_it_binary():
    with pytest.raises(InputError, match="binary data"):
        decode(b"GIF89a\0\x01")


@pytest.mark.parametrize(
    "data", [codecs.BOM_UTF16_LE + b"a", bytes(range(1, 256))], ids=["half a character", "all bytes"]
)
def test_bytes_that_are_no_text_are_refused(data):
    with pytest.raises(InputError, match="its text encoding cannot be made out; save it as UTF-8"):
        decode(data)
