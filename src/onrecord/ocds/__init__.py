"""The Open Contracting Data Standard: model, read, merge, validate. No files, no database, no network."""

from onrecord.ocds.model import Issue, Json, Provenance, Record, Release, order_releases

__all__ = ["Issue", "Json", "Provenance", "Record", "Release", "order_releases"]
