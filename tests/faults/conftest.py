import multiprocessing
import os
import sys
from multiprocessing.context import ForkServerContext
from multiprocessing.forkserver import ensure_running

import pytest

LATE_IMPORTS = ("claimcheck.workflow.ingestion", "claimcheck.store.migrations", "py3langid")  # slow, and made at work


@pytest.fixture(scope="session")
def forking() -> ForkServerContext:
    """Processes that have everything imported already, so that they are killed at work and not before."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["deeds", *LATE_IMPORTS])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
        ensure_running()
    return context
