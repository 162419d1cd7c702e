"""The manifest: which generation of each bucket is current. Replaced in one rename, so a load is seen whole."""

from __future__ import annotations

from binascii import crc32

import msgspec

from onrecord.errors import RegisterError
from onrecord.register.disk import replacing
from onrecord.register.layout import Layout, delta_stem, stem

_ONE_BUCKET = 32 << 20
"""Up to so many bytes of releases lie in one bucket; beyond, two processes build two at once."""
_BUCKET_BYTES = 96 << 20
"""Making a bucket ready costs as much as some thousand releases, so it is to be large; and it must fit into memory."""
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


class Hidden(msgspec.Struct, frozen=True):
    """How much a delta hides."""

    records: int = 0
    releases: int = 0
    issues: int = 0
    size: int = 0


class Delta(msgspec.Struct, frozen=True):
    """What a small load brought, beside the buckets: each record that it touched, whole, with all earlier releases.

    It stands in front of the buckets and of older deltas: what they say of its records is hidden.
    """

    generation: int
    records: int
    releases: int
    issues: int
    size: int
    """Bytes of JSON of its releases."""
    newest: str
    hidden: Hidden
    """What it hides, of the buckets and deltas that are current with it."""


class Manifest(msgspec.Struct, frozen=True):
    """What a reader needs in order to see one state of the register."""

    generation: int
    ledger_lines: int
    """How many lines of the ledger the derived parts cover."""
    ledger_head: str
    """Hash of the last line that they cover."""
    buckets: tuple[Bucket, ...]
    deltas: tuple[Delta, ...] = ()
    """The oldest first: a later one stands in front."""

    @property
    def parts(self) -> tuple[Bucket | Delta, ...]:
        """All that is current: the buckets, then the deltas."""
        return (*self.buckets, *self.deltas)

    @property
    def stems(self) -> tuple[str, ...]:
        """Names of the current files, part by part."""
        buckets = [stem(number, bucket.generation) for number, bucket in enumerate(self.buckets)]
        return (*buckets, *(delta_stem(delta.generation) for delta in self.deltas))

    @property
    def records(self) -> int:
        """How many records the register holds."""
        return sum(part.records for part in self.parts) - sum(delta.hidden.records for delta in self.deltas)

    @property
    def releases(self) -> int:
        """How many distinct releases the register holds."""
        return sum(part.releases for part in self.parts) - sum(delta.hidden.releases for delta in self.deltas)

    @property
    def issues(self) -> int:
        """How many issues were found in them."""
        return sum(part.issues for part in self.parts) - sum(delta.hidden.issues for delta in self.deltas)

    @property
    def size(self) -> int:
        """Bytes of JSON of all releases."""
        return sum(part.size for part in self.parts) - sum(delta.hidden.size for delta in self.deltas)

    @property
    def newest(self) -> str:
        """Day (ISO) of the newest dated release of all; empty when none is dated."""
        return max((part.newest for part in self.parts), default="")


def bucket_of(ocid: str, buckets: int) -> int:
    """The bucket of an ocid, the same on every machine.

    >>> bucket_of("ocds-213czf-1", 1), bucket_of("ocds-213czf-1", 8)
    (0, 3)
    """
    return crc32(ocid.encode("utf-8", "surrogatepass")) % buckets


def bucket_count(size: int) -> int:
    """How many buckets hold `size` bytes of releases: a power of two, so that a bucket grows by splitting in two.

    >>> bucket_count(0), bucket_count(50_000_000), bucket_count(430_000_000)
    (1, 2, 8)
    """
    count = 1 if size <= _ONE_BUCKET else 2
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
    except (msgspec.DecodeError, UnicodeDecodeError) as reason:
        raise RegisterError(
            str(layout.manifest), found=str(reason), expected="a manifest", remedy="Run `onrecord rebuild`."
        ) from None
