"""What is behind each address of the office."""

from django.urls import URLPattern, path

from gehoord.web.office import recipients, words_of_office
from gehoord.web.office.arranging import agencies, away, directory, load, opening
from gehoord.web.office.front import pages as front
from gehoord.web.office.watching import journal, keeping, mailboxes, opinions

ADDRESSES: list[URLPattern] = [
    path("kantoor/", load.office, name="office"),
    path("kantoor/wacht/", load.waiting, name="office_waiting"),
    path("kantoor/termijnen/", load.due, name="office_due"),
    path("kantoor/afwezig/", away.absences, name="absences"),
    path("kantoor/afwezig/<uuid:absence_id>/einde/", away.end_absence, name="end_absence"),
    path("kantoor/adresboek/", directory.directory, name="directory"),
    path("kantoor/adresboek/beurt/<uuid:turn_id>/einde/", directory.end_turn, name="end_turn"),
    path("kantoor/adresboek/beurt/<uuid:turn_id>/waarnemer/", directory.let_stand_in, name="let_stand_in"),
    path("kantoor/adresboek/<slug:code>/", directory.ground, name="ground"),
    path("kantoor/instanties/", agencies.agencies, name="agencies"),
    path("kantoor/instanties/nieuw/", agencies.add_agency, name="add_agency"),
    path("kantoor/instanties/<uuid:agency_id>/", agencies.agency, name="agency"),
    path("kantoor/locaties/<uuid:location_id>/", agencies.location, name="location"),
    path("kantoor/locaties/<uuid:location_id>/sluiten/", agencies.shut, name="close_location"),
    path("kantoor/teksten/", words_of_office.replies, name="replies"),
    path("kantoor/teksten/nieuw/", words_of_office.new_reply, name="new_reply"),
    path("kantoor/teksten/<uuid:reply_id>/", words_of_office.reply, name="reply"),
    path("kantoor/teksten/<uuid:reply_id>/weg/", words_of_office.drop_reply, name="drop_reply"),
    path("kantoor/categorieen/", words_of_office.categories, name="categories"),
    path("kantoor/openingstijden/", opening.opening, name="opening"),
    path("kantoor/openingstijden/<uuid:office_id>/anders/", opening.change_opening, name="change_opening"),
    path("kantoor/openingstijden/<uuid:office_id>/<slug:channel>/", opening.opening_week, name="opening_week"),
    path("kantoor/openingstijden/anders/<uuid:change_id>/weg/", opening.drop_opening, name="drop_opening"),
    path("kantoor/startpagina/", front.front_page, name="front_page"),
    path("kantoor/startpagina/<uuid:office_id>/bereikbaar/", front.front_reach, name="front_reach"),
    path("kantoor/startpagina/<uuid:office_id>/<slug:voice>/<slug:piece>/", front.front_text, name="front_text"),
    path("kantoor/startpagina/<uuid:office_id>/<slug:voice>/<slug:piece>/terug/", front.put_text_back, name="put_text_back"),
    path("kantoor/postbussen/", mailboxes.mailboxes, name="mailboxes"),
    path("kantoor/bewaren/", keeping.retention, name="retention"),
    path("kantoor/bewaren/houden/", keeping.keep_case, name="keep_case"),
    path("kantoor/bewaren/<uuid:case>/opheffen/", keeping.let_go, name="let_case_go"),
    path("kantoor/meningen/", opinions.what_clients_think, name="opinions"),
    path("kantoor/ontvangers/", recipients.recipients, name="recipients"),
    path("kantoor/ontvangers/<uuid:seat_id>/einde/", recipients.end_recipient, name="end_recipient"),
    path("kantoor/ontvangers/uitnodiging/<uuid:invite_id>/intrekken/", recipients.withdraw_invite, name="withdraw_invite"),
    path("kantoor/ontvangers/<slug:place>/", recipients.agreement, name="agreement"),
    path("kantoor/logboek/", journal.journal, name="journal"),
    path("kantoor/logboek/meenemen/", journal.take_journal, name="take_journal"),
]
