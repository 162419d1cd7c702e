"""Official sources: one file each, found by name. They yield bytes with where they came from; reading them is `ocds`.

A new source is a file here with `SOURCES`, a tuple of what satisfies `model.Source`, and its fake server in the tests.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from onrecord.sources.model import Fetched, Gaps, Headway, Held, Note, Part, Source, State, Wish

__all__ = ["Fetched", "Gaps", "Headway", "Held", "Note", "Part", "Source", "State", "Wish", "known_sources"]

# Imported when something is really asked for: it takes longer to load than all else.
_ONLY_TO_ASK = {"http", "receivers", "webpages"}


def known_sources() -> dict[str, Source]:
    """Every source that has a name, in the order of their names."""
    modules = [
        import_module(f"{__name__}.{one.name}") for one in iter_modules(__path__) if one.name not in _ONLY_TO_ASK
    ]
    found = [source for module in modules for source in getattr(module, "SOURCES", ())]
    return {source.name: source for source in sorted(found, key=lambda source: source.name)}
