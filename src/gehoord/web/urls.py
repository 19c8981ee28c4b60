"""What is behind each address, by who stands at the door."""

from django.urls import URLPattern, path, register_converter

from gehoord.web import theme_sheet
from gehoord.web.portal import reports
from gehoord.web.public import language, sign_in, start


class Letters:
    """A short word in an address, such as the name of a format (nl: letters)."""

    regex = "[a-z]+"

    def to_python(self, value: str) -> str:
        """The word as a view gets it (nl: lezen)."""
        return value

    def to_url(self, value: str) -> str:
        """The word as it stands in an address (nl: schrijven)."""
        return value


class Ending(Letters):
    """What follows the name of a file, such as "-metadata.json" (nl: einde van een naam)."""

    regex = "[-.][a-z.-]+"


register_converter(Letters, "letters")
register_converter(Ending, "ending")

urlpatterns: list[URLPattern] = [
    path("", start.start, name="start"),
    path("inloggen/", sign_in.sign_in, name="account_login"),
    path("uitloggen/", sign_in.sign_out, name="account_logout"),
    path("taal/", language.speak, name="language"),
    path("theme.css", theme_sheet.theme_sheet, name="theme"),
    path("healthz", start.healthy, name="healthy"),
    path("rapporten/", reports.shelf, name="reports"),
    path("rapporten/<uuid:edition>/", reports.read, name="report"),
    path("rapporten/<uuid:edition>/bestanden/", reports.files, name="report_files"),
    path("rapporten/<uuid:edition>/<letters:fmt>", reports.download, name="report_file"),
    path("rapporten/<uuid:edition>/<letters:fmt><ending:follows>", reports.download, name="report_file"),
    path("rapporten/<uuid:edition>/<letters:fmt>/opnieuw", reports.again, name="report_again"),
]
