"""One site on the sample register for all tests that only read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from site_of_tests import opened, sample_register
from starlette.testclient import TestClient


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample register, loaded; nobody writes into it."""
    return sample_register(tmp_path_factory.mktemp("site") / "onrecord.register")


@pytest.fixture(scope="session")
def client(sample: Path) -> Iterator[TestClient]:
    """A client of a site on the sample register."""
    with opened(sample) as client:
        yield client
