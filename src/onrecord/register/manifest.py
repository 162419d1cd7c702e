"""The manifest: which generation of each bucket is current. Replaced in one rename, so a load is seen whole."""

from __future__ import annotations

from binascii import crc32

import msgspec

from onrecord.errors import RegisterError
from onrecord.register.disk import replacing
from onrecord.register.layout import Layout, stem

_BUCKET_BYTES = 32 << 20
_MOST_BUCKETS = 256


class Bucket(msgspec.Struct, frozen=True):
    """One bucket as it is now."""

    generation: int
    records: int
    releases: int
    issues: int
    size: int
    """Bytes of JSON of its releases."""
    newest: str = ""
    """Day (ISO) of its newest dated release; empty when none is dated."""


class Manifest(msgspec.Struct, frozen=True):
    """What a reader needs in order to see one state of the register."""

    generation: int
    ledger_lines: int
    """How many lines of the ledger the derived parts cover."""
    ledger_head: str
    """Hash of the last line that they cover."""
    buckets: tuple[Bucket, ...]

    @property
    def stems(self) -> tuple[str, ...]:
        """Names of the current files, bucket by bucket."""
        return tuple(stem(number, bucket.generation) for number, bucket in enumerate(self.buckets))

    @property
    def records(self) -> int:
        """How many records the register holds."""
        return sum(bucket.records for bucket in self.buckets)

    @property
    def releases(self) -> int:
        """How many distinct releases the register holds."""
        return sum(bucket.releases for bucket in self.buckets)

    @property
    def newest(self) -> str:
        """Day (ISO) of the newest dated release of all; empty when none is dated."""
        return max((bucket.newest for bucket in self.buckets), default="")

    @property
    def issues(self) -> int:
        """How many issues were found in them."""
        return sum(bucket.issues for bucket in self.buckets)


def bucket_of(ocid: str, buckets: int) -> int:
    """The bucket of an ocid, the same on every machine.

    >>> bucket_of("ocds-213czf-1", 1), bucket_of("ocds-213czf-1", 8)
    (0, 3)
    """
    return crc32(ocid.encode("utf-8", "surrogatepass")) % buckets


def bucket_count(size: int) -> int:
    """How many buckets hold `size` bytes of releases: a power of two, so that a bucket grows by splitting in two.

    >>> bucket_count(0), bucket_count(50_000_000), bucket_count(430_000_000)
    (1, 2, 16)
    """
    count = 1
    while count < _MOST_BUCKETS and size > count * _BUCKET_BYTES:
        count *= 2
    return count


def phrase_step(buckets: int) -> int:
    """One five-word phrase in how many is kept as a key: all while that is cheap, then one in four.

    >>> phrase_step(1), phrase_step(16)
    (1, 4)
    """
    return 1 if buckets <= 4 else 4


def write_manifest(layout: Layout, manifest: Manifest) -> None:
    """Make `manifest` the state that readers see from now on."""
    with replacing(layout.manifest) as stream:
        stream.write(msgspec.json.encode(manifest) + b"\n")


def read_manifest(layout: Layout) -> Manifest | None:
    """The current state, or None when there is none. Errors: RegisterError when it cannot be read."""
    try:
        return msgspec.json.decode(layout.manifest.read_bytes(), type=Manifest)
    except FileNotFoundError:
        return None
    except msgspec.DecodeError as reason:
        raise RegisterError(
            str(layout.manifest), found=str(reason), expected="a manifest", remedy="Run `onrecord rebuild`."
        ) from None
