"""What is behind each address of the road of a year."""

from django.urls import URLPattern, path

from gehoord.web.office.year import again, ends, looking, notes, own_texts, road, volumes

ADDRESSES: list[URLPattern] = [
    path("jaar/", volumes.years, name="years"),
    path("jaar/eindjes/", ends.loose_ends, name="loose_ends"),
    path("jaar/teksten/", own_texts.own_texts, name="own_texts"),
    path("jaar/teksten/<uuid:edition>/", own_texts.own_text, name="own_text"),
    path("jaar/<uuid:volume>/", road.year, name="year"),
    path("jaar/<uuid:volume>/voortgang/", road.progress, name="year_progress"),
    path("jaar/<uuid:volume>/maken/", road.make, name="make_year"),
    path("jaar/<uuid:volume>/stilleggen/", road.pause, name="pause_year"),
    path("jaar/<uuid:volume>/tekenen/", road.sign, name="sign_year"),
    path("jaar/<uuid:volume>/teksten/", looking.texts_read, name="texts_read"),
    path("jaar/<uuid:volume>/versturen/", road.hand_over, name="hand_over_year"),
    path("jaar/<uuid:volume>/opnieuw/", again.publish_again, name="publish_again"),
    path("jaar/<uuid:volume>/opgehaald/", road.fetched, name="year_fetched"),
    path("jaar/<uuid:volume>/rapporten/", looking.reports, name="year_reports"),
    path("jaar/<uuid:volume>/rapporten/<uuid:edition>/", looking.report, name="year_report"),
    path("jaar/<uuid:volume>/rapporten/<uuid:edition>/bekeken/", looking.looked, name="looked_through"),
    path("jaar/<uuid:volume>/rapporten/<uuid:edition>/nota/", notes.correct, name="correct_report"),
]
