from __future__ import annotations

from threading import Thread

from django.conf import settings
from django.http import HttpResponse

from gehoord.people.letting_in import brake

MILA, BRAM = "mila@gemeente.example", "bram@gemeente.example"


def browser(rf, answered=None):
    request = rf.post("/inloggen/")
    if answered is not None:
        request.COOKIES = {name: morsel.value for name, morsel in answered.cookies.items()}
    return request


def signed_in(rf, email, before=None):
    answer = HttpResponse()
    brake.remember(browser(rf, before), answer, email)
    return answer


def test_guesses_count_for_one_account_however_it_is_typed(rf):
    assert brake.counted_as(browser(rf), " Mila@Gemeente.example") == brake.counted_as(browser(rf), MILA)
    assert brake.counted_as(browser(rf), BRAM) != brake.counted_as(browser(rf), MILA)
    assert "mila" not in brake.counted_as(browser(rf), MILA)


def test_a_browser_in_which_somebody_signed_in_counts_for_itself(rf):
    home, work = signed_in(rf, MILA), signed_in(rf, MILA)
    counts = {brake.counted_as(browser(rf, known), MILA) for known in (None, home, work)}
    assert len(counts) == 3
    assert brake.counted_as(browser(rf, home), BRAM) == brake.counted_as(browser(rf), BRAM)


def test_colleagues_at_one_computer_are_both_known(rf):
    both = signed_in(rf, BRAM, signed_in(rf, MILA))
    for email in (MILA, BRAM):
        assert brake.counted_as(browser(rf, both), email) != brake.counted_as(browser(rf), email)
    crowd = None
    for number in range(brake.MOST + 1):
        crowd = signed_in(rf, f"{number}@gemeente.example", crowd)
    assert brake.counted_as(browser(rf, crowd), "0@gemeente.example") == brake.counted_as(browser(rf), "0@gemeente.example")


def test_a_made_up_cookie_is_no_known_browser(rf):
    request = browser(rf)
    for made_up in ("x", signed_in(rf, MILA).cookies[brake.COOKIE].value[:-1] + "!"):
        request.COOKIES = {brake.COOKIE: made_up}
        assert brake.counted_as(request, MILA) == brake.counted_as(browser(rf), MILA)


def test_the_cookie_goes_to_the_sign_in_page_alone_and_names_nobody(rf):
    cookie = signed_in(rf, MILA).cookies[brake.COOKIE]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (settings.SIGN_IN_PATH, True, "Lax")
    assert "mila" not in cookie.value.lower()


def test_only_two_passwords_are_compared_at_a_time(monkeypatch):
    monkeypatch.setattr(brake, "PATIENCE", 0.05)
    third = []

    def come_third():
        with brake.taking_turns() as in_time:
            third.append(in_time)

    with brake.taking_turns() as first, brake.taking_turns() as second:
        waiting = Thread(target=come_third)
        waiting.start()
        waiting.join()
    come_third()
    assert (first, second, third) == (True, True, [False, True])
