// A slash at the beginning of a word offers the standard texts; a chosen one stands in its place, with the first gap selected.
const texts = () => [...document.querySelectorAll("#replies dt")].map((one) => ({ title: one.textContent, text: one.nextElementSibling.textContent }))
const GAP = /\[[^[\]\n]{1,60}\]/

const offerIn = (area) => {
  const list = document.createElement("ul")
  list.id = `${area.id}-replies`
  list.className = "suggest"
  list.hidden = true
  list.setAttribute("role", "listbox")
  list.setAttribute("aria-label", document.querySelector("#replies").closest("details").querySelector("summary").textContent)
  area.after(list)
  area.setAttribute("aria-autocomplete", "list")
  area.setAttribute("aria-controls", list.id)
  let fits = []
  let active = 0

  const begun = () => /(^|\s)\/([^\s/]*)$/.exec(area.value.slice(0, area.selectionStart))
  const close = () => {
    list.hidden = true
    area.removeAttribute("aria-activedescendant")
  }
  const point = (to) => {
    active = to
    for (const [place, row] of [...list.children].entries()) row.setAttribute("aria-selected", String(place === to))
    area.setAttribute("aria-activedescendant", list.children[to].id)
  }
  const take = (place) => {
    const typed = begun()
    const start = area.selectionStart - typed[2].length - 1
    area.setRangeText(fits[place].text, start, area.selectionStart, "end")
    close()
    const gap = GAP.exec(fits[place].text)
    if (gap) area.setSelectionRange(start + gap.index, start + gap.index + gap[0].length)
    area.dispatchEvent(new Event("input", { bubbles: true }))
  }
  area.addEventListener("input", () => {
    const typed = begun()
    fits = typed ? texts().filter((one) => one.title.toLowerCase().includes(typed[2].toLowerCase())) : []
    if (!fits.length) return close()
    list.replaceChildren(
      ...fits.map((one, place) => {
        const row = document.createElement("li")
        row.id = `${list.id}-${place}`
        row.setAttribute("role", "option")
        const title = document.createElement("b")
        title.textContent = one.title
        row.append(title)
        row.addEventListener("mousedown", (event) => event.preventDefault())
        row.addEventListener("click", () => take(place))
        return row
      }),
    )
    list.hidden = false
    point(0)
  })
  area.addEventListener("blur", close)
  area.addEventListener("keydown", (event) => {
    if (list.hidden || event.ctrlKey) return
    const moves = { ArrowDown: 1, ArrowUp: -1 }
    if (moves[event.key]) point((active + moves[event.key] + fits.length) % fits.length)
    else if (event.key === "Enter" || event.key === "Tab") take(active)
    else if (event.key === "Escape") close()
    else return
    event.preventDefault()
  })
}

const offer = (within) => {
  if (document.querySelector("#replies")) for (const area of within.querySelectorAll("textarea[data-replies]")) offerIn(area)
}
offer(document)
document.addEventListener("grown", (event) => offer(event.target))
