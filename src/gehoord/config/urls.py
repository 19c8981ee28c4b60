"""All addresses of the house; `web` says what is behind each."""

from django.urls import URLPattern, URLResolver, include, path

handler400 = "gehoord.web.errors.not_understood"
handler403 = "gehoord.web.errors.not_there"
handler404 = "gehoord.web.errors.not_there"
handler500 = "gehoord.web.errors.broken"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("gehoord.web.urls")),
]
