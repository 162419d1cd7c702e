"""An export appears whole or not at all: it is written under a name of its own and renamed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.errors import InputError


@contextmanager
def appearing(target: Path, beside: tuple[str, ...] = ()) -> Iterator[Path]:
    """A path to write to, as a file or a folder, that becomes `target` when the block ends without an error.

    Errors: InputError when something is there already, or the place cannot be written.
    """
    everything = [target, *(target.with_name(target.name + ending) for ending in beside)]
    for path in everything:
        if path.exists():
            raise InputError(str(path), found="something there already", remedy="Name another, or remove it first.")
    draft = target.with_name(f".{target.name}.part")
    drafts = [draft, *(draft.with_name(draft.name + ending) for ending in beside)]
    try:
        for path in drafts:
            _remove(path)
        yield draft
        for path, final in zip(reversed(drafts), reversed(everything), strict=True):
            path.rename(final)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(
            str(target), found=f"a place that cannot be written ({reason})", remedy="Choose another."
        ) from error
    finally:
        for path in drafts:
            _remove(path)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
