"""What is behind each address of the chats. Their lines go along doors of their own."""

from django.urls import URLPattern, path

from gehoord.web.workplace.chat import danger, talks

ADDRESSES: list[URLPattern] = [
    path("gesprekken/", talks.front, name="chats"),
    path("gesprekken/lijst/", talks.queue, name="chat_queue"),
    path("gesprekken/<uuid:conversation>/", talks.one, name="one_chat"),
    path("gesprekken/<uuid:conversation>/sluiten/", talks.close, name="close_chat"),
    path("gesprekken/concept/<uuid:item_id>/", talks.keep_saying, name="keep_saying"),
    path("gesprekken/concept/mee/<uuid:conversation>/", talks.keep_saying_along, name="keep_saying_along"),
    path("gesprekken/geroepen/", danger.called, name="called"),
    path("gesprekken/geluid/", danger.sound, name="called_sound"),
    path("gesprekken/gevaar/<uuid:item_id>/", danger.take_step, name="danger_step"),
]
