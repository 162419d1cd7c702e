"""What the first reader would wait for is done before anybody comes: templates read, files opened, one check made."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

from onrecord import tasks
from onrecord.errors import OnRecordError
from onrecord.tasks.first_look import sample_submission
from onrecord.web.rendering import environment
from onrecord.web.site import Site

log = logging.getLogger("onrecord.web")


@contextmanager
def warming(site: Site) -> Iterator[None]:
    """Meanwhile the site warms up beside its readers; it may be asked before that is done, and left."""
    Thread(target=warm, args=(site,), daemon=True).start()
    yield


def warm(site: Site) -> None:
    """Do once what every first request of its kind would do. What goes wrong is told to whoever asks for it."""
    pages = environment("en")
    for name in pages.list_templates(filter_func=lambda name: name.endswith(".html")):
        pages.get_template(name)
    try:
        tasks.search(site.settings, "council", clock=site.clock)
        tasks.check(site.settings, sample_submission(), clock=site.clock)
    except OnRecordError as error:
        log.info("could not warm up: %s", error)
    # What was made up to now stays: to look through it for what is not needed any more, again and again, takes a tenth
    # of a second each time, and pages wait meanwhile.
    gc.collect()
    gc.freeze()
