"""What is behind each address of a correspondence."""

from django.urls import URLPattern, path

from gehoord.web.workplace.post import letters

ADDRESSES: list[URLPattern] = [
    path("werkplek/<uuid:item_id>/post/", letters.letters, name="letters"),
    path("werkplek/<uuid:item_id>/post/bestand/<uuid:file_id>/", letters.file, name="letter_file"),
]
