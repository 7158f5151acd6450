"""Words to the arrays the encoder reads: word pieces with their features, cut into windows."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from claimcheck.extract.words import Case, Words
from claimcheck.wordpieces import WordPieces

# The longest window, in pieces, with the two marks at its ends, and the share of it at either end that is
# read for context only. Windows of this length were trained on; the encoder's own limit is 512.
WINDOW = 448
CONTEXT = 48
PADDING, UNKNOWN, START, END = 0, 100, 101, 102  # [PAD], [UNK], [CLS] and [SEP] in the vocabulary
_LONGEST_WORD = 16  # pieces; what is cut off (of an internet address, say) tells nothing about attribution
_NAMES_LIKE_WORDS = {"IS": "isis", "US": "usa"}
_CURLY = str.maketrans("“”„«»‘’", '"""""\'\'')


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text's word pieces. `ids` and `features` are (pieces,) and (pieces, 3); `firsts` has a word's first piece."""

    ids: npt.NDArray[np.int64]
    features: npt.NDArray[np.int64]
    firsts: npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces `start` to `end` go through the encoder; of them, `core_start` to `core_end` are answered for."""

    start: int
    end: int
    core_start: int
    core_end: int


def cut_pieces(words: Words, vocabulary: WordPieces) -> Pieces:
    """Spell `words` in `vocabulary`; a word it cannot spell becomes one unknown piece."""
    forms = [_unmistakable(words, index) for index in range(len(words))]
    spellings = {form: _spell(form, vocabulary) for form in set(forms)}
    ids: list[int] = []
    owners: list[int] = []
    firsts: list[int] = []
    for index, form in enumerate(forms):
        firsts.append(len(ids))
        spelling = spellings[form]
        ids += spelling
        owners += [index] * len(spelling)
    by_word = np.array([words.cases, words.quotes, words.places], dtype=np.int64).T
    return Pieces(
        ids=np.array(ids, dtype=np.int64),
        features=by_word.reshape(-1, 3)[np.array(owners, dtype=np.int64)],
        firsts=np.array(firsts, dtype=np.int64),
    )


def _unmistakable(words: Words, index: int) -> str:
    """Return a word, or for a name that in lower case would be another word a spelling that is only a name."""
    form = words.forms[index]
    neighbours = words.cases[max(0, index - 1) : index + 2]
    in_capitals = neighbours.count(Case.UPPER) > 1  # a headline, where IS may well be a verb
    return form if in_capitals else _NAMES_LIKE_WORDS.get(form, form)


def _spell(form: str, vocabulary: WordPieces) -> list[int]:
    return vocabulary.spell(form.translate(_CURLY))[:_LONGEST_WORD] or [UNKNOWN]


def cut_windows(pieces: int) -> list[Window]:
    """Cover `pieces` word pieces with the fewest equal windows, each seeing CONTEXT pieces beyond its core."""
    room = WINDOW - 2  # the marks at either end
    if pieces <= room:
        return [Window(0, pieces, 0, pieces)] if pieces else []
    count = -(-(pieces - 2 * CONTEXT) // (room - 2 * CONTEXT))
    edges = [round(CONTEXT + (pieces - 2 * CONTEXT) * k / count) for k in range(count + 1)]
    edges[0], edges[-1] = 0, pieces
    return [Window(max(0, start - CONTEXT), min(pieces, end + CONTEXT), start, end) for start, end in pairwise(edges)]
