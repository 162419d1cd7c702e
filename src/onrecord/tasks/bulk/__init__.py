"""Articles by the thousand: read from folders and archives, checked by a crew of processes, answered line by line."""

from onrecord.tasks.bulk.run import check_in_bulk

__all__ = ["check_in_bulk"]
