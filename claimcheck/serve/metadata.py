"""What Datasette says of the database: what tables and columns hold, which of them matter, and the questions."""

from pathlib import Path

from claimcheck.serve.queries import QUESTIONS

NAME = "claims"  # of the database, in addresses
STATIC = "static"  # what goes with the pages, in addresses

_CLAIMS = {
    "number": "its number in this file",
    "id": "its id, the same in every file that has the article",
    "article": "the version of the article that it was last found in",
    "position": "its place among the claims of the article",
    "speaker": "who says it, by the analysts’ word if there is one",
    "quote_type": "in the source’s words (direct), the reporter’s (indirect), both (mixed); narrated by the outlet",
    "kind": "fact, prediction, opinion, intent or other",
    "certainty": "how certain source and reporter present it: certain, probable, possible, unverified",
    "polarity": "whether the source affirms or denies the statement",
    "distance": "how far the reporter stands behind it",
    "confidence": "that source and content are right: a probability from 0 to 1",
    "parent": "the claim within which it was found",
    "corroboration": "what stands behind it: single-source, echoed (one source retold), corroborated, conflicting",
    "independent_sources": "how many original sources stand behind it",
    "group_id": "the same for all claims that are the same",
    "status": "the analysts’ verdict: unconfirmed, confirmed or contested",
    "verdict": "the entry of the log that gave the verdict",
    "statement": "what is claimed; see polarity",
    "source": "where the source stands in the article’s text: [start, end] in characters",
    "cue": "where the words of saying stand: [start, end] in characters",
    "content": "where what is said stands: [start, end] in characters",
    "event": "time, quantities (with bounds and units) and names that it speaks of, as JSON",
    "alternatives": "who else may have said it, as JSON",
    "speaker_name": "the name its article gives the source",
    "speaker_type": "person, organization, group, document, anonymous or none",
    "heard": "whom the article has speak, where analysts say it is somebody else",
}
_ARTICLES = {
    "number": "the number of this version in this file",
    "id": "its id, the same for all its versions",
    "fingerprint": "a digest of all it says",
    "source": "the path or address it was read from",
    "published": "when, in UTC",
    "replaced_at": "when a later version took its place, in UTC; empty for the current one",
    "excerpt": "1 where it is but what a feed or a paywall shows",
    "origins": "where its title, publisher, author, date and address were found, as JSON",
}
_LOG = {
    "number": "its number in the ledger",
    "batch": "the first entry of the same action",
    "action": "mark, or undo",
    "by": "which analyst",
    "at": "when, in UTC",
    "evidence": "addresses, and files by SHA-256, as JSON",
    "undoes": "the entry it takes back",
    "claim_digest": "of how the claim read",
}
_SHOWN: dict[str, dict[str, object]] = {
    "claims": {
        "title": "Claims",
        "description": "Every claim ever found, also those that only former versions of their articles have, and what "
        "outlets assert themselves (quote_type narrated). The search goes through statement, speaker and title.",
        "columns": _CLAIMS,
        "facets": ["status", "corroboration", "certainty", "kind", "quote_type"],
        "label_column": "statement",
        "fts_table": "claim_search",
        "fts_pk": "number",
        "size": 50,
    },
    "articles": {
        "title": "Articles",
        "description": "A row a version; the current one has an empty replaced_at.",
        "columns": _ARTICLES,
        "facets": ["publisher", "language"],
        "label_column": "title",
        "sort_desc": "published",
    },
    "texts": {"title": "The articles’ texts", "columns": {"text": "as positions count it, in Unicode code points"}},
    "speakers": {
        "title": "Speakers",
        "description": "Each under the fullest name that articles give.",
        "facets": ["type"],
        "label_column": "name",
        "sort": "name",
    },
    "aliases": {
        "title": "The names of speakers",
        "columns": {
            "own": "1 where articles give it to the speaker itself, 0 where that was merged, or an analyst says so"
        },
    },
    "log": {
        "title": "Verdicts, given and taken back",
        "columns": _LOG,
        "facets": ["status", "by"],
        "label_column": "status",
        "sort_desc": "number",
    },
    "links": {
        "title": "What analysts say of two claims",
        "columns": {"a_part": "which proposition of a", "b_part": "which proposition of b"},
        "facets": ["link", "by"],
        "sort_desc": "number",
    },
    "source_log": {
        "title": "What analysts say of speakers and publishers",
        "columns": {
            "source": "whom it is about: a speaker’s id or a publisher’s name",
            "label": "what that was called then",
            "target": "who stands behind the part that speaker, name or claim tell",
            "rating": "reliability from A to F (Admiralty code)",
            "undoes": "the line it takes back",
        },
        "facets": ["action", "kind", "by"],
        "sort_desc": "number",
    },
    "transfers": {
        "title": "Exports and imports",
        "columns": {
            "chosen": "the filter, as JSON",
            "claims": "how many",
            "sha256": "of the file, unless it was cut short",
        },
        "sort_desc": "number",
    },
    "fetches": {
        "title": "What was fetched from the web",
        "columns": {
            "url": "what was asked for",
            "address": "what answered",
            "at": "when, in UTC",
            "sha256": "of the bytes",
        },
        "sort_desc": "number",
    },
    "standing_marks": {"title": "Verdicts that were not taken back", "columns": _LOG},
    "standing_sources": {"title": "What analysts say of speakers and publishers and did not take back"},
}
# What is derived, serves the search or keeps the books: still there for SQL, but in nobody's way.
_HIDDEN = (
    "_sqlite_migrations",
    "apart",
    "bodies",
    "cells",
    "claim_search",
    "conflicts",
    "feeds",
    "judgements",
    "known_publishers",
    "known_speakers",
    "ledger",
    "lessened",
    "likes",
    "matched_by",
    "propositions",
    "unsettled",
)
_HIDDEN_VIEWS = ("claim_words",)  # Datasette hides a view from whoever may not open it, which is everybody


def metadata(path: Path) -> dict[str, object]:
    """Return Datasette's metadata for the database at `path`."""
    tables = _SHOWN | {name: {"hidden": True} for name in _HIDDEN} | {name: {"allow": False} for name in _HIDDEN_VIEWS}
    return {
        "title": f"claimcheck: {path.name}",
        "extra_css_urls": [f"/{STATIC}/claimcheck.css"],
        "description": "Who claims what, what stands behind it, and what analysts say of it. For looking only.",
        "databases": {
            NAME: {
                "description": "Questions first, then tables. Ids of claims, speakers and groups lead on.",
                "tables": tables,
                "queries": {
                    each.name: {
                        "title": each.title,
                        "description": each.description,
                        "sql": each.sql.strip(),
                        "hide_sql": True,
                    }
                    for each in QUESTIONS
                },
            }
        },
    }
