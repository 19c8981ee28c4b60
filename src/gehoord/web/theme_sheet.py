"""The house style as a stylesheet: one file of an organisation sets every colour of every page."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from gehoord.reporting.theme import as_tokens
from gehoord.reporting.theme_in_use import theme_in_use


@login_not_required
@require_safe
def theme_sheet(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - the same for everybody
    """The tokens of the theme in use, light and dark (nl: huisstijlblad)."""
    theme = theme_in_use()
    sheet = (
        f":root {{ {as_tokens(theme.light)} }}\n@media (prefers-color-scheme: dark) {{ :root {{ {as_tokens(theme.dark)} }} }}\n"
    )
    return HttpResponse(sheet, content_type="text/css; charset=utf-8", headers={"Cache-Control": "max-age=300"})
