"""A request of HTTP as pages and operations see it: read once, alike at both doors."""

from __future__ import annotations

from starlette.requests import Request

from onrecord.web.asking import Asked
from onrecord.web.site import Site


def asked_of(site: Site, request: Request, language: str = "en") -> Asked:
    """What was asked, all but a body."""
    return Asked(
        site=site,
        method=request.method,
        path=request.url.path,
        named={name: str(value) for name, value in request.path_params.items()},
        query=dict(request.query_params),
        headers=dict(request.headers),
        language=language,
        queries=tuple(request.query_params.multi_items()),
        client=request.client.host if request.client else "",
    )
