"""Sheets that come back: an exported CSV, edited in a spreadsheet, and the verdicts that its changes stand for."""

from claimcheck.sheets.comparing import Change, Misfit
from claimcheck.sheets.returning import Returned, take_back

__all__ = ["Change", "Misfit", "Returned", "take_back"]
