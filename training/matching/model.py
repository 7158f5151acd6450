"""The pair model in PyTorch: a BERT encoder that reads two statements side by side, or one alone."""

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from claimcheck.corroborate.pieces import CLOSE, OPEN, RELATION_PIECES
from claimcheck.records import ConflictReason
from training.model import Layer, Shape
from training.start import layers_of, start_folder

SAME, DENIAL, CONFLICT, UNRELATED = range(4)  # what a pair may be
REASONS = list(ConflictReason)


class PairModel(nn.Module):
    """Pieces in, (batch, pieces) with their segments and mask; verdicts, reasons and vectors out."""

    def __init__(self, shape: Shape | None = None, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape = shape or Shape()
        width = shape.width
        self.words = nn.Embedding(shape.vocabulary, width)
        self.positions = nn.Embedding(shape.positions, width)
        self.segments = nn.Embedding(2, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.judge = _head(width, 4, dropout)
        self.why = _head(width, len(REASONS), dropout)

    def encode(self, ids: Tensor, segments: Tensor, mask: Tensor) -> Tensor:
        hidden = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.segments(segments)
        hidden = self.dropout(self.norm(hidden))
        bias = torch.zeros(mask.shape, dtype=hidden.dtype).masked_fill(~mask, -1e4)[:, None, None, :]
        for layer in self.layers:
            hidden = layer(hidden, bias)
        return hidden

    def verdicts(self, ids: Tensor, segments: Tensor, hidden: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of what the pair is, and of why it conflicts, from its start and from where either clause opens."""
        opens = (ids == OPEN).to(hidden.dtype)
        left = (hidden * (opens * (segments == 0))[..., None]).sum(1)
        right = (hidden * (opens * (segments == 1))[..., None]).sum(1)
        read = torch.cat([hidden[:, 0], left, right], -1)
        return self.judge(read), self.why(read)

    def vectors(self, ids: Tensor, hidden: Tensor) -> Tensor:
        """The mean over the first statement's clause, of length 1."""
        opened, closed = (ids == OPEN).int().cumsum(1), (ids == CLOSE).int().cumsum(1)
        inside = ((opened > 0) & (closed == 0)).to(hidden.dtype)[..., None]
        return functional.normalize((hidden * inside).sum(1) / inside.sum(1), dim=-1)

    def heads(self) -> list[nn.Parameter]:
        """Parameters that no starting weights are known for."""
        return [*self.judge.parameters(), *self.why.parameters()]


def _head(width: int, outputs: int, dropout: float) -> nn.Sequential:
    return nn.Sequential(nn.Linear(3 * width, width), nn.Tanh(), nn.Dropout(dropout), nn.Linear(width, outputs))


def start(model: PairModel) -> None:
    """Load the encoder's weights from all-MiniLM-L6-v2; the pieces of relations mean nothing yet."""
    given = load_file(start_folder() / "model.safetensors")
    words = given["embeddings.word_embeddings.weight"]
    words[RELATION_PIECES] = torch.randn(len(RELATION_PIECES), model.shape.width) * 0.02
    known = {"words.weight": words, "segments.weight": given["embeddings.token_type_embeddings.weight"]}
    model.load_state_dict(model.state_dict() | layers_of(given, model.shape.layers) | known)
