from __future__ import annotations

import pytest
from django.urls import get_resolver

from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.reporting.models import State

OF_PROGRAMS = {"api_openapi", "api_list_reports", "api_get_report", "api_get_tables", "api_get_table", "api_get_file"}
"""Asked with a key, and answered 401 without one."""
OPEN = {
    "start",
    "account_login",
    "account_logout",
    "language",
    "theme",
    "healthy",
    "mfa_authenticate",
    "openid_connect_login",
    "openid_connect_callback",
    "calendar_feed",
    "messages_in",
    "calls_in",
    "answer_alert",
    "welcome",
    "figures",
    "figures_catalogue",
    "figures_edition",
    "figures_file",
    "survey",
    "survey_by_link",
    "write",
    "come_back",
    "chat",
    "begin_chat",
    "stop_chat",
    *OF_PROGRAMS,
}
BROWSERS = {"get", "head", "post"}
NOBODY = "00000000-0000-4000-8000-000000000000"


ADDRESSES = {
    "start": "/",
    "account_login": "/inloggen/",
    "account_logout": "/uitloggen/",
    "language": "/taal/",
    "theme": "/theme.css",
    "healthy": "/healthz",
    "mfa_authenticate": "/inloggen/sleutel/",
    "openid_connect_login": "/inloggen/via/issuer/",
    "openid_connect_callback": "/inloggen/via/issuer/terug/",
    "home": "/begin/",
    "choose_role": "/rol/",
    "my_account": "/account/",
    "mfa_index": "/account/sleutels/",
    "enrol": "/account/sleutel/",
    "mfa_activate_totp": "/account/sleutel/app/",
    "mfa_deactivate_totp": "/account/sleutel/app/weg/",
    "mfa_add_webauthn": "/account/sleutel/toegangssleutel/",
    "drop_factor": "/account/sleutel/1/weg/",
    "end_visit": "/account/bezoeken/0123456789abcdef/einde/",
    "account_reauthenticate": "/opnieuw/",
    "mfa_reauthenticate": "/opnieuw/code/",
    "mfa_reauthenticate_webauthn": "/opnieuw/toegangssleutel/",
    "desk": "/werkplek/",
    "desk_rows": "/werkplek/lijst/",
    "chat_entry": f"/gesprekken/{NOBODY}/toegang/",
    "desk_places": "/werkplek/plaatsen/",
    "desk_keys": "/werkplek/toetsen/",
    "begin_talk": "/werkplek/gesprek/",
    "talk": f"/werkplek/{NOBODY}/",
    "keep_talk": f"/werkplek/{NOBODY}/concept/",
    "look_up": f"/werkplek/{NOBODY}/herkennen/",
    "take": f"/werkplek/{NOBODY}/aannemen/",
    "put_back": f"/werkplek/{NOBODY}/terug/",
    "hand_over_item": f"/werkplek/{NOBODY}/overdragen/",
    "answer_item": f"/werkplek/{NOBODY}/antwoord/",
    "answer_letter": f"/werkplek/{NOBODY}/schrijf/",
    "close_item": f"/werkplek/{NOBODY}/sluiten/",
    "reopen_item": f"/werkplek/{NOBODY}/heropenen/",
    "messages_in": "/berichten/",
    "calls_in": "/telefoon/",
    "desk_calls": "/werkplek/telefoon/",
    "register_call": f"/werkplek/telefoon/{NOBODY}/",
    "letters": f"/werkplek/{NOBODY}/post/",
    "letter_file": f"/werkplek/{NOBODY}/post/bestand/{NOBODY}/",
    "chats": "/gesprekken/",
    "chat_queue": "/gesprekken/lijst/",
    "one_chat": f"/gesprekken/{NOBODY}/",
    "close_chat": f"/gesprekken/{NOBODY}/sluiten/",
    "keep_saying": f"/gesprekken/concept/{NOBODY}/",
    "danger_step": f"/gesprekken/gevaar/{NOBODY}/",
    "chat": "/praten/",
    "begin_chat": "/praten/begin/",
    "stop_chat": "/praten/stoppen/",
    "clients": "/clienten/",
    "client": f"/clienten/{NOBODY}/",
    "who_looked": f"/clienten/{NOBODY}/wie-keek-mee/",
    "new_client": "/clienten/nieuw/",
    "search_own": "/clienten/zoeken/",
    "away": "/waarneming/",
    "of_colleague": f"/waarneming/{NOBODY}/",
    "suggest_category": "/voorstel/categorie/",
    "client_overview": f"/clienten/{NOBODY}/overzicht/",
    "add_contact": f"/clienten/{NOBODY}/contact/",
    "take_back_contact": f"/clienten/{NOBODY}/contact/{NOBODY}/ongedaan/",
    "add_note": f"/clienten/{NOBODY}/notitie/",
    "tell_who": f"/clienten/{NOBODY}/wie/",
    "change_relation": f"/clienten/{NOBODY}/relatie/",
    "move_residence": f"/clienten/{NOBODY}/woonplaats/",
    "safe_contact": f"/clienten/{NOBODY}/veilig-contact/",
    "check_safe": f"/clienten/{NOBODY}/veilig-contact/nu/",
    "give_consent": f"/clienten/{NOBODY}/toestemming/",
    "withdraw_consent": f"/clienten/{NOBODY}/toestemming/{NOBODY}/intrekken/",
    "raise_concern": f"/clienten/{NOBODY}/onderwerp/",
    "invite_to_survey": f"/clienten/{NOBODY}/uitnodiging/",
    "refer": f"/clienten/{NOBODY}/erbij-vragen/",
    "transfer": f"/clienten/{NOBODY}/overdragen/",
    "merge": f"/clienten/{NOBODY}/samenvoegen/",
    "unmerge": f"/clienten/{NOBODY}/samenvoegen/{NOBODY}/terug/",
    "advise": f"/clienten/{NOBODY}/onderwerpen/{NOBODY}/advies/",
    "break_off": f"/clienten/{NOBODY}/onderwerpen/{NOBODY}/gestopt/",
    "change_category": f"/clienten/{NOBODY}/onderwerpen/{NOBODY}/categorie/",
    "change_place": f"/clienten/{NOBODY}/onderwerpen/{NOBODY}/plek/",
    "open_trajectory": f"/clienten/{NOBODY}/onderwerpen/{NOBODY}/traject/",
    "take_action": f"/clienten/{NOBODY}/onderwerpen/{NOBODY}/stap/",
    "close_trajectory": f"/clienten/{NOBODY}/onderwerpen/{NOBODY}/afsluiten/",
    "reopen_trajectory": f"/clienten/{NOBODY}/onderwerpen/{NOBODY}/heropenen/",
    "record_outcome": f"/clienten/{NOBODY}/stappen/{NOBODY}/uitkomst/",
    "suspend_deadline": f"/clienten/{NOBODY}/stappen/{NOBODY}/stilstaan/",
    "resume_deadline": f"/clienten/{NOBODY}/stappen/{NOBODY}/hervatten/",
    "extend_deadline": f"/clienten/{NOBODY}/stappen/{NOBODY}/verlengen/",
    "revoke": f"/clienten/{NOBODY}/gevraagd/{NOBODY}/intrekken/",
    "accept": f"/gevraagd/{NOBODY}/aannemen/",
    "decline": f"/gevraagd/{NOBODY}/afwijzen/",
    "break_glass": "/noodtoegang/",
    "review_glass": f"/noodtoegang/{NOBODY}/bekeken/",
    "people": "/mensen/",
    "person": f"/mensen/{NOBODY}/",
    "give_role": f"/mensen/{NOBODY}/rol/",
    "recover": f"/mensen/{NOBODY}/herstel/",
    "take_role": f"/rollen/{NOBODY}/einde/",
    "rights": "/rechten/",
    "office": "/kantoor/",
    "office_waiting": "/kantoor/wacht/",
    "office_due": "/kantoor/termijnen/",
    "absences": "/kantoor/afwezig/",
    "end_absence": f"/kantoor/afwezig/{NOBODY}/einde/",
    "directory": "/kantoor/adresboek/",
    "end_turn": f"/kantoor/adresboek/beurt/{NOBODY}/einde/",
    "let_stand_in": f"/kantoor/adresboek/beurt/{NOBODY}/waarnemer/",
    "ground": "/kantoor/adresboek/GM0393/",
    "agencies": "/kantoor/instanties/",
    "add_agency": "/kantoor/instanties/nieuw/",
    "agency": f"/kantoor/instanties/{NOBODY}/",
    "location": f"/kantoor/locaties/{NOBODY}/",
    "close_location": f"/kantoor/locaties/{NOBODY}/sluiten/",
    "replies": "/kantoor/teksten/",
    "new_reply": "/kantoor/teksten/nieuw/",
    "reply": f"/kantoor/teksten/{NOBODY}/",
    "drop_reply": f"/kantoor/teksten/{NOBODY}/weg/",
    "categories": "/kantoor/categorieen/",
    "opening": "/kantoor/openingstijden/",
    "mailboxes": "/kantoor/postbussen/",
    "change_opening": f"/kantoor/openingstijden/{NOBODY}/anders/",
    "opening_week": f"/kantoor/openingstijden/{NOBODY}/phone/",
    "drop_opening": f"/kantoor/openingstijden/anders/{NOBODY}/weg/",
    "front_page": "/kantoor/startpagina/",
    "front_reach": f"/kantoor/startpagina/{NOBODY}/bereikbaar/",
    "front_text": f"/kantoor/startpagina/{NOBODY}/child/opening/",
    "put_text_back": f"/kantoor/startpagina/{NOBODY}/child/opening/terug/",
    "retention": "/kantoor/bewaren/",
    "keep_case": "/kantoor/bewaren/houden/",
    "let_case_go": f"/kantoor/bewaren/{NOBODY}/opheffen/",
    "opinions": "/kantoor/meningen/",
    "recipients": "/kantoor/ontvangers/",
    "end_recipient": f"/kantoor/ontvangers/{NOBODY}/einde/",
    "withdraw_invite": f"/kantoor/ontvangers/uitnodiging/{NOBODY}/intrekken/",
    "agreement": "/kantoor/ontvangers/GM0393/",
    "welcome": "/welkom/geraden/",
    "figures": "/cijfers/",
    "figures_catalogue": "/cijfers/catalogus.jsonld",
    "figures_edition": "/cijfers/2016/",
    "figures_file": "/cijfers/2016/nederland-2016.csv",
    "portal_alerts": "/portaal/signalen/",
    "portal_alert": f"/portaal/signalen/{NOBODY}/",
    "portal_agreements": "/portaal/afspraken/",
    "journal": "/kantoor/logboek/",
    "take_journal": "/kantoor/logboek/meenemen/",
    "reports": "/rapporten/",
    "access_keys": "/rapporten/sleutels/",
    "revoke_access_key": f"/rapporten/sleutels/{NOBODY}/intrekken/",
    "api_openapi": "/api/v1/openapi.json",
    "api_list_reports": "/api/v1/reports",
    "api_get_report": f"/api/v1/reports/{NOBODY}",
    "api_get_tables": f"/api/v1/reports/{NOBODY}/tables",
    "api_get_table": f"/api/v1/reports/{NOBODY}/tables/1a",
    "api_get_file": f"/api/v1/reports/{NOBODY}/files/pdf",
    "years": "/jaar/",
    "loose_ends": "/jaar/eindjes/",
    "own_texts": "/jaar/teksten/",
    "own_text": f"/jaar/teksten/{NOBODY}/",
    "year": f"/jaar/{NOBODY}/",
    "year_progress": f"/jaar/{NOBODY}/voortgang/",
    "make_year": f"/jaar/{NOBODY}/maken/",
    "sign_year": f"/jaar/{NOBODY}/tekenen/",
    "hand_over_year": f"/jaar/{NOBODY}/versturen/",
    "year_fetched": f"/jaar/{NOBODY}/opgehaald/",
    "year_reports": f"/jaar/{NOBODY}/rapporten/",
    "year_report": f"/jaar/{NOBODY}/rapporten/{NOBODY}/",
    "looked_through": f"/jaar/{NOBODY}/rapporten/{NOBODY}/bekeken/",
    "correct_report": f"/jaar/{NOBODY}/rapporten/{NOBODY}/nota/",
    "visits": "/bezoeken/",
    "plan_visit": "/bezoeken/plannen/",
    "own_password": "/account/wachtwoord/",
    "agenda": "/bezoeken/agenda/",
    "places_to_go": "/bezoeken/plekken/",
    "end_calendar": "/bezoeken/agenda/einde/",
    "visit": f"/bezoeken/{NOBODY}/",
    "register_visit": f"/bezoeken/{NOBODY}/vastleggen/",
    "move_visit": f"/bezoeken/{NOBODY}/verzetten/",
    "cancel_visit": f"/bezoeken/{NOBODY}/afzeggen/",
    "take_back_visit": f"/bezoeken/{NOBODY}/ongedaan/",
    "visit_frequency": f"/bezoeken/plek/{NOBODY}/",
    "alerts": "/signalen/",
    "early": "/signalen/vroeg/",
    "conclude_sighting": f"/signalen/vroeg/{NOBODY}/",
    "give_alert": "/signalen/geven/",
    "alert": f"/signalen/{NOBODY}/",
    "alert_step": f"/signalen/{NOBODY}/stap/",
    "pass_on_alert": f"/signalen/{NOBODY}/doorgeven/",
    "extend_alert": f"/signalen/{NOBODY}/verlengen/",
    "note_alert": f"/signalen/{NOBODY}/aantekening/",
    "link_alert": f"/signalen/{NOBODY}/link/",
    "end_alert_links": f"/signalen/{NOBODY}/link/einde/",
    "take_note_alert": f"/signalen/{NOBODY}/gezien/",
    "calendar_feed": "/agenda/geraden.ics",
    "answer_alert": "/antwoord/geraden/",
    "survey": "/mening/",
    "survey_by_link": "/mening/geraden/",
    "write": "/schrijven/",
    "come_back": "/terug/",
}


def addresses(edition):
    """Every address of the house, with something in each of its blanks."""
    filled = ADDRESSES | {
        "report": f"/rapporten/{edition.id}/",
        "report_files": f"/rapporten/{edition.id}/bestanden/",
        "report_file": f"/rapporten/{edition.id}/pdf",
        "report_again": f"/rapporten/{edition.id}/pdf/opnieuw",
        "turn_report": f"/rapporten/{edition.id}/vertaling/",
    }
    assert {name for name in get_resolver().reverse_dict if isinstance(name, str)} == set(filled)
    return filled


@pytest.mark.parametrize("method", ["get", "post", "put", "delete", "head", "options"])
def test_no_address_is_open_to_a_stranger_unless_it_says_so(client, dutch, method):
    for name, address in addresses(dutch).items():
        answer = getattr(client, method)(address)
        assert answer.status_code < 500, (name, method)
        if method not in BROWSERS:
            assert answer.status_code == 405, (name, method)
        elif name in OF_PROGRAMS:
            assert answer.status_code in {200, 401, 405}, (name, method)
        elif name not in OPEN:
            assert answer.status_code == 302, (name, method)
            assert answer["Location"].startswith("/inloggen/"), (name, method)


@pytest.mark.parametrize("method", ["get", "post", "put", "delete", "head"])
def test_the_contact_of_another_municipality_gets_nothing_of_haarlem(neighbour, dutch, worker, method):
    worker.work()
    for name, address in addresses(dutch).items():
        if name in {"account_logout", "language"}:
            continue
        answer = getattr(neighbour, method)(address)
        assert answer.status_code < 500, (name, method)
        if name.startswith("report_") or name == "report":
            assert answer.status_code in {404, 405}, (name, method)
        if name != "start":
            assert b"Haarlem" not in answer.content, (name, method)
    with acting(HOUSE):
        assert set(dutch.printouts.values_list("state", flat=True)) == {State.READY.value}
