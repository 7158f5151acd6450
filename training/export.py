"""Write the trained extractor as int8 ONNX, with its tokenizer and the checksums of both."""

import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from claimcheck.models import CELLS, EXTRACTOR, MANIFEST, MATCHER, SIEVE, TOKENIZER
from training.model import Extractor
from training.start import start_folder

OUTPUTS = ("tags", "inner", "entities", "links", "labels")


class Exported(nn.Module):
    """What the package asks for: the heads' outputs, and the keys of what is absent."""

    def __init__(self, extractor: Extractor) -> None:
        super().__init__()
        self.extractor = extractor

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        outputs = self.extractor(ids, features, mask)
        return *(getattr(outputs, name) for name in OUTPUTS), self.extractor.absent


def export(extractor: Extractor, path: Path, quantize: bool = True) -> None:
    """Trace `extractor` and write it to `path`, its weights as 8-bit integers unless `quantize` is False."""
    example = (
        torch.full((2, 16), 100),
        torch.zeros((2, 16, 3), dtype=torch.long),
        torch.ones((2, 16), dtype=torch.bool),
    )
    axes = {0: "batch", 1: "pieces"}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            Exported(extractor).eval(),
            example,
            str(plain),
            input_names=["ids", "features", "mask"],
            output_names=[*OUTPUTS, "absent"],
            dynamic_axes=dict.fromkeys(["ids", "features", "mask", *OUTPUTS], axes),
            opset_version=17,
            dynamo=False,
        )
        if quantize:
            quantize_dynamic(
                plain,
                path,
                weight_type=QuantType.QInt8,
                per_channel=True,
                reduce_range=True,  # else processors without VNNI overflow, and find other claims
                op_types_to_quantize=["MatMul", "Gather"],
            )
        else:
            shutil.copyfile(plain, path)
    onnx.checker.check_model(str(path))


def write_manifest(folder: Path) -> None:
    """Write the checksums of the model files that are in `folder`."""
    names = [name for name in (EXTRACTOR, MATCHER, CELLS, SIEVE, TOKENIZER) if (folder / name).exists()]
    files = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
    (folder / MANIFEST).write_text(json.dumps({"sha256": files}, indent=1) + "\n", encoding="utf-8")


def export_folder(checkpoint: Path, folder: Path, quantize: bool = True) -> None:
    """Write everything the package needs to run the model trained into `checkpoint` to `folder`."""
    extractor = Extractor()
    extractor.load_state_dict(torch.load(checkpoint, weights_only=True))
    folder.mkdir(parents=True, exist_ok=True)
    export(extractor, folder / EXTRACTOR, quantize)
    shutil.copyfile(start_folder() / "tokenizer.json", folder / TOKENIZER)
    write_manifest(folder)
