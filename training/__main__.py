"""Make the shipped weights again: python -m training --data ../shared/data [--out claimcheck/weights]"""

import argparse
import random
from pathlib import Path

import torch

from training.data import OWN_ANNOTATIONS, Labelled, label, read_judgements, read_polnear
from training.export import export_folder
from training.gum import read_gum
from training.marked import read_marked
from training.model import Extractor
from training.start import read_vocabulary, start
from training.train import learn

MARKED = ("tags", "entities", "links")  # what all of PolNeAR is annotated with
JUDGED = ("inner", "names", "labels")
RESTARTS = ((3, 2.0), (2, 2.8))  # epochs, and by what the rates are divided


def read_articles(data: Path) -> tuple[list[Labelled], list[Labelled]]:
    """PolNeAR's articles; and, for what they lack, those written for training and GUM's documents."""
    vocabulary = read_vocabulary()
    judgements = read_judgements(data)
    written, their_judgements = read_marked(OWN_ANNOTATIONS)
    return [label(article, judgements, vocabulary) for article in read_polnear(data)], [
        *(label(article, their_judgements, vocabulary) for article in written),
        *read_gum(data / "gum", vocabulary),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds polnear/, labels/ and gum/")
    parser.add_argument("--out", type=Path, default=Path("claimcheck/weights"))
    parser.add_argument("--work", type=Path, default=Path("build"), help="for checkpoints; a teacher there is used")
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    torch.manual_seed(options.seed)
    options.work.mkdir(parents=True, exist_ok=True)
    polnear, others = read_articles(options.data)
    teacher, student = Extractor(), Extractor()
    kept = options.work / "teacher.pt"
    if kept.exists():
        teacher.load_state_dict(torch.load(kept, weights_only=True))
    else:
        start(teacher)
        learn(teacher, polnear, MARKED, options.epochs, chance)
        torch.save(teacher.state_dict(), kept)
    start(student)
    for epochs, gentleness in ((options.epochs, 1.0), *RESTARTS):
        learn(student, [*polnear, *others], (*MARKED, *JUDGED), epochs, chance, teacher.eval(), gentleness)
        teacher.load_state_dict(student.state_dict())  # what it has become teaches it next
    torch.save(student.state_dict(), options.work / "student.pt")
    export_folder(options.work / "student.pt", options.out)


if __name__ == "__main__":
    main()
