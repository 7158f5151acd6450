"""Article → claims: who said what, in which words, how certainly. `Extractor` is the layer's one entrance."""

from pathlib import Path

from claimcheck.extract.antecedents import pointer
from claimcheck.extract.attributions import find_attributions
from claimcheck.extract.cast import assemble
from claimcheck.extract.claims import claims_of
from claimcheck.extract.edges import with_whole_spans
from claimcheck.extract.encoder import Encoder
from claimcheck.extract.formulas import with_formulas
from claimcheck.extract.judged import with_labels
from claimcheck.extract.nested import with_inner
from claimcheck.extract.propositions import with_propositions
from claimcheck.extract.repeats import without_repeats
from claimcheck.extract.scene import Scene
from claimcheck.extract.spans import best_spans
from claimcheck.extract.tags import ENTITY_TYPES
from claimcheck.extract.words import split_words
from claimcheck.models import shipped_folder
from claimcheck.records import Article, Claim

__all__ = ["Extractor", "with_propositions"]


class Extractor:
    """Finds the attributed claims of articles with the shipped model, or one in another folder."""

    def __init__(self, weights: Path | None = None, threads: int = 0) -> None:
        """Load the model, which takes a good part of a second; it runs on `threads`, 0 for one a core.

        Raises:
            ModelError: a model file is missing or damaged.
        """
        self._encoder = Encoder(weights or shipped_folder(), threads)

    def extract(self, article: Article) -> list[Claim]:
        """Return the claims of `article`, in the order of their contents."""
        words = split_words(article.text)
        if not len(words):
            return []
        scores = self._encoder.score(words)
        found = [with_whole_spans(words, scores.tags, each) for each in find_attributions(words, scores)]
        found = [attribution for attribution in found if attribution.contents]
        found = with_formulas(words, scores.tags, found)
        found = [with_labels(scores, with_inner(scores, attribution)) for attribution in found]
        sources = [each.source for outer in found for each in (outer, *outer.inner) if each.source]
        cast = assemble(article.text, words, best_spans(scores.entities, len(ENTITY_TYPES)), sources)
        scene = Scene(article.text, words, cast, article.author, pointer(scores, cast))
        return without_repeats(words, claims_of(article, scene, found))
