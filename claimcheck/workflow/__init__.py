"""What a command does, step by step: the layers below know nothing of one another, and meet here.

Reading commands do without; they ask the store themselves.
"""

from claimcheck.ingest import Failure
from claimcheck.workflow.doctor import Check, examine
from claimcheck.workflow.extraction import extract
from claimcheck.workflow.ingest import Ingested, ingest
from claimcheck.workflow.verdicts import Judged, mark, undo

__all__ = ["Check", "Failure", "Ingested", "Judged", "examine", "extract", "ingest", "mark", "undo"]
