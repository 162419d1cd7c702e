"""One process that answers HTTP: `onrecord serve`."""

from __future__ import annotations

import uvicorn

from onrecord.tasks.opening import kept_open
from onrecord.web.app import build_app
from onrecord.web.site import Site


def serve(site: Site, host: str, port: int) -> None:
    """Answer at `host:port` until interrupted; the register's files stay open between requests.

    Errors: RegisterError when there is no register.
    """
    with kept_open(site.settings):
        uvicorn.run(build_app(site), host=host, port=port, log_config=None, access_log=False, server_header=False)
