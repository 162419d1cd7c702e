"""Where a register begins: the folder of an empty one."""

from __future__ import annotations

from onrecord.errors import RegisterError
from onrecord.register.layout import Layout, make_folders, write_format
from onrecord.register.ledger import START, read_ledger
from onrecord.register.manifest import write_manifest


def found_register(layout: Layout) -> None:
    """Found an empty register. The format comes last: without it a folder that was begun can be begun again."""
    from onrecord.register.load import EMPTY

    make_folders(layout)
    layout.ledger.touch()
    write_manifest(layout, EMPTY)
    write_format(layout)


def is_unfinished(layout: Layout) -> bool:
    """Whether a register can be begun here: nothing is there, or only what a killed `create` left."""
    if layout.format.exists():
        return False
    if not layout.root.exists():
        return True
    ours = {"raw", "releases", "tables", "index", layout.ledger.name, layout.manifest.name}
    strangers = [path for path in layout.root.iterdir() if path.name not in ours and not path.name.startswith(".")]
    if strangers or read_ledger(layout.ledger).head != START:
        raise RegisterError(
            str(layout.root),
            found="a folder that is no register, with other things in it",
            expected="no such folder, or an empty one",
            remedy="Name another with --register.",
        )
    return True
