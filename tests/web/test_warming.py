"""The first reader does not wait for what every first request would have to do."""

from __future__ import annotations

from pathlib import Path

from onrecord.settings import Settings
from onrecord.web.rendering import environment
from onrecord.web.site import Site
from onrecord.web.warming import warm


def test_every_template_is_ready_once_the_site_is_warm(sample: Path):
    """All of them can be read, and are."""
    environment.cache_clear()
    warm(Site(Settings(sample)))
    made = environment("en")
    kept = {name for _, name in made.cache}
    assert kept == set(made.list_templates(filter_func=lambda name: name.endswith(".html")))


def test_a_register_that_is_not_there_is_no_fault_of_warming(tmp_path: Path):
    """Whoever asks is told; warming is not in the way."""
    warm(Site(Settings(tmp_path / "none.register")))
    assert not (tmp_path / "none.register").exists()
