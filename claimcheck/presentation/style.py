"""The colours, in one place. Whatever a colour says is also said in words or marks."""

from claimcheck.export.passage import Role
from claimcheck.records import VerdictStatus

VERDICT = {VerdictStatus.CONFIRMED: "green", VerdictStatus.UNCONFIRMED: "", VerdictStatus.CONTESTED: "red"}
ROLE = {Role.SOURCE: "bold cyan", Role.CUE: "yellow", Role.CONTENT: "green"}
HIT = "bold yellow"
CONFLICT = "bold red"
DIFFERS = "bold red reverse"
ID = "cyan"
LABEL = "dim"
