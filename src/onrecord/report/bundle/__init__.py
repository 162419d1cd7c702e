"""The evidence bundle: everything that is needed to run a check again on another machine, in one zip file."""

from onrecord.report.bundle.model import FORMAT, BundledArticle, BundledRelease, Manifest, RegisterState
from onrecord.report.bundle.pack import Contents, pack
from onrecord.report.bundle.unpack import Bundle, open_bundle

__all__ = [
    "FORMAT",
    "Bundle",
    "BundledArticle",
    "BundledRelease",
    "Contents",
    "Manifest",
    "RegisterState",
    "open_bundle",
    "pack",
]
