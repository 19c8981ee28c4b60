"""What programs can ask, each a few lines over what was released."""

from __future__ import annotations

import json
from functools import partial
from http import HTTPStatus
from typing import Annotated, Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe
from ninja import NinjaAPI, Path, Query, Router

from gehoord.people.permissions import NotFound
from gehoord.reporting import delivery
from gehoord.reporting.formats import Format
from gehoord.reporting.portal import released
from gehoord.web.portal.api.limits import MOST, Key
from gehoord.web.portal.api.problems import PROBLEM, ROOT, VERSION, answer_problems
from gehoord.web.portal.api.shapes import Problem, Report, Reports, Table, Tables

SIZE, LARGEST = 50, 100
PROBLEMS = {400: Problem, 401: Problem, 404: Problem, 429: Problem}
READER = "^(nation|province|region|municipality|agency)$"

router = Router(auth=Key(), by_alias=True, exclude_none=True)


@router.get("/reports", response={200: Reports, **PROBLEMS}, operation_id="listReports", summary="Reports handed to you")
def list_reports(
    request: HttpRequest,
    reader: Annotated[str | None, Query(pattern=READER)] = None,
    year: Annotated[int | None, Query(ge=2000, le=2100)] = None,
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
    size: Annotated[int, Query(alias="pageSize", ge=1, le=LARGEST)] = SIZE,
) -> Any:
    """The reports handed to the holder of the key, the last period first (nl: rapporten)."""
    found = released.released(by=_holder(request), reader=reader or "", year=year)
    return {"page": page, "page_size": size, "total": len(found), "items": found[(page - 1) * size : page * size]}


@router.get("/reports/{report_id}", response={200: Report, **PROBLEMS}, operation_id="getReport", summary="One report")
def get_report(request: HttpRequest, report_id: UUID) -> Any:
    """One report with its own text and the notes beside it (nl: rapport)."""
    return released.one_released(report_id, by=_holder(request))


@router.get("/reports/{report_id}/tables", response={200: Tables, **PROBLEMS}, operation_id="getTables", summary="Its tables")
def get_tables(request: HttpRequest, report_id: UUID) -> Any:
    """All tables of a report, as they were printed and audited (nl: tabellen)."""
    told = released.figures_of(report_id, by=_holder(request))
    tables = [_table(table, counted) for table, counted in zip(told["tables"], told["definitions"], strict=True)]
    return {
        "id": report_id,
        "unit": told["municipality"],
        **{key: told[key] for key in ("protected", "protection")},
        "tables": tables,
    }


@router.get(
    "/reports/{report_id}/tables/{code}", response={200: list[Table], **PROBLEMS}, operation_id="getTable", summary="One table"
)
def get_table(request: HttpRequest, report_id: UUID, code: Annotated[str, Path(pattern="^([0-9A-F]{1,2}[a-d]?|R[1-4])$")]) -> Any:
    """The tables of this code; the report on an agency has one for each of its locations (nl: tabel). Raises: NotFound."""
    told = released.figures_of(report_id, by=_holder(request))
    pairs = zip(told["tables"], told["definitions"], strict=True)
    found = [_table(table, counted) for table, counted in pairs if table["table"].partition(".")[0] == code]
    if not found:
        raise NotFound
    return found


@router.get(
    "/reports/{report_id}/files/{fmt}",
    response={200: Any, 409: Problem, **PROBLEMS},
    operation_id="getFile",
    summary="One file of it",
    openapi_extra={
        "responses": {200: {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}}
    },
)
def get_file(request: HttpRequest, report_id: UUID, fmt: Annotated[str, Path(pattern="^(pdf|html|xlsx|csv|json)$")]) -> Any:
    """A report in one format; the office sees that it was fetched (nl: bestand)."""
    file = delivery.fetch(report_id, Format.coded(fmt), by=_holder(request), by_key=True)
    headers = {"Content-Disposition": f'attachment; filename="{file.name}"'}
    return HttpResponse(file.content, content_type=file.media_type, headers=headers)


def addresses() -> list[URLPattern]:
    """What is behind each address of the API; a key stands where a page asks to sign in (nl: adressen)."""
    api = NinjaAPI(
        title="gehoord",
        version=VERSION,
        description="Released figures on independent counselling in youth care, for who they were handed to. Read only.",
        docs_url=None,
        openapi_url=None,
        urls_namespace="api",
    )
    answer_problems(api)
    api.add_router("", router)
    found = [one for one in api.urls[0] if isinstance(one, URLPattern) and one.name != "api-root"]
    described = path(
        f"{ROOT}openapi.json", login_not_required(require_safe(_dressed(partial(_describe, api)))), name="api_openapi"
    )
    return [
        described,
        *(path(f"{ROOT}{one.pattern}", login_not_required(_dressed(one.callback)), name=f"api_{one.name}") for one in found),
    ]


def _describe(api: NinjaAPI, request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    told: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema(path_prefix=f"/{ROOT}")))
    for asked in told["paths"].values():
        for status, answer in asked["get"]["responses"].items():
            if int(status) >= HTTPStatus.BAD_REQUEST:
                answer["content"] = {PROBLEM: answer["content"]["application/json"]}
    return JsonResponse(told)


def _dressed(view: Any) -> Any:
    """With the version of the API in every answer, and how often a key may still ask this minute."""

    def dressed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = view(request, *args, **kwargs)
        response.headers["API-Version"] = VERSION
        response.headers["Cache-Control"] = "no-store"
        if hasattr(request, "left"):
            response.headers["RateLimit-Limit"] = str(MOST)
            response.headers["RateLimit-Remaining"] = str(request.left)
        return response

    dressed.csrf_exempt = True  # type: ignore[attr-defined]  # nothing is written here, and no cookie is read
    return dressed


def _table(table: dict[str, Any], counted: dict[str, Any]) -> dict[str, Any]:
    return {"rows": [], **table, "counts": counted["caption"]}


def _holder(request: HttpRequest) -> Any:
    return request.auth  # type: ignore[attr-defined]  # what the key gave
