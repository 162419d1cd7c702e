"""One call of a tool: the task's answer, whole for programs and told for the assistant; or what went wrong."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from typing import Any

import mcp_types as types

from onrecord.errors import OnRecordError
from onrecord.register.damage import damage
from onrecord.report.json import Object, error_json
from onrecord.report.visible import visible
from onrecord.web.mcp.cutting import Cut, cut
from onrecord.web.mcp.telling import told
from onrecord.web.mcp.tools import Tool
from onrecord.web.site import Site

log = logging.getLogger("onrecord.mcp")
CUTS = "onrecord/cut"
"""The member of `_meta` that names what was cut."""
_HINTS = types.ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)


def described(tool: Tool) -> types.Tool:
    """A tool as assistants are told of it."""
    return types.Tool(
        name=tool.task,
        title=tool.task.replace("_", " ").capitalize(),
        description=f"{tool.summary} Only reads. Cite what you repeat of its answer.",
        input_schema=tool.schema,
        output_schema={"type": "object"},
        annotations=_HINTS,
    )


def call(site: Site, tool: Tool, arguments: Mapping[str, Any]) -> types.CallToolResult:
    """The answer: as JSON, and as text with a citation for each figure; what goes wrong is an answer, too."""
    try:
        answer, cuts = whole(site, tool, arguments)
    except OnRecordError as error:
        return failed(error)
    except Exception as fault:
        # What was asked may be somebody's unpublished article: only where it broke is written down.
        log.exception("onrecord %s failed", tool.task)
        ours = OnRecordError(f"onrecord {tool.task}", found="a fault of ours", remedy="Its log has more.")
        return failed(damage(fault, str(site.settings.register)) or ours)
    text = told(tool.task, answer, address=site.wishes.address, cuts=cuts)
    meta: Any = {CUTS: [one.sentence for one in cuts]} if cuts else None
    return types.CallToolResult(content=[types.TextContent(text=text)], structured_content=answer, _meta=meta)


def whole(site: Site, tool: Tool, arguments: Mapping[str, Any]) -> tuple[Object, tuple[Cut, ...]]:
    """The task's JSON, with what had to be cut. Characters that nobody can see stand as their code points."""
    answer: Object = _visible(json.loads(tool.ask(site, arguments)))
    return cut(answer)


def failed(error: OnRecordError) -> types.CallToolResult:
    """What went wrong, with where, what was found, what was expected, and what to do."""
    text = types.TextContent(text=visible(error.sentence))
    return types.CallToolResult(content=[text], structured_content=_visible(error_json(error)), is_error=True)


def _visible(value: Any) -> Any:
    """`value` with nothing in it that an assistant reads and a person does not see; line breaks stay as they are.

    >>> _visible({"title": "paid\\r\\n\\U000e0041"})
    {'title': 'paid\\r\\n<U+E0041>'}
    """
    if isinstance(value, str):
        return "\r".join(visible(part) for part in value.split("\r"))
    if isinstance(value, dict):
        return {_visible(name): _visible(part) for name, part in value.items()}
    return [_visible(part) for part in value] if isinstance(value, list) else value
