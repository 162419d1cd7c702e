"""What the API does not offer, each with the reason: every task is asked for an operation, or to be here."""

from __future__ import annotations

from collections.abc import Mapping

_WRITES = "It writes into the register, which is for who runs it."
_SIGNED = "It is written down with a name, and the API knows no one's."
_ON_DISK = "It names a file of this machine."

TASKS: Mapping[str, str] = {
    "check_in_bulk": "It writes its lines to a file, for days if need be; articles are checked one request at a time.",
    "deliver": "It names a file with secrets, which are the operator's.",
    "demo": "It makes a register of its own.",
    "load": _WRITES,
    "notify": "It sends mail, which only the operator may do.",
    "propose": "It sends sentences to a language model, which only the operator may choose to do.",
    "pull": _WRITES,
    "rebuild": _WRITES,
    "review": _SIGNED,
    "verify": "It reads every byte of the register, and speaks to who runs it.",
}
"""Tasks without an operation."""

_HANDED = {
    "proposals": _ON_DISK,
    "refused": "An article that cannot be had refuses the request.",
    "apart": "The articles of a request are answered together, or refused together.",
}

PARAMETERS: Mapping[str, Mapping[str, str]] = {
    "case": dict.fromkeys(("join", "part", "reason", "by"), _SIGNED),
    "check": {
        "bundle": "It is an operation of its own.",
        "with_text": "It goes with a bundle.",
        "with_contacts": "People's contact details are given to nobody over the API.",
        **_HANDED,
    },
    "claimreview": _HANDED,
    "corrections": _HANDED,
    "request": _HANDED,
    "export": {
        "output": "The answer is what was written.",
        "contacts": "People's contact details are given to nobody over the API.",
    },
    "gaps": {"address": "Which mirror was asked is the operator's to know."},
    "party": dict.fromkeys(("part", "join", "reason", "by"), _SIGNED),
    "payments": {"people": "The names of private individuals are given to nobody over the API."},
    "reviews": {"export": _ON_DISK},
    "search": {"save": _WRITES},
    "searches": {"remove": _WRITES},
    "totals": dict.fromkeys(("engine", "master", "releases"), "Which cluster adds up is the operator's choice."),
}
"""Parameters of the other tasks that no operation takes."""
