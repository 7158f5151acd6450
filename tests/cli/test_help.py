from pathlib import Path

import pytest
import typer
from harness import Cli

from claimcheck.cli.app import app

GROUPS = ("speakers", "publishers")
TOP = typer.main.get_command(app).commands  # type: ignore[attr-defined]
COMMANDS = TOP | {f"{group} {name}": command for group in GROUPS for name, command in TOP[group].commands.items()}
REFERENCE = Path(__file__).parents[2] / "docs" / "commands.md"


def test_the_commands_are_those_of_the_contract() -> None:
    assert list(TOP) == [
        "ingest",
        "watch",
        "extract",
        "list",
        "show",
        "original",
        "review",
        "mark",
        "undo",
        "history",
        "link",
        "check",
        "search",
        "stats",
        "timeline",
        "export",
        "import",
        "backup",
        "serve",
        "rematch",
        "doctor",
        "speakers",
        "publishers",
    ]
    assert list(TOP["speakers"].commands) == ["show", "merge", "split", "alias", "rate", "undo"]
    assert list(TOP["publishers"].commands) == ["show", "merge", "alias", "rate", "undo"]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_each_of_its_options_has_help(name: str, cli: Cli) -> None:
    assert COMMANDS[name].help
    assert [parameter.name for parameter in COMMANDS[name].params if not parameter.help] == []
    result = cli(*name.split(), "--help")
    assert result.code == 0
    assert result.out.startswith(f"Usage: claimcheck {name}")


@pytest.mark.parametrize("name", COMMANDS)
def test_the_summary_of_a_command_is_shown_in_full(name: str, cli: Cli) -> None:
    summary = COMMANDS[name].help.split("\n")[0]
    assert any(summary in line for line in cli(*name.split()[:-1], "--help").lines)


@pytest.mark.parametrize(
    "name",
    [
        "list",
        "show",
        "history",
        "search",
        "stats",
        "timeline",
        "doctor",
        "extract",
        *GROUPS,
        *(f"{each} show" for each in GROUPS),
    ],
)
def test_every_reading_command_takes_a_format(name: str) -> None:
    options = {option for parameter in COMMANDS[name].params for option in parameter.opts}
    assert {"--format", "--json"} <= options


@pytest.mark.skipif(not REFERENCE.exists(), reason="the documentation is not part of this copy")
@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name: str) -> None:
    page = REFERENCE.read_text(encoding="utf-8")
    assert f"claimcheck {name}" in page
    options = [option for parameter in COMMANDS[name].params for option in parameter.opts if option.startswith("--")]
    assert [option for option in options if option not in page] == []
