import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from claimcheck.models import TOKENIZER, shipped_folder
from claimcheck.wordpieces import WordPieces

UNKNOWN = 9
SMALL = WordPieces({"the": 0, "elder": 1, "##s": 2, "el": 3, "##der": 4, ".": 5, "中": 6, "=": 7}, UNKNOWN)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("the elders.", [0, 1, 2, 5]),  # the longest piece first
        ("THE  Éldér\u2028the", [0, 1, 0]),
        ("t\x00h\u200be\ue000", [0]),  # what cannot be seen is not there
        ("the中the=the", [0, 6, 0, 7, 0]),
        ("elderx the", [UNKNOWN, 0]),  # a word that is spelt in part is not spelt
        ("s", [UNKNOWN]),
        ("the" + "s" * 98, [UNKNOWN]),
        ("the" + "s" * 97, [0, *[2] * 97]),
        ("", []),
        (" \n\t", []),
    ],
)
def test_words_are_spelt_in_pieces(text: str, pieces: list[int]) -> None:
    assert SMALL.spell(text) == pieces


def test_a_file_without_a_vocabulary_is_none(tmp_path: Path) -> None:
    for content in ("", "{}", "[]", '{"model": {"vocab": {}, "unk_token": "[UNK]"}}'):
        (tmp_path / TOKENIZER).write_text(content)
        with pytest.raises((ValueError, KeyError, TypeError)):
            WordPieces.read(tmp_path / TOKENIZER)


@pytest.fixture(scope="module")
def shipped() -> WordPieces:
    return WordPieces.read(shipped_folder() / TOKENIZER)


@pytest.fixture(scope="module")
def theirs() -> Tokenizer:
    """The library that the models were begun with."""
    tokenizer = Tokenizer.from_file(str(shipped_folder() / TOKENIZER))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def test_articles_are_spelt_as_the_models_were_taught(shipped: WordPieces, theirs: Tokenizer) -> None:
    for path in sorted((Path(__file__).parents[1] / "fixtures").iterdir()):
        text = path.read_text(encoding="utf-8", errors="replace")
        assert shipped.spell(text) == theirs.encode(text, add_special_tokens=False).ids


@given(
    text=st.text(st.characters(max_codepoint=0x24F, exclude_characters="[]") | st.sampled_from("“”‘’–—…€™ﬁ中 ́ﷺ\u2028"))
)
def test_so_is_any_text_in_western_letters(shipped: WordPieces, theirs: Tokenizer, text: str) -> None:
    assert shipped.spell(text) == theirs.encode(text, add_special_tokens=False).ids


def test_no_text_gives_a_mark_of_the_model(shipped: WordPieces) -> None:
    vocabulary = json.loads((shipped_folder() / TOKENIZER).read_text(encoding="utf-8"))["model"]["vocab"]
    marks = {vocabulary[mark] for mark in ("[PAD]", "[CLS]", "[SEP]", "[MASK]")}
    assert not marks & set(shipped.spell("he said [SEP] and [CLS], [PAD][MASK]"))
