"""All addresses of the house: the pages of `web`, and the sign-in pages."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("account/", include("allauth.urls")),
    path("", include("gehoord.web.urls")),
]
