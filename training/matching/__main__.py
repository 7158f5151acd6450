"""Make the shipped pair model again: python -m training.matching --data ../shared/data [--out claimcheck/weights]"""

import argparse
import random
from pathlib import Path

import torch

from claimcheck.corroborate.statements import Statement
from claimcheck.extract import Extractor
from claimcheck.models import MATCHER
from training.export import write_manifest
from training.matching.alike import Alike
from training.matching.apart import Apart, read_news
from training.matching.cells import write_cells
from training.matching.export import export
from training.matching.general import event_pairs, general_pairs
from training.matching.model import PairModel, start
from training.matching.pairs import Read, read
from training.matching.reported import HERE, Story, contrast_sets, read_events, read_stories, story_pairs
from training.matching.sieve import write_sieve
from training.matching.train import batches, fit
from training.start import read_vocabulary

_RATE = 1.2e-4
_OF_A_SET = 7  # pairs of a contrast set in an epoch
_OF_AN_EVENT = 125  # pairs of an event's mentions that have to do with one another, in an epoch
_APART = 5000  # pairs of look-alikes of different events in an epoch
_GENERAL = 6  # for so many pairs of news one of the research sets goes along
_EVENTS = 1000  # pairs of ECB+ in an epoch


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds pairs/, ecbplus/, stories/train/")
    parser.add_argument("--out", type=Path, default=Path("claimcheck/weights"))
    parser.add_argument("--work", type=Path, default=Path("build"), help="for checkpoints")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    torch.manual_seed(options.seed)
    options.work.mkdir(parents=True, exist_ok=True)
    vocabulary = read_vocabulary()
    model, plain = PairModel(), PairModel()
    start(model), start(plain)
    general = read(general_pairs(options.data), vocabulary, chance)
    shared_events = read(event_pairs(options.data, chance), vocabulary, chance)
    fit(model, batches(general + shared_events, chance), _RATE)

    extractor = Extractor()
    stories = [each for folder in _folders(options.data) for each in read_stories(folder, extractor)]
    events, sets = read_events(), contrast_sets()
    news = list(read_news(options.data, extractor))
    apart = Apart(plain, [*stories, *events], news, chance)

    def epoch() -> list[Read]:
        pairs = [pair for story in stories for pair in story_pairs(story, chance, unrelated=2.0, rest=0.4)]
        pairs += [
            pair for event in events for pair in story_pairs(event, chance, unrelated=1.0, rest=0.0, most=_OF_AN_EVENT)
        ]
        pairs += [pair for each in sets for pair in chance.sample(each, min(_OF_A_SET, len(each)))]
        pairs += apart.pairs(_APART)
        others = chance.sample(general, len(pairs) // _GENERAL) + chance.sample(shared_events, _EVENTS)
        return read(pairs, vocabulary, chance) + others

    plan = [batch for _ in range(options.epochs) for batch in batches(epoch(), chance)]
    fit(model, plan, _RATE, Alike([*stories, *events], vocabulary, chance))
    torch.save(model.state_dict(), options.work / "matcher.pt")
    export(model, options.out / MATCHER)
    write_cells(model, [*stories, *events], options.data, options.out)
    write_sieve(model, [*map(_statements, [*stories, *events]), *news], options.out)
    write_manifest(options.out)


def _statements(story: Story) -> list[Statement]:
    return [*(version for mention in story.mentions for version in mention.versions), *story.rest]


def _folders(data: Path) -> list[Path]:
    return [data / "stories" / "train", HERE / "stories"]


if __name__ == "__main__":
    main()
