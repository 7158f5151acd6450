"""`claimcheck rematch`: everything about corroboration worked out again."""

from claimcheck.cli import narration
from claimcheck.cli.options import Database
from claimcheck.config import database_path


def rematch(database: Database = None) -> None:
    """Work out again what stands behind every claim.

    That is: which claims are the same, which conflict, and how many sources each has. Needed for what an older version
    stored; a better model does it by itself. Verdicts and links stay as they are.
    """
    from claimcheck import workflow

    count = workflow.rematch(database_path(database))
    narration.say(f"{count:,} claim{'' if count == 1 else 's'} matched anew")
