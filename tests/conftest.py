"""What every test may ask for: the real data beside the project, and one Hypothesis profile for all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

PROJECT = Path(__file__).resolve().parents[1]

# Nobody's own register, colours or window may change what a test sees.
for name in ("ONRECORD_REGISTER", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS", "LINES"):
    os.environ.pop(name, None)

# Speed depends on the machine, so no deadline. "ci" gives everybody the same examples, hence the same answer;
# HYPOTHESIS_PROFILE=explore looks for new ones.
settings.register_profile(
    "ci", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("explore", settings.get_profile("ci"), derandomize=False, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def shared_data_folder() -> Path:
    """The folder of real data beside the project, or a skip that names it."""
    folder = PROJECT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("needs ../shared/data")
    return folder


@pytest.fixture(name="shared_data", scope="session")
def shared_data_fixture() -> Path:
    """`../shared/data`; the test is skipped by that name where it is missing."""
    return shared_data_folder()


@pytest.fixture(scope="session")
def project() -> Path:
    """The root of the checkout."""
    return PROJECT
