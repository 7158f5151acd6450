"""Stored propositions as the comparison sees them."""

from claimcheck.corroborate import Report, Statement, statement_of
from claimcheck.store.matching import Place


def statement_at(place: Place) -> Statement:
    """Return the proposition at `place` as a statement."""
    return statement_of(place.article, place.claim, place.part)


def report_at(place: Place) -> Report:
    """Return the proposition at `place` in its article, with what analysts have said of its sources."""
    return Report(statement_at(place), place.article, place.assessment)
