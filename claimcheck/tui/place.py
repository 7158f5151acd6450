"""Where an analyst left off, so that review goes on there.

This is kept in the analyst's own state folder, not in the database: it is no finding, it belongs to one person on one
machine, and a database that is mailed, read-only, or shared by two analysts is none the worse for it.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from claimcheck.export.atomic import replacing
from claimcheck.identity import digest
from claimcheck.store import Filter
from claimcheck.tui.desk import Draft


@dataclass(slots=True)
class Place:
    """What is kept of one database: for each choice of claims the ids of those that came next, and drafts by id."""

    ahead: dict[str, list[str]] = field(default_factory=dict)
    drafts: dict[str, Draft] = field(default_factory=dict)


def choice(chosen: Filter, by: str) -> str:
    """Return a name for what an analyst chose to look at; the same choice has the same name in every run."""
    values = (getattr(chosen, each.name) for each in fields(chosen))
    return digest(by, *(json.dumps(sorted(value) if isinstance(value, frozenset) else value) for value in values))[:16]


def load(database: Path) -> Place:
    """Return what was kept of the database at this path; nothing where nothing is, or it cannot be read."""
    try:
        kept = json.loads(_file(database).read_text(encoding="utf-8"))
        drafts = {claim: Draft(each["note"], tuple(each["evidence"])) for claim, each in kept["drafts"].items()}
        return Place({name: list(map(str, ids)) for name, ids in kept["ahead"].items()}, drafts)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Place()


def keep(database: Path, name: str, ahead: Sequence[str], drafts: dict[str, Draft]) -> None:
    """Keep the place in the choice of this name, and all drafts. Raises OSError where that cannot be written."""
    places = load(database).ahead | {name: list(ahead)}
    record = {
        "database": str(database.absolute()),
        "ahead": places,
        "drafts": {claim: asdict(draft) for claim, draft in drafts.items()},
    }
    path = _file(database)
    path.parent.mkdir(parents=True, exist_ok=True)
    with replacing(path) as stream:
        json.dump(record, stream, indent=1)


def _file(database: Path) -> Path:
    from platformdirs import user_state_path

    return user_state_path("claimcheck") / "review" / f"{digest(str(database.resolve()))[:16]}.json"
