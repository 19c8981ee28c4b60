"""What is behind each address of the desk."""

from django.urls import URLPattern, path

from gehoord.web.workplace.desk import listing, moving, places, talk, thread

ADDRESSES: list[URLPattern] = [
    path("werkplek/", listing.front, name="desk"),
    path("werkplek/lijst/", listing.rows, name="desk_rows"),
    path("werkplek/plaatsen/", places.offered, name="desk_places"),
    path("werkplek/toetsen/", moving.keys, name="desk_keys"),
    path("werkplek/gesprek/", moving.begin, name="begin_talk"),
    path("werkplek/<uuid:item_id>/", talk.talk, name="talk"),
    path("werkplek/<uuid:item_id>/concept/", talk.keep, name="keep_talk"),
    path("werkplek/<uuid:item_id>/herkennen/", talk.look, name="look_up"),
    path("werkplek/<uuid:item_id>/aannemen/", moving.take, name="take"),
    path("werkplek/<uuid:item_id>/terug/", moving.put_back, name="put_back"),
    path("werkplek/<uuid:item_id>/overdragen/", moving.hand_over, name="hand_over_item"),
    path("werkplek/<uuid:item_id>/antwoord/", moving.answer, name="answer_item"),
    path("werkplek/<uuid:item_id>/schrijf/", thread.send, name="answer_letter"),
    path("werkplek/<uuid:item_id>/sluiten/", moving.close_as, name="close_item"),
    path("werkplek/<uuid:item_id>/heropenen/", moving.reopen, name="reopen_item"),
]
