"""The site: pages for people, an API for programs and feeds for readers, on one register and in one process."""

from __future__ import annotations

from onrecord.web.guard.access import Keeping
from onrecord.web.serving import serve
from onrecord.web.site import Site, Wishes

__all__ = ["Keeping", "Site", "Wishes", "serve"]
