import sys

import pytest
from exports import exported

from claimcheck.errors import UsageError
from claimcheck.export import ExportFormat
from claimcheck.records import Entry


@pytest.mark.parametrize(
    ("export_format", "library", "message"),
    [
        (ExportFormat.PARQUET, "pyarrow", r"writing Parquet needs: pip install 'claimcheck\[parquet\]'"),
        (ExportFormat.STIX, "stix2", r"writing STIX needs: pip install 'claimcheck\[stix\]'"),
    ],
)
def test_a_form_names_the_extra_it_lacks(
    export_format: ExportFormat, library: str, message: str, plain: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(UsageError, match=message):
        exported([plain], export_format)
