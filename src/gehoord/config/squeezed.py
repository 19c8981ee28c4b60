"""Stylesheets and scripts go out compressed, so that the first page is there soon on a slow phone."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

KINDS = ("text/css", "text/javascript", "application/javascript", "image/svg+xml")
BEST = 9


class Squeezed:
    """Compresses the files of the pages, each once (nl: ingepakt). They hold nothing secret, so their size betrays nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self._kept: dict[tuple[str, str], bytes] = {}

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not request.path.startswith(settings.STATIC_URL) or not response.headers.get("Content-Type", "").startswith(KINDS):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        asked = request.method == "GET" and "gzip" in request.headers.get("Accept-Encoding", "")
        if not asked or response.status_code != HTTPStatus.OK or not isinstance(response, StreamingHttpResponse):
            return response
        answer = HttpResponse(self._squeezed(request.path, response), headers=dict(response.headers))
        answer.headers["Content-Encoding"] = "gzip"
        answer.headers["Content-Length"] = str(len(answer.content))
        response.close()
        return answer

    def _squeezed(self, path: str, response: StreamingHttpResponse) -> bytes:
        """A file as it was compressed before, unless it changed on disk since."""
        key = path, response.headers.get("ETag", "") + response.headers.get("Last-Modified", "")
        if key not in self._kept:
            self._kept[key] = gzip.compress(b"".join(response.streaming_content), BEST, mtime=0)  # type: ignore[arg-type]  # a file
        return self._kept[key]
