"""History's tasks: whether the register is as it was written."""

from __future__ import annotations

from onrecord.errors import UsageError
from onrecord.register.layout import Layout, check_format
from onrecord.register.verify import verify_register
from onrecord.report.answers_history import VerifyAnswer
from onrecord.settings import Settings
from onrecord.tasks.opening import Listener, demand

_HASH_LENGTH = 64


def verify(
    settings: Settings, *, head: str | None = None, quick: bool = False, listener: Listener | None = None
) -> VerifyAnswer:
    """Compute every hash of the register again, and name the first line that does not fit.

    `head` is the ledger's head as noted earlier; `quick` counts no releases. Whatever does not fit is in the answer.
    Errors: RegisterError when there is no register; UsageError for a head that is no hash.
    """
    if head is not None and (len(head) != _HASH_LENGTH or not set(head.lower()) <= set("0123456789abcdef")):
        raise UsageError("--head", found=f'"{head}"', expected="the 64 digits that an earlier verify printed as head")
    demand(settings)
    layout = Layout(settings.register)
    check_format(layout, to_rebuild=True)
    return VerifyAnswer(verify_register(layout, head=head, quick=quick, tell=listener), str(settings.register))
