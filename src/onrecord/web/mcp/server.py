"""The server itself: what the protocol asks, handed to the tools and the library, in threads."""

from __future__ import annotations

import asyncio
from importlib import metadata
from typing import Any

import mcp_types as types
import uvicorn
from mcp.server import Server, ServerRequestContext
from mcp.server.stdio import stdio_server
from mcp.shared.exceptions import MCPError
from starlette.concurrency import run_in_threadpool

from onrecord.errors import OnRecordError, UsageError
from onrecord.report.json import encode
from onrecord.report.visible import visible
from onrecord.tasks.opening import kept_open
from onrecord.web.mcp import library
from onrecord.web.mcp.answering import call, described, failed, whole
from onrecord.web.mcp.telling import told
from onrecord.web.mcp.tools import Tool, tools
from onrecord.web.site import Site

Context = ServerRequestContext[Any]
LOOPBACK = "127.0.0.1"


def build_server(site: Site) -> Server[Any]:
    """The server on a site's register; it keeps nothing between two calls."""
    known = tools()

    async def list_tools(_: Context, __: types.PaginatedRequestParams | None) -> types.ListToolsResult:
        return types.ListToolsResult(tools=[described(tool) for tool in known.values()], ttl_ms=0, cache_scope="public")

    async def call_tool(_: Context, asked: types.CallToolRequestParams) -> types.CallToolResult:
        if (tool := known.get(asked.name)) is None:
            return failed(UsageError(asked.name, found="no such tool", expected=f"one of {', '.join(known)}"))
        return await run_in_threadpool(call, site, tool, asked.arguments or {})

    async def list_resources(_: Context, __: types.PaginatedRequestParams | None) -> types.ListResourcesResult:
        return types.ListResourcesResult(resources=library.resources(), ttl_ms=0, cache_scope="public")

    async def list_templates(_: Context, __: types.PaginatedRequestParams | None) -> types.ListResourceTemplatesResult:
        found = library.templates()
        return types.ListResourceTemplatesResult(resource_templates=found, ttl_ms=0, cache_scope="public")

    async def read_resource(_: Context, asked: types.ReadResourceRequestParams) -> types.ReadResourceResult:
        return await run_in_threadpool(_read, site, known["show"], asked.uri)

    async def list_prompts(_: Context, __: types.PaginatedRequestParams | None) -> types.ListPromptsResult:
        return types.ListPromptsResult(prompts=library.prompts(), ttl_ms=0, cache_scope="public")

    async def get_prompt(_: Context, asked: types.GetPromptRequestParams) -> types.GetPromptResult:
        try:
            return library.prompt(asked.name, asked.arguments or {})
        except OnRecordError as error:
            raise _refused(error) from None

    return Server(
        "onrecord",
        title="On the Record",
        version=metadata.version("onrecord"),
        instructions=library.INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
        on_list_resources=list_resources,
        on_list_resource_templates=list_templates,
        on_read_resource=read_resource,
        on_list_prompts=list_prompts,
        on_get_prompt=get_prompt,
    )


def _read(site: Site, show: Tool, uri: str) -> types.ReadResourceResult:
    def record(ocid: str) -> dict[str, str]:
        answer, cuts = whole(site, show, {"ocid": ocid})
        text = told("show", answer, address=site.wishes.address, cuts=cuts)
        return {"text/plain": text, "application/json": encode(answer)}

    try:
        contents = library.read(uri, record)
    except OnRecordError as error:
        raise _refused(error) from None
    return types.ReadResourceResult(contents=contents, ttl_ms=0, cache_scope="public")


def _refused(error: OnRecordError) -> MCPError:
    """Resources and prompts have no answer that is an error: the protocol has one."""
    return MCPError(types.INVALID_PARAMS, visible(error.sentence))


def serve_stdio(site: Site) -> None:
    """Answer one assistant over standard input and output, until it goes. Errors: RegisterError without a register."""
    server = build_server(site)

    async def serve() -> None:
        async with stdio_server() as (incoming, outgoing):
            await server.run(incoming, outgoing, server.create_initialization_options())

    with kept_open(site.settings):
        asyncio.run(serve())


def serve_http(site: Site, port: int) -> None:
    """Answer assistants of this machine at `http://127.0.0.1:PORT/mcp`, until interrupted. Errors: as above.

    Asked under another name than this machine's, or by a page of another site, it refuses.
    """
    app = build_server(site).streamable_http_app(host=LOOPBACK, stateless_http=True, json_response=True)
    with kept_open(site.settings):
        uvicorn.run(app, host=LOOPBACK, port=port, log_config=None, access_log=False, server_header=False)
