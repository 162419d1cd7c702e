"""Being told by mail: what a saved search finds anew, once a day at most, and nothing twice."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from email import policy
from email.message import EmailMessage
from urllib.parse import parse_qs, quote, unquote, urlsplit

import msgspec

from onrecord.errors import NotFoundError, SourceError, UsageError
from onrecord.register.followers import MOST_TOLD, Follower, Followers
from onrecord.report.answers_feeds import NotifyAnswer
from onrecord.report.feeds import FeedEntry
from onrecord.report.visible import one_line
from onrecord.report.wording import day_words, plural
from onrecord.settings import Settings
from onrecord.tasks.feeds import feed_of
from onrecord.tasks.opening import Clock, now, open_register

PATIENCE = 30.0
"""Seconds for which a mail server may keep us waiting."""
_OWN = frozenset({"localhost", "127.0.0.1", "::1"})


def follow_by_mail(settings: Settings, name: str, address: str, *, clock: Clock = now) -> Follower:
    """Tell an address of a saved search from now on. Errors: InputError when there is no such search or address."""
    open_register(settings).searches.named(name)
    return Followers(settings.register).add(name, address.strip(), clock())


def unfollow(settings: Settings, token: str) -> Follower:
    """Tell nobody by this link any more. Errors: NotFoundError for a link that is none."""
    return Followers(settings.register).remove(token)


def notify(settings: Settings, *, site: str = "", clock: Clock = now) -> NotifyAnswer:
    """Send whoever follows a saved search by mail what it found anew: one mail a day at most, nothing twice.

    `site` is the address of the pages that the mail leads to. What was sent is kept first, and taken back where the
    mail server refuses. Errors: UsageError without ONRECORD_SMTP or a site; SourceError when it cannot be reached.
    """
    if not site.startswith(("http://", "https://")):
        raise UsageError("--site", found=f'"{site}"', expected="where the pages are, as https://record.example")
    followers, at, sent = Followers(settings.register), clock(), 0
    due = [
        (one, news) for one in followers.all() if _is_due(one, at, settings) and (news := _news(settings, one, clock))
    ]
    if due:
        with _server(settings.smtp) as (server, sender):
            for one, news in due:
                told = (*one.told, *map(_state, news))[-MOST_TOLD:]
                followers.keep(msgspec.structs.replace(one, told=told, last=at))
                try:
                    server.send_message(_mail(one, news, sender, site.rstrip("/")))
                except (smtplib.SMTPException, OSError) as fault:
                    followers.keep(one)
                    raise _unreached(settings.smtp, fault) from None
                sent += 1
    return NotifyAnswer(sent, len(followers.all()))


def _is_due(one: Follower, at: datetime, settings: Settings) -> bool:
    if one.last is None:
        return True
    return at.astimezone(settings.zone).date() > one.last.astimezone(settings.zone).date()


def _news(settings: Settings, one: Follower, clock: Clock) -> Sequence[FeedEntry]:
    try:
        saved = open_register(settings).searches.named(one.search)
    except NotFoundError:
        return ()
    found = feed_of(settings, saved.asked, one.search, clock=clock).entries
    return [entry for entry in found if entry.updated > one.since and _state(entry) not in one.told]


def _state(entry: FeedEntry) -> str:
    return f"{entry.ocid} {entry.revision} {entry.updated.isoformat()}"


def _mail(one: Follower, news: Sequence[FeedEntry], sender: str, site: str) -> EmailMessage:
    link = f"{site}/unfollow/{one.token}"
    # A link in a header must stand on one line.
    mail = EmailMessage(policy.SMTP.clone(max_line_length=990))
    mail["From"], mail["To"] = sender, one.address
    mail["Subject"] = f"On the Record: {one_line(one.search)}, {plural(len(news), 'record')}"
    mail["List-Unsubscribe"] = f"<{link}>"
    mail["Auto-Submitted"] = "auto-generated"
    told = [_told(entry, site) for entry in news]
    mail.set_content(
        "\n\n".join([*told, f"You asked to be told of “{one_line(one.search)}”. Stop this: {link}"]) + "\n"
    )
    return mail


def _told(entry: FeedEntry, site: str) -> str:
    closing = f"closes {day_words(entry.closing_day)}" if entry.closing_day and not entry.closing_doubt else ""
    facts = ", ".join(one_line(part) for part in (entry.buyer, entry.stage, closing) if part)
    return "\n".join(
        part for part in (one_line(entry.title), facts, f"{site}/records/{quote(entry.ocid, safe='-')}") if part
    )


@contextmanager
def _server(address: str) -> Iterator[tuple[smtplib.SMTP, str]]:
    """The mail server of ONRECORD_SMTP, `smtp://user:password@host:587?from=record@example.org`, and the sender."""
    parts = urlsplit(address)
    sender = parse_qs(parts.query).get("from", [""])[0]
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or "@" not in sender:
        expected = (
            "smtp://HOST:PORT?from=ADDRESS, or smtps://, with user:password@ before the host where it asks for one"
        )
        raise UsageError("the environment variable ONRECORD_SMTP", found="no mail server in it", expected=expected)
    try:
        with _connected(parts.scheme, parts.hostname, parts.port) as server:
            if parts.username:
                server.login(unquote(parts.username), unquote(parts.password or ""))
            yield server, sender
    except (smtplib.SMTPException, OSError) as fault:
        raise _unreached(address, fault) from None


def _connected(scheme: str, host: str, port: int | None) -> smtplib.SMTP:
    secure = ssl.create_default_context()
    if scheme == "smtps":
        return smtplib.SMTP_SSL(host, port or 465, timeout=PATIENCE, context=secure)
    server = smtplib.SMTP(host, port or 25, timeout=PATIENCE)
    # Mail that leaves this machine is not sent in the open.
    if host not in _OWN:
        server.starttls(context=secure)
    return server


def _unreached(address: str, fault: Exception) -> SourceError:
    parts = urlsplit(address)
    return SourceError(
        f"the mail server {parts.hostname}",
        found=type(fault).__name__,  # its words may repeat the password
        expected="that it takes the mail",
        remedy="Nothing is lost: what was not sent is sent the next time. Check ONRECORD_SMTP.",
    )
