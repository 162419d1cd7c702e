"""Our own pages about rules and method, from Markdown to HTML: no HTML in them counts, links lead to the site."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from onrecord.web.handbook import METHOD, rule_names

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


@cache
def prose(text: str) -> str:
    """A page of ours as HTML; each heading has an anchor, and what is wide can be moved sideways by the keyboard.

    >>> print(prose("See [value](value.md) and [elsewhere](../no.md), not <b>this</b>."))
    <p>See <a href="/rules/value">value</a> and elsewhere, not &lt;b&gt;this&lt;/b&gt;.</p>
    <BLANKLINE>
    """
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = reader.parse(text)
    _add_anchors(tokens)
    for token in tokens:
        if token.type in ("fence", "code_block"):
            token.attrSet("tabindex", "0")
        if token.children:
            token.children = _led(token.children)
    html: str = reader.renderer.render(tokens, reader.options, {})
    opening = '<div class="scroll" role="region" aria-label="Table" tabindex="0"><table>'
    html = html.replace("<table>", opening).replace("</table>", "</table></div>")
    return html.replace("<pre><code", '<pre tabindex="0"><code')


def title_of(text: str) -> str:
    """The heading that a page begins with."""
    return text.partition("\n")[0].removeprefix("# ").strip()


def _add_anchors(tokens: Sequence[Token]) -> None:
    """The anchors that the usual forges make."""
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open":
            opening.attrSet("id", re.sub(r"[^\w\- ]", "", inline.content.lower()).replace(" ", "-"))


def _led(tokens: Sequence[Token]) -> list[Token]:
    """The same, with links that lead somewhere on the site; where the site has no such page, their words alone."""
    kept, dropped = list[Token](), 0
    for token in tokens:
        if token.type == "link_open":
            target = _target(str(token.attrGet("href") or ""))
            if target is None:
                dropped += 1
                continue
            token.attrSet("href", target)
        elif token.type == "link_close" and dropped:
            dropped -= 1
            continue
        elif token.type == "image":
            continue
        kept.append(token)
    return kept


def _target(href: str) -> str | None:
    """Where a link of the documentation leads on the site."""
    if _SCHEME.match(href):
        return None
    path, _, anchor = href.partition("#")
    if not path:
        return href
    known = _addresses()
    name = path.removeprefix("./").removeprefix("../").removeprefix("rules/")
    return None if name not in known else known[name] + (f"#{anchor}" if anchor else "")


@cache
def _addresses() -> Mapping[str, str]:
    """The pages of the documentation that the site has, by file."""
    pages = {parts[-1]: f"/{name}" for name, parts in METHOD.items()}
    return pages | {f"{rule}.md": f"/rules/{rule}" for rule in rule_names()} | {"README.md": "/rules"}
