import json

import numpy as np
import pytest
from reports import make_statement

from claimcheck.corroborate.pieces import (
    CLOSE,
    DENIED,
    END,
    OPEN,
    RELATION_PIECES,
    START,
    pair_arrays,
    relation_pieces,
    single_arrays,
    statement_pieces,
)
from claimcheck.corroborate.relations import Amounts, Gap, Names, Negation, Relations, Subject, Times, Voices
from claimcheck.models import TOKENIZER, shipped_folder
from claimcheck.wordpieces import WordPieces


@pytest.fixture(scope="module")
def vocabulary() -> WordPieces:
    return WordPieces.read(shipped_folder() / TOKENIZER)


def read(pieces: list[int]) -> str:
    """The words that pieces of the shipped vocabulary spell."""
    numbers = json.loads((shipped_folder() / TOKENIZER).read_text(encoding="utf-8"))["model"]["vocab"]
    spelt = {number: piece for piece, number in numbers.items()}
    return " ".join(spelt[piece] for piece in pieces).replace(" ##", "")


def test_a_statement_is_read_in_its_sentence_with_who_and_when(vocabulary: WordPieces) -> None:
    statement = make_statement(
        "the ferry sank", "Coast Guard", published="2031-06-12T09:00:00Z", left="He said that ", right=" off the cape."
    )
    (pieces,) = statement_pieces([statement], vocabulary)
    inside = pieces[pieces.index(OPEN) + 1 : pieces.index(CLOSE)]
    assert read(inside) == "the ferry sank"
    assert read(pieces[: pieces.index(OPEN)]) == "thursday 12 june : coast guard : he said that"
    assert read(pieces[pieces.index(CLOSE) + 1 :]) == "off the cape ."


def test_what_is_denied_is_marked(vocabulary: WordPieces) -> None:
    (denied,) = statement_pieces([make_statement("the ferry sank", denied=True)], vocabulary)
    (affirmed,) = statement_pieces([make_statement("the ferry sank")], vocabulary)
    assert DENIED in denied
    assert DENIED not in affirmed


def test_long_statements_are_cut(vocabulary: WordPieces) -> None:
    long = make_statement("sank " * 500, "name " * 100, left="left " * 500, right="right " * 500)
    (pieces,) = statement_pieces([long], vocabulary)
    assert len(pieces) <= 120
    assert CLOSE in pieces


def test_every_value_of_every_relation_has_a_piece_of_its_own() -> None:
    first = Relations(
        Amounts.NONE, Times.NONE, Names.NONE, Voices.UNKNOWN, Gap.UNKNOWN, Negation.ALIKE, Subject.UNKNOWN
    )
    last = Relations(
        Amounts.OTHER_UNITS,
        Times.APART,
        Names.DIFFERENT,
        Voices.DIFFERENT,
        Gap.LONGER,
        Negation.DIFFERENT,
        Subject.MUCH,
    )
    assert len({*relation_pieces(first), *relation_pieces(last)}) == 14
    assert {*relation_pieces(first), *relation_pieces(last)} <= set(RELATION_PIECES)


def test_a_pair_is_two_segments_and_padding_is_masked() -> None:
    ids, segments, mask = pair_arrays([([11], [7, 8], [9]), ([12], [7], [9, 9, 9, 9])])
    assert ids[0].tolist() == [START, 11, 7, 8, END, 9, END, 0, 0]
    assert segments[0].tolist() == [0, 0, 0, 0, 0, 1, 1, 0, 0]
    assert mask.sum(axis=1).tolist() == [7, 9]


def test_a_statement_alone_is_one_segment() -> None:
    ids, segments, mask = single_arrays([7, 8])
    assert ids.tolist() == [[START, 7, 8, END]]
    assert not segments.any()
    assert np.all(mask)
