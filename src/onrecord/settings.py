"""One frozen Settings, built once at the edge and passed in; nothing else reads the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from onrecord.errors import UsageError

DEFAULT_REGISTER = Path("onrecord.register")
DEFAULT_ZONE = "Europe/London"
PREFIX = "ONRECORD_"
KNOWN = frozenset(
    {
        "ONRECORD_CONTACT",
        "ONRECORD_HOSTS",
        "ONRECORD_LLM_KEY",
        "ONRECORD_REGISTER",
        "ONRECORD_SMTP",
        "ONRECORD_STATE",
        "ONRECORD_ZONE",
    }
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What every task needs to know of its surroundings."""

    register: Path = DEFAULT_REGISTER
    """The folder that holds the register; relative to the working directory."""
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo(DEFAULT_ZONE))
    """The zone in which a bare day ends and in which days and times are shown."""
    contact: str = ""
    """An e-mail address or a page by which a source can reach whoever pulls from it; sent with every request."""
    hosts: frozenset[tuple[str, int]] = frozenset()
    """Hosts and ports of the operator's own network at which a page may be asked for all the same."""
    state: Path | None = None
    """The folder of what all pulls of this machine share; None for the system's own place."""
    llm_key: str = field(default="", repr=False)
    """What the address of a language model asks for before it answers; shown and logged nowhere."""
    smtp: str = field(default="", repr=False)
    """The mail server, `smtp://user:password@host:587?from=record@example.org`; shown and logged nowhere."""

    def state_folder(self) -> Path:
        """Where what all pulls of this machine share is kept: the budget of requests."""
        if self.state is not None:
            return self.state
        from platformdirs import user_state_path  # takes longer to load than most commands

        return user_state_path("onrecord")


def build_settings(environ: Mapping[str, str], register: Path | None = None) -> Settings:
    """Settings from the defaults, then `environ`, then the flags that were given.

    Errors: UsageError for a zone that does not exist, and for a variable `ONRECORD_…` that nobody reads.

    >>> str(build_settings({"ONRECORD_REGISTER": "/srv/register"}).register)
    '/srv/register'
    >>> str(build_settings({"ONRECORD_REGISTER": "/srv/register"}, Path("mine")).register)
    'mine'
    """
    for name in sorted(environ):
        if name.startswith(PREFIX) and name not in KNOWN:
            expected = " or ".join(sorted(KNOWN))
            raise UsageError(f"the environment variable {name}", expected=expected, remedy=f"Unset it: unset {name}")
    chosen = register or (Path(named) if (named := environ.get("ONRECORD_REGISTER")) else DEFAULT_REGISTER)
    state = Path(named) if (named := environ.get("ONRECORD_STATE")) else None
    zone = _zone(environ.get("ONRECORD_ZONE") or DEFAULT_ZONE)
    hosts = _hosts(environ.get("ONRECORD_HOSTS", ""))
    contact, key = (environ.get(name, "").strip() for name in ("ONRECORD_CONTACT", "ONRECORD_LLM_KEY"))
    return Settings(chosen, zone, contact, hosts, state, key, environ.get("ONRECORD_SMTP", "").strip())


def _hosts(text: str) -> frozenset[tuple[str, int]]:
    """`cms.aldermere.example:8080 localhost:8000`, parted by white space or commas; the port is never left out."""
    named = []
    for entry in text.replace(",", " ").split():
        host, _, port = entry.rpartition(":")
        if not host or not (port.isascii() and port.isdigit()) or int(port) > 65_535:
            raise UsageError(
                "the environment variable ONRECORD_HOSTS", found=f'"{entry}"', expected="a host and its port: host:8080"
            )
        named.append((host.strip("[]").lower(), int(port)))
    return frozenset(named)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise UsageError(
            "the environment variable ONRECORD_ZONE",
            found=f'"{name}"',
            expected="the name of a time zone",
            remedy=f"Write it as in {DEFAULT_ZONE}.",
        ) from error
