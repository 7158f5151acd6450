"""The keys of the desk: what each does, and how that is said."""

from dataclasses import dataclass

from textual.binding import Binding, BindingType

HINT_GAP = 2
_HINT_LINES = 2


@dataclass(frozen=True, slots=True)
class Key:
    """A key, or several that do one thing: the first is the one that is shown. `hint` is "" where only help has it."""

    names: str
    shown: str
    action: str
    hint: str
    help: str


KEYS = (
    Key("c", "c", "judge('confirmed')", "confirmed", "judge the claim confirmed and go on"),
    Key("u", "u", "judge('unconfirmed')", "unconfirmed", "judge it unconfirmed: looked at, and still open"),
    Key("x", "x", "judge('contested')", "contested", "judge it contested"),
    Key("z", "z", "take_back", "undo", "take back what was done last: a verdict, link, merge, evidence"),
    Key("s,down,j", "s, down", "move(1)", "skip", "go on without a verdict"),
    Key("up,k", "up, k", "move(-1)", "", "go back to the claim before"),
    Key("n", "n", "note", "note", "write a note, which goes with the verdict; Enter returns"),
    Key("e", "e", "evidence", "evidence", "add a web address as evidence, which goes with the verdict"),
    Key("l", "l", "link", "link", "link it with another claim: same, in conflict, unrelated"),
    Key("m", "m", "merge", "merge", "say that its speaker is also somebody else: one source from then on"),
    Key("slash", "/", "search", "search", "narrow the queue to claims with these words"),
    Key("escape", "Esc", "widen", "", "have the whole queue again; also leaves a question"),
    Key("space,pagedown", "space", "scroll(1)", "", "read on in a claim that is longer than the screen"),
    Key("b,pageup", "b", "scroll(-1)", "", "scroll back"),
    Key("question_mark", "?", "help", "help", "show this"),
    Key("q", "q", "leave", "leave", "leave; review goes on here the next time"),
)

# All with priority: such keys are obeyed in the order in which they are pressed. Others are first passed on to what has
# the focus, and what is typed fast after "/" or Enter would reach the desk, where a letter is a verdict.
BINDINGS: list[BindingType] = [
    *(Binding(key.names, key.action, key.help, show=False, priority=True) for key in KEYS),
    Binding("enter,escape", "note_done", "return from the note", show=False, priority=True),
    Binding("ctrl+c,ctrl+q", "quit", "leave, whatever lies open", show=False, priority=True),
]

# Of these, those that mean something on the desk alone.
DESK_ACTIONS = frozenset(key.action.partition("(")[0] for key in KEYS)


def hints(width: int) -> list[list[tuple[str, str]]]:
    """Return the keys, with a word each, that fit two lines of this width; those for help and leaving always do."""
    said = [(key.shown.split(",")[0], key.hint) for key in KEYS if key.hint]
    while len(lines := _in_lines(said, width)) > _HINT_LINES and len(said) > 2:
        del said[-3]
    return lines


def _in_lines(said: list[tuple[str, str]], width: int) -> list[list[tuple[str, str]]]:
    lines: list[list[tuple[str, str]]] = []
    room = 0
    for name, word in said:
        needs = len(name) + len(word) + 1 + HINT_GAP
        if not lines or needs - HINT_GAP > room:
            lines.append([])
            room = width
        lines[-1].append((name, word))
        room -= needs
    return lines
