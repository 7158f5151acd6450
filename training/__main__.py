"""Make the shipped weights again: python -m training --data ../shared/data [--out claimcheck/weights]"""

import argparse
from pathlib import Path

from training.export import export_folder
from training.train import train_extractor


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds polnear/train.jsonl.gz")
    parser.add_argument("--out", type=Path, default=Path("claimcheck/weights"))
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--checkpoint", type=Path, default=Path("build/extractor.pt"))
    options = parser.parse_args()
    train_extractor(options.data, options.checkpoint, options.epochs, options.seed)
    export_folder(options.checkpoint, options.out)


if __name__ == "__main__":
    main()
