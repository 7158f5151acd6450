"""The neural encoder: words in, scores out. The only file that runs a model."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from claimcheck.errors import ModelError
from claimcheck.extract.pieces import END, PADDING, START, Window, cut_pieces, cut_windows
from claimcheck.extract.weights import MODEL, TOKENIZER, verify
from claimcheck.extract.words import Words

Floats = npt.NDArray[np.float32]
_BATCH = 8  # windows; more gain nothing on two cores and cost memory


@dataclass(frozen=True, slots=True)
class Links:
    """What the words `first` to `last` of one window point at. Each array has a row a word of the window.

    A word of a cue looks for its source with `cue_query` among the rows of `source_key`, of which there is one more:
    the last stands for no source. A word of a content looks for its cue with `content_query` in `cue_key`.
    """

    first: int
    last: int
    cue_query: Floats
    source_key: Floats
    content_query: Floats
    cue_key: Floats


@dataclass(frozen=True, slots=True)
class Scores:
    """Log probabilities of a text's words: `tags` is (words, role tags), `entities` (words, entity tags).

    `windows` holds the links of each window, and `window_of` the window that answers for a word.
    """

    tags: Floats
    entities: Floats
    windows: list[Links]
    window_of: npt.NDArray[np.int64]


class Encoder:
    """An ONNX Runtime session and its tokenizer, from a folder of weights."""

    def __init__(self, folder: Path, threads: int = 0) -> None:
        """Load the model after checking it; `threads` is ONNX Runtime's, 0 for one a core.

        Raises:
            ModelError: a file is missing or damaged.
        """
        import onnxruntime
        from tokenizers import Tokenizer

        verify(folder)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(
                str(folder / MODEL), options, providers=["CPUExecutionProvider"]
            )
            self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        except Exception as error:  # either library raises what it likes for a file it cannot read
            raise ModelError(f"the model cannot be loaded ({error}); install claimcheck again") from error
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()

    def score(self, words: Words) -> Scores:
        """Run the model over `words`, in overlapping windows where they are many."""
        pieces = cut_pieces(words, self._tokenizer)
        windows = cut_windows(len(pieces.ids))
        outputs = [
            output
            for at in range(0, len(windows), _BATCH)
            for output in self._run(pieces.ids, pieces.features, windows[at : at + _BATCH])
        ]
        tags, entities, links = [], [], []
        window_of = np.zeros(len(words), dtype=np.int64)
        for number, (window, output) in enumerate(zip(windows, outputs, strict=True)):
            first, last = np.searchsorted(pieces.firsts, (window.start, window.end))
            core_first, core_last = np.searchsorted(pieces.firsts, (window.core_start, window.core_end))
            rows = pieces.firsts[core_first:core_last] - window.start
            tags.append(output["tags"][rows])
            entities.append(output["entities"][rows])
            cue_query, source_key, content_query, cue_key = np.split(
                output["links"][pieces.firsts[first:last] - window.start], 4, axis=1
            )
            source_key = np.vstack([source_key, output["no_source"]])
            links.append(Links(int(first), int(last), cue_query, source_key, content_query, cue_key))
            window_of[core_first:core_last] = number
        return Scores(
            tags=_log_softmax(np.concatenate(tags)),
            entities=_log_softmax(np.concatenate(entities)),
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
        tags, entities, links, no_source = self._session.run(
            ["tags", "entities", "links", "no_source"],
            {"ids": batch_ids, "features": batch_features, "mask": mask},
        )
        return [
            {"tags": tags[row, 1:], "entities": entities[row, 1:], "links": links[row, 1:], "no_source": no_source}
            for row in range(len(windows))
        ]


def _log_softmax(scores: Floats) -> Floats:
    shifted = scores - scores.max(axis=1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)), dtype=np.float32)
