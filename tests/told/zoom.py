"""A page at twice and at four times its size, as somebody meets it who sees little and has no mouse."""

from __future__ import annotations

from playwright.sync_api import Page

TWICE = {"width": 640, "height": 400}
FOUR_TIMES = {"width": 320, "height": 256}
"""What is left of a laptop of 1280 by 800 or 1024 dots."""

STOPS = """() => {
  const seen = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: false })
  const asked = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'
  const found = []
  for (const one of document.querySelectorAll(asked)) {
    if (one.disabled || one.tabIndex < 0 || !seen(one)) continue
    one.focus()
    if (document.activeElement !== one) continue
    const marks = [one, one.closest('label'), one.parentElement].filter(Boolean)
    const shows = marks.some((mark) => {
      const style = getComputedStyle(mark)
      return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none'
    })
    const place = (one.offsetWidth > 4 ? one : one.closest('label') ?? one).getBoundingClientRect()
    const name = (one.getAttribute('aria-label') || one.innerText || one.name || one.id).trim().slice(0, 40)
    const inside = (low, high, most) => Math.min(Math.max((low + high) / 2, 1), most - 1)
    const [x, y] = [inside(place.left, place.right, innerWidth), inside(place.top, place.bottom, innerHeight)]
    const at = document.elementFromPoint(x, y)
    const inSight = place.bottom > 0 && place.top < innerHeight && place.right > 0 && place.left < innerWidth
    const around = one.closest('label') ?? one
    const covered = !at || !(around.contains(at) || at.contains(one) || one.labels?.[0]?.contains(at))
    if (!shows) found.push(`focus does not show: ${name}`)
    if (!inSight || covered) found.push(`out of sight or covered: ${name}`)
  }
  return found
}"""


def can_be_used_when_large(page: Page) -> None:
    """Nothing scrolls sideways at either size; wherever the keyboard stops it is seen, and nothing lies over it."""
    for size in (TWICE, FOUR_TIMES):
        page.set_viewport_size(size)  # type: ignore[arg-type]  # a width and a height
        page.keyboard.press("Tab")
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], f"{page.url} scrolls sideways at {size}"
        assert page.evaluate(STOPS) == [], f"{page.url} at {size}"
