"""On the Record keeps the register of public contracts, and checks what is said about them against it.

These names are what a program may rely on; the modules behind them are free to change. Each is loaded when it is first
used, so that `import onrecord` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.article.read import read_article
    from onrecord.checking.check import check_articles
    from onrecord.errors import OnRecordError
    from onrecord.ocds.merge import compile_releases, version_releases
    from onrecord.register import Register
    from onrecord.values import parse_instant

__version__ = "0.1.0"

__all__ = [
    "OnRecordError",
    "Register",
    "__version__",
    "check_articles",
    "compile_releases",
    "parse_instant",
    "read_article",
    "version_releases",
]

_HOMES = {
    "OnRecordError": "onrecord.errors",
    "Register": "onrecord.register",
    "check_articles": "onrecord.checking.check",
    "compile_releases": "onrecord.ocds.merge",
    "parse_instant": "onrecord.values",
    "read_article": "onrecord.article.read",
    "version_releases": "onrecord.ocds.merge",
}


def __getattr__(name: str) -> Any:
    """A public name, loaded from where it lives."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
