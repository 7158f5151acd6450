"""Write the trained pair model as int8 ONNX."""

import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from claimcheck.corroborate.pieces import CLOSE, OPEN
from training.matching.model import PairModel

_INPUTS, _OUTPUTS = ["ids", "segments", "mask"], ["verdict", "reason", "vector"]


class _Exported(nn.Module):
    def __init__(self, model: PairModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, segments: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        hidden = self.model.encode(ids, segments, mask)
        return *self.model.verdicts(ids, segments, hidden), self.model.vectors(ids, hidden)


def export(model: PairModel, path: Path) -> None:
    """Trace `model` and write it to `path`, its weights as 8-bit integers."""
    ids = torch.full((1, 16), 1037)
    ids[0, 2], ids[0, 6], ids[0, 9], ids[0, 12] = OPEN, CLOSE, OPEN, CLOSE
    segments = torch.zeros((1, 16), dtype=torch.long)
    segments[0, 8:] = 1
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            _Exported(model).eval(),
            (ids, segments, torch.ones((1, 16), dtype=torch.bool)),
            str(plain),
            input_names=_INPUTS,
            output_names=_OUTPUTS,
            dynamic_axes={key: {0: "batch", 1: "pieces"} for key in _INPUTS} | {key: {0: "batch"} for key in _OUTPUTS},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            plain,
            path,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,  # as the extractor is: processors without VNNI would overflow
            op_types_to_quantize=["MatMul", "Gather"],
        )
    onnx.checker.check_model(str(path))
