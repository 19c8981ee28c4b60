"""What is behind each address of a correspondence."""

from django.urls import URLPattern, path

from gehoord.web.workplace.post import calls, letters

ADDRESSES: list[URLPattern] = [
    path("werkplek/telefoon/", calls.ringing, name="desk_calls"),
    path("werkplek/telefoon/<uuid:call_id>/", calls.register, name="register_call"),
    path("werkplek/<uuid:item_id>/post/", letters.letters, name="letters"),
    path("werkplek/<uuid:item_id>/post/bestand/<uuid:file_id>/", letters.file, name="letter_file"),
]
