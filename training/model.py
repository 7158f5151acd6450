"""The extractor in PyTorch: a BERT encoder with word features and five heads."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from claimcheck.extract.tags import ENTITY_TYPES, LABELS, ROLES, tag_count
from claimcheck.extract.words import Case, Place, Quote

FEATURES = (len(Case), len(Quote), len(Place))


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of all-MiniLM-L6-v2, and of the link heads' queries and keys."""

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

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        batch, length, width = hidden.shape

        def heads(x: Tensor) -> Tensor:
            return x.view(batch, length, self.attention_heads, -1).transpose(1, 2)

        attended = functional.scaled_dot_product_attention(
            heads(self.query(hidden)),
            heads(self.key(hidden)),
            heads(self.value(hidden)),
            attn_mask=bias,  # no dropout here: drawing it costs more on a CPU than all else in the layer
        )
        attended = self.mixed(attended.transpose(1, 2).reshape(batch, length, width))
        hidden = self.norm1(hidden + self.dropout(attended))
        return self.norm2(hidden + self.dropout(self.down(functional.gelu(self.up(hidden)))))


@dataclass(frozen=True, slots=True)
class Outputs:
    """What the heads say of each piece; every tensor is (batch, length, ...).

    `tags`, `inner` and `entities` are scores of BIO tags: of roles, of roles within another attribution's content,
    and of names. `links` holds, side by side: the query of a cue for its source, the key of a source, the query of
    a content for its cue, the key of a cue, the query of a source (or a cue without one) for the speaker's name,
    the key of a name. `labels` holds for each role the scores of all labels, then the weight
    of the piece among those of its span.
    """

    tags: Tensor
    inner: Tensor
    entities: Tensor
    links: Tensor
    labels: Tensor


class Extractor(nn.Module):
    """Pieces in, `Outputs` out.

    `absent` are the keys that stand for no source among those of sources, and for nobody among those of names.
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
        self.inner_tagger = nn.Linear(shape.width, tag_count(ROLES))
        self.entity_tagger = nn.Linear(shape.width, tag_count(ENTITY_TYPES))
        self.linker = nn.Linear(shape.width, 6 * shape.link)
        self.labeller = nn.Linear(shape.width, len(ROLES) * (len(LABELS) + 1))
        self.absent = nn.Parameter(torch.zeros(2, shape.link))
        for table in self.features:
            nn.init.normal_(table.weight, std=0.01)

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> Outputs:
        """Read (batch, length) `ids` with (batch, length, 3) `features`; `mask` is True where there is a piece."""
        hidden = self.words(ids) + self.positions.weight[: ids.shape[1]]
        for column, table in enumerate(self.features):
            hidden = hidden + table(features[..., column])
        hidden = self.dropout(self.norm(hidden))
        bias = torch.zeros(mask.shape, dtype=hidden.dtype).masked_fill(~mask, -1e4)[:, None, None, :]
        for layer in self.layers:
            hidden = layer(hidden, bias)
        hidden = self.dropout(hidden)
        return Outputs(
            tags=self.tagger(hidden),
            inner=self.inner_tagger(hidden),
            entities=self.entity_tagger(hidden),
            links=self.linker(hidden),
            labels=self.labeller(hidden),
        )

    def heads(self) -> list[nn.Parameter]:
        """Parameters that no starting weights are known for."""
        names = ("tagger", "inner_tagger", "entity_tagger", "linker", "labeller", "absent")
        return [parameter for name, parameter in self.named_parameters() if name.startswith(names)]
