"""Feeds: what a saved search finds, as Atom for readers of news and as iCalendar for those who must meet a deadline."""

from onrecord.report.feeds.atom import atom_feed
from onrecord.report.feeds.entry import FeedEntry, feed_entry
from onrecord.report.feeds.ics import calendar_feed

__all__ = ["FeedEntry", "atom_feed", "calendar_feed", "feed_entry"]
