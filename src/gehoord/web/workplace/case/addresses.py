"""The addresses of everything about one client and their road."""

from django.urls import URLPattern, path

from gehoord.web.workplace.case import (
    about_action,
    about_client,
    about_concern,
    colleagues,
    doubles,
    page,
    registering,
    searching,
    suggesting,
)

ONE = "clienten/<uuid:client_id>/"
TOPIC = f"{ONE}onderwerpen/<uuid:concern_id>/"
STEP = f"{ONE}stappen/<uuid:action_id>/"

ADDRESSES: list[URLPattern] = [
    path("clienten/nieuw/", registering.new_client, name="new_client"),
    path("clienten/zoeken/", searching.search, name="search_own"),
    path("waarneming/", colleagues.away, name="away"),
    path("waarneming/<uuid:person_id>/", colleagues.of_colleague, name="of_colleague"),
    path("voorstel/categorie/", suggesting.likeliest, name="suggest_category"),
    path(ONE, page.client, name="client"),
    path(f"{ONE}overzicht/", page.overview, name="client_overview"),
    path(f"{ONE}wie-keek-mee/", page.looked, name="who_looked"),
    path(f"{ONE}contact/", about_client.contact, name="add_contact"),
    path(f"{ONE}contact/<uuid:contact_id>/ongedaan/", about_client.take_back_contact, name="take_back_contact"),
    path(f"{ONE}notitie/", about_client.note, name="add_note"),
    path(f"{ONE}wie/", about_client.who, name="tell_who"),
    path(f"{ONE}relatie/", about_client.relation, name="change_relation"),
    path(f"{ONE}woonplaats/", about_client.residence, name="move_residence"),
    path(f"{ONE}veilig-contact/", about_client.safe, name="safe_contact"),
    path(f"{ONE}veilig-contact/nu/", about_client.check_safe, name="check_safe"),
    path(f"{ONE}toestemming/", about_client.consent, name="give_consent"),
    path(f"{ONE}toestemming/<uuid:consent_id>/intrekken/", about_client.withdraw, name="withdraw_consent"),
    path(f"{ONE}onderwerp/", about_concern.raised, name="raise_concern"),
    path(f"{ONE}uitnodiging/", about_concern.invitation, name="invite_to_survey"),
    path(f"{ONE}erbij-vragen/", colleagues.refer, name="refer"),
    path(f"{ONE}overdragen/", colleagues.transfer, name="transfer"),
    path(f"{ONE}samenvoegen/", doubles.merging, name="merge"),
    path(f"{ONE}samenvoegen/<uuid:gone_id>/terug/", doubles.unmerge, name="unmerge"),
    path(f"{TOPIC}advies/", about_concern.advice, name="advise"),
    path(f"{TOPIC}gestopt/", about_concern.broken, name="break_off"),
    path(f"{TOPIC}categorie/", about_concern.category, name="change_category"),
    path(f"{TOPIC}plek/", about_concern.place, name="change_place"),
    path(f"{TOPIC}traject/", about_concern.support, name="open_trajectory"),
    path(f"{TOPIC}stap/", about_action.step, name="take_action"),
    path(f"{TOPIC}afsluiten/", about_concern.closing, name="close_trajectory"),
    path(f"{TOPIC}heropenen/", about_concern.reopen, name="reopen_trajectory"),
    path(f"{STEP}uitkomst/", about_action.outcome, name="record_outcome"),
    path(f"{STEP}stilstaan/", about_action.suspend, name="suspend_deadline"),
    path(f"{STEP}hervatten/", about_action.resume, name="resume_deadline"),
    path(f"{STEP}verlengen/", about_action.extend, name="extend_deadline"),
]
