"""What was said of a source, and what was exported or imported, in words."""

from claimcheck.store import SourceAction, SourceEntry, Transfer, TransferAction


def said(line: SourceEntry) -> str:
    """Return what `line` of the log says of its source."""
    match line.said.action:
        case SourceAction.MERGE:
            what = f"merged with {line.said.other}"
        case SourceAction.SPLIT:
            what = f"{line.said.other} split off"
        case SourceAction.ALIAS:
            what = f"also goes by {line.said.other}"
        case SourceAction.RATE:
            what = f"rated {line.said.rating}"
        case SourceAction.UNDO:
            what = f"{line.undoes} taken back"
    return f"{what} ({line.note})" if line.note else what


def transferred(what: Transfer) -> str:
    """Return how many claims went where, or came from where."""
    claims = f"{what.claims:,} claim{'' if what.claims == 1 else 's'}"
    if what.action is TransferAction.IMPORT:
        return f"import of {what.path}, verdicts on {claims}"
    short = "" if what.sha256 else ", cut short"
    return f"export of {claims} as {what.format} to {what.path or 'standard output'}{short}"
