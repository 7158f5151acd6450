"""The neural encoder: words in, scores out."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from claimcheck.extract.pieces import END, PADDING, START, Window, cut_pieces, cut_windows
from claimcheck.extract.tags import ROLES
from claimcheck.extract.words import Words
from claimcheck.models import EXTRACTOR, Model

Floats = npt.NDArray[np.float32]
_BY_WORD = ("tags", "inner", "entities", "labels")  # outputs that are read at a word's first piece
_BATCH = 8  # windows; more gain nothing on two cores and cost memory


@dataclass(frozen=True, slots=True)
class Links:
    """What the words `first` to `last` of one window point at. Each array has a row a word of the window.

    A word of a cue looks for its source with `cue_query` among the rows of `source_key`, of which there is one more:
    the last stands for no source. A word of a content looks for its cue with `content_query` in `cue_key`. A word of
    a source, or of a cue without one, looks with `speaker_query` for the speaker's name in `name_key`, the last row
    of which stands for nobody named.
    """

    first: int
    last: int
    cue_query: Floats
    source_key: Floats
    content_query: Floats
    cue_key: Floats
    speaker_query: Floats
    name_key: Floats

    def pointed(self, first: int, last: int, queries: Floats, keys: Floats) -> Floats:
        """How probably words `first` to `last` point at each row of `keys`, the mean over the words."""
        rows = queries[first - self.first : min(last, self.last) - self.first]
        logits = rows @ keys.T / np.sqrt(keys.shape[1])
        weights = np.exp(logits - logits.max(axis=1, keepdims=True))
        return np.asarray((weights / weights.sum(axis=1, keepdims=True)).mean(axis=0), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Scores:
    """Log probabilities of a text's words: `tags` and `inner` are (words, role tags), `entities` (words, entity tags).

    `inner` are roles within the content of an attribution. `labels` is (words, roles, labels + 1): for a word of each
    role the scores of all labels, then the word's weight among those of its span. `windows` holds the links of each
    window, and `window_of` the window that answers for a word.
    """

    tags: Floats
    inner: Floats
    entities: Floats
    labels: Floats
    windows: list[Links]
    window_of: npt.NDArray[np.int64]

    def links(self, word: int) -> Links:
        """Return the links of the window that answers for `word`."""
        return self.windows[int(self.window_of[word])]


class Encoder:
    """The extraction model of a folder of weights."""

    def __init__(self, folder: Path, threads: int = 0) -> None:
        """Load the model; it runs on `threads`, 0 for one a core.

        Raises:
            ModelError: a file is missing or damaged.
        """
        self._model = Model(folder, EXTRACTOR, threads)

    def score(self, words: Words) -> Scores:
        """Run the model over `words`, in overlapping windows where they are many."""
        pieces = cut_pieces(words, self._model.vocabulary)
        windows = cut_windows(len(pieces.ids))
        outputs = [
            output
            for at in range(0, len(windows), _BATCH)
            for output in self._run(pieces.ids, pieces.features, windows[at : at + _BATCH])
        ]
        by_word: dict[str, list[Floats]] = {name: [] for name in _BY_WORD}
        links = []
        window_of = np.zeros(len(words), dtype=np.int64)
        for number, (window, output) in enumerate(zip(windows, outputs, strict=True)):
            first, last = np.searchsorted(pieces.firsts, (window.start, window.end))
            core_first, core_last = np.searchsorted(pieces.firsts, (window.core_start, window.core_end))
            rows = pieces.firsts[core_first:core_last] - window.start
            for name in _BY_WORD:
                by_word[name].append(output[name][rows])
            cue_query, source_key, content_query, cue_key, speaker_query, name_key = np.split(
                output["links"][pieces.firsts[first:last] - window.start], 6, axis=1
            )
            no_source, nobody = output["absent"]
            links.append(
                Links(
                    int(first),
                    int(last),
                    cue_query,
                    np.vstack([source_key, no_source]),
                    content_query,
                    cue_key,
                    speaker_query,
                    np.vstack([name_key, nobody]),
                )
            )
            window_of[core_first:core_last] = number
        tags, inner, entities, labels = (np.concatenate(by_word[name]) for name in _BY_WORD)
        return Scores(
            tags=_log_softmax(tags),
            inner=_log_softmax(inner),
            entities=_log_softmax(entities),
            labels=labels.reshape(len(words), len(ROLES), -1),
            windows=links,
            window_of=window_of,
        )

    def _run(
        self, ids: npt.NDArray[np.int64], features: npt.NDArray[np.int64], windows: list[Window]
    ) -> list[dict[str, Any]]:
        """Return each window's outputs, one row a piece."""
        length = max(window.end - window.start for window in windows) + 2
        batch_ids = np.full((len(windows), length), PADDING, dtype=np.int64)
        batch_features = np.zeros((len(windows), length, 3), dtype=np.int64)
        mask = np.zeros((len(windows), length), dtype=bool)
        for row, window in enumerate(windows):
            size = window.end - window.start
            batch_ids[row, 0], batch_ids[row, size + 1] = START, END
            batch_ids[row, 1 : size + 1] = ids[window.start : window.end]
            batch_features[row, 1 : size + 1] = features[window.start : window.end]
            mask[row, : size + 2] = True
        *by_piece, absent = self._model.run(
            [*_BY_WORD, "links", "absent"], {"ids": batch_ids, "features": batch_features, "mask": mask}
        )
        return [
            {name: output[row, 1:] for name, output in zip((*_BY_WORD, "links"), by_piece, strict=True)}
            | {"absent": absent}
            for row in range(len(windows))
        ]


def _log_softmax(scores: Floats) -> Floats:
    shifted = scores - scores.max(axis=1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)), dtype=np.float32)
