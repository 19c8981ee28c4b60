from __future__ import annotations

import pytest
from tests.browser.test_walk_of_a_colleague import can_be_used_by_everybody, sign_in_as, type_the_code

pytestmark = pytest.mark.browser
OUTSIDE = ["/", "/praten/", "/schrijven/", "/terug/", "/inloggen/", "/cijfers/", "/bestaat-niet/"]
INSIDE = ["/rapporten/", "report", "/rapporten/00000000-0000-4000-8000-000000000000/"]
AT_WORK = {
    "Coördinator": [
        *("/kantoor/wacht/", "/kantoor/termijnen/", "/kantoor/instanties/", "/kantoor/instanties/nieuw/"),
        *("/kantoor/teksten/nieuw/", "/kantoor/startpagina/", "/kantoor/postbussen/", "/kantoor/ontvangers/"),
        *("/waarneming/", "/jaar/teksten/", "/account/wachtwoord/", "/bezoeken/"),
    ],
    "Schrijver van rapporten": ["/kantoor/meningen/", "/jaar/"],
    "Medewerker signalen": ["/signalen/vroeg/"],
}
"""What no walk comes by, by who may look at it."""
WIDTHS = [320, 390, 768, 1280]
INLINE = "[style], style, script:not([src])"


@pytest.fixture
def visit(browse, printed, inside):
    def in_one_window(addresses, **options):
        page = browse(printed, storage_state=inside if addresses is INSIDE else None, **options)
        for address in addresses:
            page.goto("/rapporten/" if address == "report" else address)
            if address == "report":
                page.get_by_role("link", name="Jaarrapport Haarlem").click()
                page.get_by_role("heading", name="Gemeente Haarlem").wait_for()
            yield page

    return in_one_window


@pytest.mark.parametrize("addresses", [OUTSIDE, INSIDE], ids=["outside", "inside"])
def test_a_page_can_be_used_by_everybody(visit, axe, addresses):
    """On a phone and on a desk, by day and by night; `browse` fails on a broken policy and on a request to elsewhere."""
    for page in visit(addresses):
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 844})
            axe(page, "light")
        axe(page, "dark")
        assert page.locator(INLINE).count() == 0, page.url
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{page.url} scrolls sideways at {width}"
        assert page.evaluate("document.getAnimations().length") == 0, page.url


@pytest.mark.parametrize("who", AT_WORK)
def test_the_pages_behind_the_door_can_be_used_by_everybody(browse, printed, axe, who):
    page = browse(printed)
    sign_in_as(page, who, then=lambda url: not url.endswith("/inloggen/"))
    if page.url.endswith("/sleutel/"):
        type_the_code(page)
    page.wait_for_url(lambda url: "/inloggen/" not in url)
    for address in AT_WORK[who]:
        page.goto(address)
        assert page.url.endswith(address)
        can_be_used_by_everybody(page, axe)


def test_what_cannot_be_read_by_night_is_seen(chromium, axe):
    page = chromium.new_page()
    page.set_content(
        "<!doctype html><html lang=nl><title>Nacht</title><style>h1{color:#000;background:#fff}"
        "@media(prefers-color-scheme:dark){h1{color:#222}:root,h1{background:#111}}</style><main><h1>Welkom</h1></main>"
    )
    axe(page, "light")
    with pytest.raises(AssertionError, match="contrast"):
        axe(page, "dark")
    page.close()


def test_a_page_reads_in_the_letters_of_the_house(visit):
    (page,) = visit(["/"])
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate("[...document.fonts].filter(one => one.status === 'loaded').map(one => one.family)")
    assert {name.strip('"') for name in loaded} == {"Atkinson Hyperlegible Next", "Fira figures"}


def test_every_control_of_the_first_page_is_large_enough_for_a_thumb(visit):
    (page,) = visit(["/"], viewport={"width": 390, "height": 844})
    controls = [one for one in page.locator("header a, header button, main button").all() if one.is_visible()]
    assert len(controls) > 3
    for control in controls:
        box = control.bounding_box()
        assert box is not None
        assert box["height"] >= 44, control.inner_text()
