from __future__ import annotations

import pytest
from tests.web.office.conftest import Shown

from gehoord.directory.front_door.words import Shows
from gehoord.directory.models import PublicText, Reachable
from gehoord.people.permissions import NotFound
from gehoord.web.office.front import pages

SPOT = ("child", "opening")
NEW = {"title_nl": "Dag!", "body_nl": "Wij zijn er.", "title_en": "Hello!", "body_en": "We are there."}


def publish(here, actor, after=0, **changed):
    form = {**NEW, "after": str(after), "do": "publish", **changed}
    return Shown(pages.front_text, actor, here.here, *SPOT, post=form)


def test_every_text_stands_on_the_page_with_who_changed_it(here):
    assert "Gaat er iets niet goed?" in Shown(pages.front_page, here.coordinator).page
    assert "vanaf nu" in publish(here, here.coordinator).said
    page = Shown(pages.front_page, here.coordinator).page
    assert "Dag!" in page
    assert "versie 1" in page


def test_while_writing_it_says_how_hard_it_reads_and_how_it_looks(here):
    hard = "De klachtencommissie beoordeelt de ontvankelijkheid van ingediende klachtschriften binnen de vastgestelde termijn."
    form = {**NEW, "after": "0", "do": "measure", "body_nl": f"{hard}\n\n- **Kom** <b>maar</b>"}
    page = Shown(pages.front_text, here.coordinator, here.here, *SPOT, post=form).page
    assert "moeilijker dan B1" in page
    assert "bedoeld is eenvoudig, ongeveer A2" in page
    assert "klachtencommissie" in page
    assert "<strong>Kom</strong> &lt;b&gt;maar&lt;/b&gt;" in page
    assert "Engels: eenvoudig, ongeveer A2" in page
    assert "<html" not in page


def test_looking_publishes_nothing_and_keeps_what_was_typed(here):
    form = {**NEW, "after": "0", "do": "look", "title_en": ""}
    answer = Shown(pages.front_text, here.coordinator, here.here, *SPOT, post=form)
    assert 'value="Dag!"' in answer.page
    assert not PublicText.objects.exists()


def test_one_language_alone_is_not_published(here):
    answer = publish(here, here.coordinator, title_en="").answer
    assert answer.status_code == 422
    assert "in het Nederlands en in het Engels" in answer.text
    assert 'value="Dag!"' in answer.text


def test_who_comes_second_sees_it_and_keeps_their_words(here):
    publish(here, here.coordinator)
    answer = publish(here, here.coordinator, title_nl="Hoi!").answer
    assert answer.status_code == 422
    assert "intussen veranderd" in answer.text
    assert 'value="Hoi!"' in answer.text


def test_an_earlier_text_is_put_back(here):
    publish(here, here.coordinator)
    said = Shown(pages.put_text_back, here.coordinator, here.here, *SPOT, post={"number": "0"}).said
    assert "Teruggezet" in said
    assert "herhaalt de tekst van huis uit" in Shown(pages.front_text, here.coordinator, here.here, *SPOT).page
    with pytest.raises(NotFound):
        Shown(pages.put_text_back, here.coordinator, here.here, *SPOT, post={"number": "nul"})


def test_how_the_office_is_reached_is_kept_or_refused_kindly(here):
    assert (
        "Bewaard"
        in Shown(pages.front_reach, here.coordinator, here.here, post={"phone": "088 111 22 33", "shows": "first_name"}).said
    )
    assert Reachable.objects.get().shows == Shows.FIRST_NAME.value
    answer = Shown(pages.front_reach, here.coordinator, here.here, post={"phone": "bel maar", "shows": "name"}).answer
    assert "met cijfers en spaties" in answer.text


@pytest.mark.parametrize("view", [pages.front_text, pages.put_text_back])
def test_a_text_that_is_not_there_is_not_found(here, view):
    for spot in (("child", "professional"), ("child", "nothing"), ("nobody", "opening")):
        with pytest.raises(NotFound):
            Shown(view, here.coordinator, here.here, *spot, post={"number": "0"})


def test_another_office_and_another_role_are_kept_out(here, officer, administrator):
    for actor, office in ((here.coordinator, here.there), (officer, here.here)):
        for view, args in ((pages.front_text, (office, *SPOT)), (pages.front_reach, (office,))):
            with pytest.raises(NotFound):
                Shown(view, actor, *args)
    with pytest.raises(NotFound):
        Shown(pages.front_page, officer)
    assert Shown(pages.front_text, administrator, here.there, *SPOT).answer.status_code == 200
