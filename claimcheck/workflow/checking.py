"""Whether something has been claimed, or judged, before."""

from dataclasses import dataclass, replace
from pathlib import Path

from claimcheck.corroborate import SUGGESTED, likes, rank, statements_of
from claimcheck.corroborate.vectors import packed, unpacked
from claimcheck.errors import UsageError
from claimcheck.extract import with_propositions
from claimcheck.records import Article, Entry, Link
from claimcheck.store import open_reader
from claimcheck.workflow.matching import LoadMatcher, load_matcher
from claimcheck.workflow.pairing import promising
from claimcheck.workflow.places import statement_at


@dataclass(frozen=True, slots=True)
class Known:
    """A stored claim that a text repeats or contradicts, how probably, and how it ranks among others."""

    entry: Entry
    link: Link
    probability: float
    rank: float


def check(database: Path, text: str, load: LoadMatcher = load_matcher) -> list[Known]:
    """Return the stored claims that `text` repeats or contradicts, likeliest first; of one group the likeliest alone.

    Raises:
        UsageError: the text holds no statement.
        DatabaseError: the database is missing or damaged.
        ModelError: from `load`.
    """
    asked = Article(id="", source="", text=text.strip().rstrip(".!?") + ".")
    # A sentence alone does not say what it is about.
    statements = [
        replace(each, around=None) for each in statements_of(asked, with_propositions(asked, [])) if each.text
    ]
    if not statements:
        raise UsageError("that is no statement; give a whole sentence in quotation marks")
    with open_reader(database) as reader:
        matcher = load()
        known: dict[str, Known] = {}
        vectors = [packed(vector) for vector in matcher.model.vectors(statements)]
        for statement, vector, cells in zip(statements, vectors, matcher.cells.of(unpacked(vectors)), strict=True):
            promises = likes(promising(matcher.sieve, vector, 0, reader.in_cells(cells)))
            places = reader.numbered(sorted(promises))
            pairs = [(statement_at(place), statement) for place in places]
            for place, judged in zip(places, matcher.model.judge(pairs), strict=True):
                probability = max(judged.about_one_claim, judged.conflict)
                link = Link.SAME if judged.about_one_claim >= judged.conflict else Link.CONFLICT
                if probability >= SUGGESTED:
                    entry = reader.entry(place.claim.id)
                    group = entry.corroboration.parts[place.part].group or entry.claim.id
                    found = Known(entry, link, probability, rank(judged, promises[place.number].odds))
                    if group not in known or known[group].rank < found.rank:
                        known[group] = found
    return sorted(known.values(), key=lambda each: -each.rank)
