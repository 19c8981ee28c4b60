"""What is behind each address, by who stands at the door."""

from django.urls import URLPattern, path, register_converter

from gehoord.web import theme_sheet
from gehoord.web.office import account, own_password, people
from gehoord.web.office.addresses import ADDRESSES as OFFICE
from gehoord.web.office.year.addresses import ADDRESSES as ROAD_OF_A_YEAR
from gehoord.web.portal import api_keys, reports
from gehoord.web.portal.addresses import ADDRESSES as PORTAL
from gehoord.web.portal.api.asked import addresses as of_programs
from gehoord.web.public import chat, figures, language, sign_in, start, webhooks, welcome
from gehoord.web.public.letter.addresses import ADDRESSES as LETTER
from gehoord.web.workplace import asked, chat_socket, clients, emergency
from gehoord.web.workplace.case import addresses as case
from gehoord.web.workplace.chat.addresses import ADDRESSES as CHATS
from gehoord.web.workplace.desk.addresses import ADDRESSES as DESK
from gehoord.web.workplace.outreach.addresses import ADDRESSES as GOING_OUT
from gehoord.web.workplace.post.addresses import ADDRESSES as POST


class Letters:
    """A short word in an address, such as the name of a format (nl: letters)."""

    regex = "[a-z]+"

    def to_python(self, value: str) -> str:
        """The word as a view gets it (nl: lezen)."""
        return value

    def to_url(self, value: str) -> str:
        """The word as it stands in an address (nl: schrijven)."""
        return value


class FileEnding(Letters):
    """What follows the name of a file, such as "-metadata.json" (nl: einde van een naam)."""

    regex = "[-.][a-z.-]+"


register_converter(Letters, "letters")
register_converter(FileEnding, "ending")

urlpatterns: list[URLPattern] = [
    path("", start.start, name="start"),
    path("inloggen/", sign_in.sign_in, name="account_login"),
    path("inloggen/sleutel/", sign_in.show_factor, name="mfa_authenticate"),
    path("inloggen/via/<slug:provider_id>/", sign_in.by_issuer, name="openid_connect_login"),
    path("inloggen/via/<slug:provider_id>/terug/", sign_in.back_from_issuer, name="openid_connect_callback"),
    path("welkom/<slug:said>/", welcome.welcome, name="welcome"),
    path("uitloggen/", sign_in.sign_out, name="account_logout"),
    path("taal/", language.speak, name="language"),
    path("praten/", chat.chat, name="chat"),
    path("praten/begin/", chat.begin, name="begin_chat"),
    path("praten/stoppen/", chat.stop, name="stop_chat"),
    path("cijfers/", figures.figures, name="figures"),
    path("cijfers/catalogus.jsonld", figures.catalogue, name="figures_catalogue"),
    path("cijfers/<slug:called>/", figures.edition, name="figures_edition"),
    path("cijfers/<slug:called>/<str:name>", figures.file, name="figures_file"),
    path("theme.css", theme_sheet.theme_sheet, name="theme"),
    path("healthz", start.healthy, name="healthy"),
    path("begin/", account.home, name="home"),
    path("rol/", account.choose_role, name="choose_role"),
    path("account/", account.mine, name="my_account"),
    path("account/wachtwoord/", own_password.own_password, name="own_password"),
    path("account/sleutels/", account.mine, name="mfa_index"),
    path("account/sleutel/", account.enrol, name="enrol"),
    path("account/sleutel/app/", account.set_up_codes, name="mfa_activate_totp"),
    path("account/sleutel/app/weg/", account.mine, name="mfa_deactivate_totp"),
    path("account/sleutel/toegangssleutel/", account.add_passkey, name="mfa_add_webauthn"),
    path("account/sleutel/<int:factor>/weg/", account.drop_factor, name="drop_factor"),
    path("account/bezoeken/<slug:number>/einde/", account.end_visit, name="end_visit"),
    path("opnieuw/", account.prove_by_password, name="account_reauthenticate"),
    path("opnieuw/code/", account.prove_by_code, name="mfa_reauthenticate"),
    path("opnieuw/toegangssleutel/", account.prove_by_passkey, name="mfa_reauthenticate_webauthn"),
    path("mensen/", people.people, name="people"),
    path("mensen/<uuid:person_id>/", people.person, name="person"),
    path("mensen/<uuid:person_id>/rol/", people.give, name="give_role"),
    path("mensen/<uuid:person_id>/herstel/", people.recover, name="recover"),
    path("rollen/<uuid:seat_id>/einde/", people.take, name="take_role"),
    path("rechten/", people.rights, name="rights"),
    *LETTER,
    *OFFICE,
    *ROAD_OF_A_YEAR,
    *DESK,
    *CHATS,
    *GOING_OUT,
    *POST,
    path("berichten/", webhooks.messages, name="messages_in"),
    path("telefoon/", webhooks.calls, name="calls_in"),
    path("clienten/", clients.clients, name="clients"),
    *case.ADDRESSES,
    path("gesprekken/<uuid:conversation>/toegang/", chat_socket.entry, name="chat_entry"),
    path("clienten/<uuid:client_id>/gevraagd/<uuid:handing_id>/intrekken/", asked.revoke, name="revoke"),
    path("noodtoegang/", emergency.break_glass, name="break_glass"),
    path("noodtoegang/<uuid:row_id>/bekeken/", emergency.review, name="review_glass"),
    path("gevraagd/<uuid:handing_id>/aannemen/", asked.accept, name="accept"),
    path("gevraagd/<uuid:handing_id>/afwijzen/", asked.decline, name="decline"),
    path("rapporten/", reports.shelf, name="reports"),
    path("rapporten/sleutels/", api_keys.keys, name="access_keys"),
    path("rapporten/sleutels/<uuid:key_id>/intrekken/", api_keys.revoke, name="revoke_access_key"),
    *PORTAL,
    *of_programs(),
    path("rapporten/<uuid:edition>/", reports.read, name="report"),
    path("rapporten/<uuid:edition>/vertaling/", reports.turn, name="turn_report"),
    path("rapporten/<uuid:edition>/bestanden/", reports.files, name="report_files"),
    path("rapporten/<uuid:edition>/<letters:fmt>", reports.download, name="report_file"),
    path("rapporten/<uuid:edition>/<letters:fmt><ending:follows>", reports.download, name="report_file"),
    path("rapporten/<uuid:edition>/<letters:fmt>/opnieuw", reports.again, name="report_again"),
]
