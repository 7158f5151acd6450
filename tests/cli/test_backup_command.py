from pathlib import Path

import pytest
from harness import Cli


def test_a_copy_is_made_and_counted_and_can_be_worked_with(cli: Cli, ids: list[str]) -> None:
    cli("mark", ids[0], "confirmed")
    result = cli("backup", "copy.db")
    assert (result.code, result.out) == (0, "")
    assert result.err.startswith("wrote copy.db, ")
    assert result.err.endswith(" MB, whole and checked; articles 2, claims 4, verdicts 1\n")
    assert cli("list", "--json", "--db", "copy.db").out == cli("list", "--json").out
    assert cli("undo", "--db", "copy.db").code == 0
    assert "confirmed" in cli("show", ids[0]).out


@pytest.mark.usefixtures("ids")
def test_what_is_there_is_refused_until_it_is_said_that_it_may_go(cli: Cli) -> None:
    Path("copy.db").write_text("dear diary")
    refused = cli("backup", "copy.db")
    assert refused.code == 2
    assert refused.err == "claimcheck: copy.db is there already; name another file, or add --overwrite\n"
    assert Path("copy.db").read_text() == "dear diary"
    assert cli("backup", "copy.db", "--overwrite").code == 0


def test_a_missing_database_is_3_and_a_missing_folder_1(cli: Cli, ids: list[str]) -> None:
    assert ids
    assert cli("backup", "copy.db", "--db", "other.db").code == 3
    missing = cli("backup", "missing/copy.db")
    assert (missing.code, missing.err) == (1, "claimcheck: missing/copy.db: No such file or directory\n")
