import csv
import json
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from builders import STORY, make_article, make_claim
from harness import Cli

from claimcheck.store import open_store


@pytest.mark.usefixtures("ids")
def test_claims_are_counted_with_bars(cli: Cli) -> None:
    lines = cli("stats", columns=60).lines
    assert lines[0] == "4 claims"
    assert "  certain               3  75%  " + 28 * "█" in lines
    assert "  unverified            1  25%  █████████▍" in lines
    assert "  2016-03-22            2  50%  " + 28 * "█" in lines
    assert any(line.startswith("  undated ") for line in lines)
    assert max(map(len, lines)) <= 60


@pytest.mark.usefixtures("ids")
def test_the_filters_of_list_hold(cli: Cli) -> None:
    assert cli("stats", "--speaker", "police").lines[0] == "1 claim"
    nothing = cli("stats", "--confirmed")
    assert (nothing.code, nothing.out) == (0, "")
    assert nothing.err == "no claims; ingest articles, or choose less narrowly\n"


@pytest.mark.usefixtures("ids")
def test_programs_get_a_row_a_word_and_a_day(cli: Cli) -> None:
    rows = list(csv.DictReader(StringIO(cli("stats", "-f", "csv").out)))
    assert {"by": "certainty", "value": "unverified", "claims": "1", "share": "0.25"} in rows
    assert {"by": "day", "value": "2016-03-22", "claims": "2", "share": "0.5"} in rows
    assert {"by": "day", "value": None, "claims": 2, "share": 0.5} in json.loads(cli("stats", "--json").out)


def test_many_days_are_shown_as_months_and_many_months_as_years(cli: Cli) -> None:
    with open_store(Path("claims.db")) as store:
        for number in range(40):
            day = date(2016, 1, 1) + timedelta(days=number)
            article = make_article(f"{STORY} {number}", source=f"{number}.txt", published=f"{day}T00:00:00Z")
            store.save(article, [make_claim(article, "The war is over")])
    lines = cli("stats").lines
    assert "month" in lines
    assert any(line.startswith("  2016-02               9") for line in lines)
    assert len([row for row in json.loads(cli("stats", "--json").out) if row["by"] == "day"]) == 40
