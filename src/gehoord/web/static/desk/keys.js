// Single keys press what carries them in data-key. They rest while somebody types, when they were turned off, and a moment after
// a page came: who types on while it changes presses nothing.
const REST = 800
let restsUntil = REST
const place = document.querySelector("[data-keys]")
const typing = (where) => where.closest("input, textarea, select, [contenteditable], dialog[open]")
const rests = () => {
  const now = performance.now()
  if (now > restsUntil) return false
  restsUntil = now + REST
  return true
}
const named = (event) => (event.ctrlKey || event.metaKey ? "Control+" : "") + event.key

const press = (key) => {
  const found = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key && one.checkVisibility())
  found?.click()
  return Boolean(found)
}

const step = (by) => {
  const rows = [...document.querySelectorAll(".item__what > a[id^='open-']")]
  const next = rows[Math.max(0, Math.min(rows.length - 1, rows.indexOf(document.activeElement) + by))]
  next?.focus()
  return Boolean(next)
}

const moves = {
  j: () => step(1),
  k: () => step(-1),
  t: () => press("t") || document.activeElement.closest(".item")?.querySelector("[id^='take-']")?.click() || true,
  1: () => document.querySelector("#show-mine")?.click(),
  2: () => document.querySelector("#show-unassigned")?.click(),
  3: () => document.querySelector("#show-all")?.click(),
}

document.addEventListener("keydown", (event) => {
  const key = named(event)
  if (event.defaultPrevented || event.altKey || event.isComposing) return
  if (key === "Control+Enter") {
    if (press(key)) event.preventDefault()
    return
  }
  if (key.length > 1 || place?.dataset.keys !== "on" || typing(event.target) || rests()) return
  if (moves[key] ? moves[key]() : press(key)) event.preventDefault()
})

document.addEventListener("click", (event) => {
  const opens = event.target.closest("[data-opens]")
  if (opens) document.getElementById(opens.dataset.opens).showModal()
})
