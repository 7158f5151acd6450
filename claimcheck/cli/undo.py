"""`claimcheck undo`: a verdict taken back."""

from claimcheck.cli import narration
from claimcheck.cli.options import Analyst, AnyClaimId, Database
from claimcheck.config import database_path
from claimcheck.presentation.words import deed


def undo(claim: AnyClaimId = None, by: Analyst = None, database: Database = None) -> None:
    """Take back the last verdict, or the last one on a claim.

    Both stay in the log. A verdict given to several claims at once is taken back from all of them, unless one is named.
    """
    from claimcheck import workflow

    for line in workflow.undo(database_path(database), claim, by=by):
        narration.say(f"{line.claim_id}: {deed(line)}")
