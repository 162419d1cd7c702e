"""Which hosts may be asked, whatever they are called and wherever their names lead."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from onrecord.errors import SourceError
from onrecord.sources.addresses import (
    Place,
    UnresolvedError,
    checked_addresses,
    is_public,
    read_place,
    resolve_by_system,
    without_secrets,
)

PRIVATE = (
    "127.0.0.1 127.9.9.9 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 "
    "255.255.255.255 192.0.2.1 :: ::1 fe80::1 fe80::1%eth0 fc00::1 fd12::1 ff02::1 ::ffff:10.0.0.1 "
    "::ffff:169.254.169.254 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 2002:7f00:1:: 2002:a00:1:: "
    "2001:0:0:0:0:0:80ff:fffe 2001:db8::1 no-address"
).split()
PUBLIC = "93.184.215.14 172.32.0.1 1.1.1.1 2606:4700::1111 ::ffff:93.184.215.14 64:ff9b::5db8:d70e".split()


@pytest.mark.parametrize("ip", PRIVATE)
def test_addresses_inside_a_network_are_not_public(ip: str):
    """Loopback, private, link-local, shared, reserved, and IPv4 of these kinds inside IPv6."""
    assert not is_public(ip)


@pytest.mark.parametrize("ip", PUBLIC)
def test_addresses_of_the_open_internet_are_public(ip: str):
    """Those and no others may be asked unnamed."""
    assert is_public(ip)


@pytest.mark.parametrize(
    "address",
    [
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "https://user:pw@127.0.0.1/",
    ],
)
def test_every_spelling_of_loopback_is_refused(address: str):
    """The system's resolver says what a spelling means, and that is what is checked."""
    with pytest.raises(SourceError, match="own network"):
        checked_addresses(read_place(address), frozenset(), resolve_by_system)


def says(*addresses: str) -> object:
    def resolve(host: str, port: int) -> Sequence[str]:
        return addresses

    return resolve


def test_one_private_address_among_public_ones_spoils_a_name():
    """A name that leads to both could be sent to either by the time of connecting."""
    place = Place("https", "rebind.example", 443)
    assert checked_addresses(place, frozenset(), says("93.184.215.14")) == ["93.184.215.14"]
    with pytest.raises(SourceError, match=r"10\.0\.0\.7"):
        checked_addresses(place, frozenset(), says("93.184.215.14", "10.0.0.7"))


def test_what_the_operator_named_may_be_anywhere_at_that_port_only():
    """A mirror on loopback is fine; another port of the same machine is not."""
    named = frozenset({("localhost", 8000)})
    assert checked_addresses(Place("http", "localhost", 8000), named, says("127.0.0.1")) == ["127.0.0.1"]
    for port in (9200, 80):
        with pytest.raises(SourceError):
            checked_addresses(Place("http", "localhost", port), named, says("127.0.0.1"))


def test_a_name_that_leads_nowhere_is_told_apart():
    """It may lead somewhere in a moment, so it is worth another try; a refusal is not."""
    with pytest.raises(UnresolvedError):
        checked_addresses(Place("https", "nowhere.example", 443), frozenset(), says())


@pytest.mark.parametrize(
    "address", ["ftp://example.org/", "file:///etc/passwd", "gopher://x/", "https:///", "http://x:99999/"]
)
def test_only_http_with_a_host_is_asked(address: str):
    """Anything else is refused before a name is looked up."""
    with pytest.raises(SourceError, match="http or https"):
        read_place(address)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://a.example/x?api_key=s3cret&b=1", "https://a.example/x?api_key=hidden&b=1"),
        ("https://a.example/x?access%5Ftoken=s3cret", "https://a.example/x?access%5Ftoken=hidden"),
        ("https://u:s3cret@a.example:8443/x#y", "https://a.example:8443/x"),
        ("https://a.example/x?from=2025-01-01T00:00:00", "https://a.example/x?from=2025-01-01T00:00:00"),
    ],
)
def test_secrets_are_taken_out_and_nothing_else(address: str, shown: str):
    """An address goes into the ledger and the log as it was asked, but for what opens doors."""
    assert without_secrets(address) == shown
