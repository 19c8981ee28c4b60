"""What is behind each address of going out, and of who answers or is asked something without an account."""

from django.urls import URLPattern, path

from gehoord.web.public import alert_answer, survey
from gehoord.web.workplace.outreach import alerts, early, going, registering

ADDRESSES: list[URLPattern] = [
    path("bezoeken/", going.going, name="visits"),
    path("bezoeken/plannen/", registering.plan_visit, name="plan_visit"),
    path("bezoeken/plekken/", registering.places_to_go, name="places_to_go"),
    path("bezoeken/agenda/", going.agenda, name="agenda"),
    path("bezoeken/agenda/einde/", going.end_address, name="end_calendar"),
    path("bezoeken/<uuid:visit_id>/", going.visit, name="visit"),
    path("bezoeken/<uuid:visit_id>/vastleggen/", registering.register_visit, name="register_visit"),
    path("bezoeken/<uuid:visit_id>/verzetten/", registering.move_visit, name="move_visit"),
    path("bezoeken/<uuid:visit_id>/afzeggen/", registering.cancel_visit, name="cancel_visit"),
    path("bezoeken/<uuid:visit_id>/ongedaan/", registering.take_back_visit, name="take_back_visit"),
    path("bezoeken/plek/<uuid:location_id>/", registering.frequency, name="visit_frequency"),
    path("signalen/", alerts.alerts, name="alerts"),
    path("signalen/vroeg/", early.early, name="early"),
    path("signalen/vroeg/<uuid:sighting_id>/", early.conclude_sighting, name="conclude_sighting"),
    path("signalen/geven/", alerts.give_alert, name="give_alert"),
    path("signalen/<uuid:alert_id>/", alerts.alert, name="alert"),
    path("signalen/<uuid:alert_id>/stap/", alerts.step, name="alert_step"),
    path("signalen/<uuid:alert_id>/doorgeven/", alerts.pass_on, name="pass_on_alert"),
    path("signalen/<uuid:alert_id>/verlengen/", alerts.extend, name="extend_alert"),
    path("signalen/<uuid:alert_id>/aantekening/", alerts.note, name="note_alert"),
    path("signalen/<uuid:alert_id>/link/", alerts.make_link, name="link_alert"),
    path("signalen/<uuid:alert_id>/link/einde/", alerts.end_links, name="end_alert_links"),
    path("signalen/<uuid:alert_id>/gezien/", alerts.take_note, name="take_note_alert"),
    path("agenda/<slug:said>.ics", going.calendar_feed, name="calendar_feed"),
    path("antwoord/<slug:said>/", alert_answer.answer_alert, name="answer_alert"),
    path("mening/", survey.ask, name="survey"),
    path("mening/<slug:said>/", survey.ask, name="survey_by_link"),
]
