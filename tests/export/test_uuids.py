from uuid import UUID

from claimcheck.export.uuids import uuid_of


def test_the_same_thing_has_the_same_uuid_for_ever() -> None:
    assert uuid_of("clm_1") == "faf2921f-5012-5c10-946e-398e7532fe1d"
    assert UUID(uuid_of("clm_1")).version == 5


def test_parts_do_not_run_together() -> None:
    assert uuid_of("a", "b") != uuid_of("ab") != uuid_of("a b")
