from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extract.pieces import CONTEXT, UNKNOWN, WINDOW, cut_pieces, cut_windows
from claimcheck.extract.words import Case, split_words
from claimcheck.wordpieces import WordPieces

VOCABULARY = ["the", "elder", "##s", "deni", "##ed", "it", '"', "."]


def small(pieces: list[str] = VOCABULARY) -> WordPieces:
    return WordPieces({piece: number for number, piece in enumerate(pieces)}, UNKNOWN)


def test_a_word_is_answered_for_at_its_first_piece_and_its_features_go_with_every_piece() -> None:
    pieces = cut_pieces(split_words("The ELDERS denied it."), small())
    assert [VOCABULARY[number] for number in pieces.ids] == ["the", "elder", "##s", "deni", "##ed", "it", "."]
    assert pieces.firsts.tolist() == [0, 1, 3, 5, 6]
    assert pieces.features[1, 0] == pieces.features[2, 0] == Case.UPPER


def test_curly_quotes_are_spelt_as_straight_ones() -> None:
    pieces = cut_pieces(split_words("“it”"), small())
    assert [VOCABULARY[number] for number in pieces.ids] == ['"', "it", '"']


def test_a_name_that_looks_like_a_word_is_spelt_so_that_it_does_not() -> None:
    vocabulary = [*VOCABULARY, "is", "isis"]

    def pieces_of(text: str) -> list[str]:
        return [vocabulary[number] for number in cut_pieces(split_words(text), small(vocabulary)).ids]

    assert pieces_of("IS denied it") == ["isis", "deni", "##ed", "it"]
    assert pieces_of("IT IS IT") == ["it", "is", "it"]


def test_a_word_that_cannot_be_spelt_still_has_a_piece() -> None:
    assert cut_pieces(split_words("ж \u200b"), small()).ids.tolist() == [UNKNOWN, UNKNOWN]


@given(st.integers(1, 20_000))
def test_windows_answer_for_every_piece_once_and_see_what_is_around_it(pieces: int) -> None:
    windows = cut_windows(pieces)
    assert [w.core_start for w in windows] == [0, *(w.core_end for w in windows[:-1])]
    assert windows[-1].core_end == pieces
    for window in windows:
        assert window.end - window.start <= WINDOW - 2
        assert window.start == max(0, window.core_start - CONTEXT) or len(windows) == 1
        assert window.end == min(pieces, window.core_end + CONTEXT)
