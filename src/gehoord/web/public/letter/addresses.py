"""What is behind the addresses of who writes to us."""

from django.urls import URLPattern, path

from gehoord.web.public.letter import returning, writing

ADDRESSES: list[URLPattern] = [
    path("schrijven/", writing.write, name="write"),
    path("terug/", returning.come_back, name="come_back"),
]
