"""The application: addresses to pages and operations, each run in a thread, every answer guarded alike."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route as Address
from starlette.types import Scope

from onrecord.errors import OnRecordError
from onrecord.register.still import still
from onrecord.report.json import encode
from onrecord.web import languages
from onrecord.web.api import all_operations
from onrecord.web.api.document import openapi
from onrecord.web.api.routes import api_routes, fault, problem_response, shared
from onrecord.web.asking import Answer, Asked, File, Moved, Page, Sent
from onrecord.web.guard.forgery import FIELD, Tokens, cookie_name
from onrecord.web.guard.gate import Gate
from onrecord.web.guard.headers import ALWAYS, attachment, location, plain
from onrecord.web.guard.hosts import Hosts
from onrecord.web.guard.rates import Allowance
from onrecord.web.guard.refusal import RefusedError, unplaced
from onrecord.web.pages import Route, all_routes
from onrecord.web.receiving import asked_of
from onrecord.web.rendering import render, static_files, style_sheet
from onrecord.web.site import Site
from onrecord.web.threads import Threads

Answering = Callable[[Request], Awaitable[Response]]
Complaining = Callable[[Request, Exception], Awaitable[Response]]
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
SCRIPT = "text/javascript; charset=utf-8"
WORTH_PACKING = 1_024
"""Bytes of an answer; less of it fits one packet anyhow."""


def build_app(site: Site) -> Starlette:
    """The whole site as an ASGI application."""
    tokens, threads, allowance = Tokens(), Threads(site.wishes.limits), Allowance()
    operations = list(all_operations())
    document = encode(openapi(operations, site.wishes.address)).encode()
    return Starlette(
        routes=[
            Address("/static/onrecord.css", _fixed(style_sheet(), "text/css; charset=utf-8")),
            *(Address(f"/static/{name}", _fixed(script, SCRIPT)) for name, script in static_files().items()),
            Address("/api/openapi.json", _fixed(document, "application/json")),
            *api_routes(site, operations, threads, allowance),
            *(
                Address(route.path, _showing(site, tokens, threads, allowance, route), methods=[route.method])
                for route in all_routes()
            ),
        ],
        exception_handlers={HTTPException: _refusing(site)},
        middleware=_guards(site),
    )


def _guards(site: Site) -> list[Middleware]:
    wishes = site.wishes

    def refuse(scope: Scope, error: OnRecordError) -> Response:
        return _told(site, Request(scope), error)

    hosts = Hosts.of(wishes.hosts, wishes.address)
    return [
        Middleware(Gate, limits=wishes.limits, hosts=hosts, public=wishes.public, log=wishes.log, refuse=refuse),
        Middleware(GZipMiddleware, minimum_size=WORTH_PACKING, compresslevel=6),
    ]


def _fixed(content: bytes, kind: str) -> Callable[[Request], Response]:
    def answer(_: Request) -> Response:
        return _guarded(Response(content, media_type=kind, headers={"cache-control": "public, max-age=86400"}))

    return answer


def _showing(site: Site, tokens: Tokens, threads: Threads, allowance: Allowance, route: Route) -> Answering:
    async def answer(request: Request) -> Response:
        language = _language(request)
        encrypted = request.url.scheme == "https"
        cookie = cookie_name(encrypted)
        visitor = tokens.visitor(request.cookies.get(cookie, ""))
        asked = replace(asked_of(site, request, language), token=tokens.token(visitor))
        if asked.query.get(languages.ASKED) in languages.LANGUAGES and route.method == "GET":
            return _guarded(_in_language(asked))
        try:
            if route.works and site.wishes.public:
                allowance.spend(asked.client, "work", "this check")
            if route.method == "POST":
                asked = await _with_form(asked, request)
                tokens.demand(visitor, asked.form.get(FIELD, ""), asked.headers)
            response = await threads.run(route.works, _answered, route, asked)
        except OnRecordError as error:
            response = _response(_trouble(unplaced(error, site.settings.register)), asked)
        except HTTPException:
            raise
        except Exception as error:
            response = _response(_trouble(fault(request, error)), asked)
        # Only a page with a form in it needs to know its reader again.
        if request.cookies.get(cookie) != visitor and asked.token.encode() in response.body:
            response.set_cookie(cookie, visitor, httponly=True, samesite="strict", secure=encrypted)
        return _guarded(response)

    return answer


def _answered(route: Route, asked: Asked) -> Response:
    with still():
        return _response(route.answer(asked), asked)


async def _with_form(asked: Asked, request: Request) -> Asked:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() not in FORMS:
        return replace(asked, body=await request.body())
    limits = asked.site.wishes.limits
    async with request.form(max_files=limits.files, max_fields=limits.parts, max_part_size=limits.part) as form:
        texts = {name: value for name, value in form.multi_items() if isinstance(value, str)}
        files = [
            File(value.filename or name, await value.read(), name)
            for name, value in form.multi_items()
            if isinstance(value, UploadFile) and value.filename
        ]
    return replace(asked, form=texts, files=files)


def _response(answer: Answer, asked: Asked) -> Response:
    if isinstance(answer, Moved):
        return Response(status_code=answer.status, headers={"location": location(answer.to)})
    if isinstance(answer, Sent):
        headers = {name: plain(value) for name, value in answer.headers.items()}
        if answer.name:
            headers["content-disposition"] = attachment(answer.name)
        return Response(answer.content, answer.status, media_type=answer.type, headers=headers)
    around: Mapping[str, object] = {"asked": asked, "site": asked.site, "token": asked.token}
    content = render(answer.template, {**around, **answer.values}, asked.language)
    headers = {"cache-control": "no-store" if answer.private else "no-cache", "vary": "Accept-Language, Cookie"}
    if answer.private:
        headers["x-robots-tag"] = "noindex, nofollow, noarchive"
    return Response(content, answer.status, media_type="text/html; charset=utf-8", headers=headers)


def _trouble(error: OnRecordError) -> Page:
    """What went wrong, on a page that says what to do."""
    return Page("trouble.html", {"error": error, "status": error.http_status}, error.http_status)


def _language(request: Request) -> str:
    accepted = request.headers.get("accept-language", "")
    return languages.chosen_language(request.cookies.get(languages.COOKIE, ""), accepted)


def _in_language(asked: Asked) -> Response:
    """Remember the language that was chosen, and go where the reader was."""
    response = _response(Moved(languages.without_choice(asked)), asked)
    response.set_cookie(
        languages.COOKIE, asked.query[languages.ASKED], max_age=languages.STAY, httponly=True, samesite="lax"
    )
    return response


def _is_api(request: Request) -> bool:
    return request.url.path.startswith("/api/")


def _refusing(site: Site) -> Complaining:
    async def answer(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        # Of what Starlette says itself, only what is wrong with a form tells more than its number.
        found = error.detail.rstrip(".") if error.status_code == 400 else ""
        response = _told(site, request, RefusedError(request.url.path, error.status_code, found))
        response.headers.update(error.headers or {})
        return response

    return answer


def _told(site: Site, request: Request, error: OnRecordError) -> Response:
    """What went wrong, to a program or to a reader."""
    if _is_api(request):
        return shared(problem_response(error), with_everybody=True)
    return _guarded(_page_of(site, request, error))


def _page_of(site: Site, request: Request, error: OnRecordError) -> Response:
    return _response(_trouble(error), asked_of(site, request, _language(request)))


def _guarded(response: Response) -> Response:
    for name, value in ALWAYS.items():
        response.headers.setdefault(name, value)
    return response
