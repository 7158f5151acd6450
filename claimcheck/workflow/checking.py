"""Whether something has been claimed, or judged, before."""

from dataclasses import dataclass
from pathlib import Path

from claimcheck.corroborate import SUGGESTED, statement_of, statements_of
from claimcheck.corroborate.vectors import likeness, packed
from claimcheck.errors import UsageError
from claimcheck.extract import with_propositions
from claimcheck.records import Article, Entry, Link
from claimcheck.store import open_reader
from claimcheck.workflow.matching import NEAR, LoadMatcher, load_matcher

_MOST = 60  # stored propositions that a sentence is compared with


@dataclass(frozen=True, slots=True)
class Known:
    """A stored claim that a text repeats or contradicts, and how probably."""

    entry: Entry
    link: Link
    probability: float


def check(database: Path, text: str, load: LoadMatcher = load_matcher) -> list[Known]:
    """Return the stored claims that `text` repeats or contradicts, likeliest first; of one group the likeliest alone.

    Raises:
        UsageError: the text holds no statement.
        DatabaseError: the database is missing or damaged.
        ModelError: from `load`.
    """
    asked = Article(id="", source="", text=text.strip().rstrip(".!?") + ".")
    statements = [each for each in statements_of(asked, with_propositions(asked, [])) if each.text]
    if not statements:
        raise UsageError("that is no statement; give a whole sentence in quotation marks")
    with open_reader(database) as reader:
        matcher = load()
        found: dict[str, Known] = {}
        vectors = matcher.model.vectors(statements)
        for statement, vector, cells in zip(statements, vectors, matcher.cells.of(vectors), strict=True):
            near = reader.in_cells(cells)
            scores = likeness(packed(vector), [stored for _, stored in near]).tolist()
            best = sorted((-score, number) for (number, _), score in zip(near, scores, strict=True) if score >= NEAR)
            places = reader.numbered([number for _, number in best[:_MOST]])
            pairs = [(statement_of(place.article, place.claim, place.part), statement) for place in places]
            for place, judged in zip(places, matcher.model.judge(pairs), strict=True):
                probability = max(judged.about_one_claim, judged.conflict)
                link = Link.SAME if judged.about_one_claim >= judged.conflict else Link.CONFLICT
                if probability >= SUGGESTED:
                    entry = reader.entry(place.claim.id)
                    group = entry.corroboration.parts[place.part].group or entry.claim.id
                    if group not in found or found[group].probability < probability:
                        found[group] = Known(entry, link, probability)
    return sorted(found.values(), key=lambda known: -known.probability)
