"""Reading a web page: its text by trafilatura, and beside it what HTML tells: kinds of block, day, outlet, language.

The libraries behind it take a third of a second to load, so nothing here is imported before a page is read.
"""

from onrecord.article.pages.read import read_page

__all__ = ["read_page"]
