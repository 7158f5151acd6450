"""Three screens as they look, at two sizes.

The pictures lie in snapshots/, to be looked at in a browser. Compared are not their bytes, in which every version of
Textual differs, but what is written where, and in which colours. `UPDATE_SNAPSHOTS=1 pytest tests/tui` draws them anew.
"""

import os
from pathlib import Path

import pytest
from screens import NARROW, WIDE, press, runs_of

SNAPSHOTS = Path(__file__).with_name("snapshots")
SCREENS = {
    "claim": ["x", "s", "n", "=As the port says", "enter"],
    "help": ["question_mark"],
    "link": ["l"],
}


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["140x40", "80x24"])
@pytest.mark.parametrize("name", SCREENS)
def test_it_looks_as_it_did(database: Path, name: str, size: tuple[int, int]) -> None:
    seen = press(database, *SCREENS[name], size=size)
    picture = SNAPSHOTS / f"{name}-{size[0]}x{size[1]}.svg"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        picture.write_text(seen.svg, encoding="utf-8")
    assert runs_of(seen.svg) == runs_of(picture.read_text(encoding="utf-8"))
    assert len(seen.lines) == size[1]
    assert max(map(len, seen.lines)) <= size[0]
