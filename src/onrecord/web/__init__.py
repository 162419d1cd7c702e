"""The site: pages for people, an API for programs and feeds for readers, on one register and in one process."""

from __future__ import annotations

from onrecord.web.serving import serve
from onrecord.web.site import Site, Wishes

__all__ = ["Site", "Wishes", "serve"]
