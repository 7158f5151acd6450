"""What time it is, as it is written everywhere."""

from datetime import UTC, datetime


def now() -> str:
    """Return the time in UTC, ISO 8601, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
