from dataclasses import replace

import pytest

from claimcheck.export.credibility import credibility
from claimcheck.records import Certainty, Corroboration, CorroborationStatus, Entry, Verdict, VerdictStatus


@pytest.mark.parametrize(
    ("verdict", "status", "certainty", "found"),
    [
        ("confirmed", "conflicting", "unverified", 1),
        ("unconfirmed", "corroborated", "unverified", 2),
        ("unconfirmed", "echoed", "certain", 3),
        ("unconfirmed", "single-source", "probable", 3),
        ("unconfirmed", "conflicting", "certain", 4),
        ("contested", "corroborated", "certain", 5),
        ("unconfirmed", "single-source", "possible", 6),
        ("unconfirmed", "echoed", "unverified", 6),
    ],
)
def test_the_verdict_comes_before_backing_and_backing_before_certainty(
    plain: Entry, verdict: str, status: str, certainty: str, found: int
) -> None:
    entry = replace(
        plain,
        claim=replace(plain.claim, certainty=Certainty(certainty)),
        corroboration=Corroboration(status=CorroborationStatus(status)),
        verdict=Verdict(status=VerdictStatus(verdict)),
    )
    assert credibility(entry) == found
