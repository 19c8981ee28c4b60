// For the forms about a client: lists that find what is typed, categories that are suggested, and no second sending.
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
let made = 0

// A list of choices becomes a field to type in; without this script it stays the list it was.
const finder = (select) => {
  const input = document.createElement("input")
  const list = document.createElement("ul")
  const frame = document.createElement("div")
  const name = `finder-${made++}`
  frame.className = "finder"
  input.className = "input"
  input.type = "text"
  input.autocomplete = "off"
  for (const [key, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": name, "aria-autocomplete": "list" })) input.setAttribute(key, value)
  list.id = name
  list.className = "suggest"
  list.hidden = true
  list.setAttribute("role", "listbox")
  input.id = select.id
  select.id = `${select.id}-list`
  const label = document.querySelector(`label[for="${input.id}"]`)
  if (label) list.setAttribute("aria-label", label.textContent.trim())
  select.hidden = true
  select.before(frame)
  frame.append(input, list)
  let at = -1

  const kind = () => select.dataset.of && document.querySelector(`[name="${select.dataset.of}"]:checked`)?.value
  const choices = () =>
    [...select.options].filter((one) => one.value && (!kind() || !one.dataset.kind || one.dataset.kind === kind()))
  const shown = () => (select.selectedOptions[0]?.value ? select.selectedOptions[0].textContent : "")
  const close = () => {
    list.hidden = true
    at = -1
    input.setAttribute("aria-expanded", "false")
    input.removeAttribute("aria-activedescendant")
  }
  const choose = (option) => {
    select.value = option.value
    input.value = shown()
    select.dispatchEvent(new Event("change", { bubbles: true }))
    close()
  }
  const mark = (to) => {
    const rows = [...list.children]
    if (!rows.length) return
    at = (to + rows.length) % rows.length
    rows.forEach((row, number) => row.setAttribute("aria-selected", String(number === at)))
    rows[at].scrollIntoView({ block: "nearest" })
    input.setAttribute("aria-activedescendant", rows[at].id)
  }
  const open = (typed) => {
    const wanted = plain(typed).split(/\s+/).filter(Boolean)
    const inLabel = (one) => wanted.every((word) => plain(one.textContent).includes(word))
    const inAll = (one) => wanted.every((word) => plain(`${one.textContent} ${one.dataset.about ?? ""}`).includes(word))
    const all = choices()
    const hits = [...all.filter(inLabel), ...all.filter((one) => !inLabel(one) && inAll(one))].slice(0, 60)
    list.replaceChildren(
      ...hits.map((one, number) => {
        const row = document.createElement("li")
        row.id = `${name}-${number}`
        row.setAttribute("role", "option")
        row.setAttribute("aria-selected", "false")
        const title = document.createElement("b")
        title.textContent = one.textContent
        row.append(title)
        if (one.dataset.about) row.append(document.createElement("br"), one.dataset.about)
        row.addEventListener("mousedown", (event) => {
          event.preventDefault()
          choose(one)
        })
        row.choice = one
        return row
      }),
    )
    list.hidden = !hits.length
    input.setAttribute("aria-expanded", String(hits.length > 0))
    at = -1
  }

  input.value = shown()
  input.addEventListener("input", () => {
    if (!input.value) select.value = ""
    open(input.value)
  })
  input.addEventListener("focus", () => input.select())
  input.addEventListener("click", () => list.hidden && open(""))
  input.addEventListener("blur", () => {
    close()
    input.value = shown()
  })
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault()
      if (list.hidden) open(input.value === shown() ? "" : input.value)
      mark(event.key === "ArrowDown" ? at + 1 : at - 1)
    } else if (event.key === "Enter" && !list.hidden) {
      event.preventDefault()
      const row = list.children[Math.max(at, 0)]
      if (row) choose(row.choice)
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault()
      close()
      input.value = shown()
    }
  })
  select.addEventListener("chosen", () => {
    input.value = shown()
  })
  if (select.dataset.of)
    document.querySelectorAll(`[name="${select.dataset.of}"]`).forEach((radio) =>
      radio.addEventListener("change", () => {
        if (!choices().includes(select.selectedOptions[0])) select.value = ""
        input.value = shown()
      }),
    )
}
document.querySelectorAll("select[data-pick]").forEach(finder)

// While somebody types, the house is asked what it looks like; nothing is chosen until somebody presses a button.
const suggester = (place) => {
  const typed = document.getElementById(place.dataset.from)
  const select = document.getElementById(`${place.dataset.into}-list`)
  let waiting
  const ask = async () => {
    const kind = document.querySelector(`[name="${place.dataset.kind}"]:checked`)?.value ?? ""
    const body = new URLSearchParams({ text: typed.value, kind })
    const token = typed.form.elements.csrfmiddlewaretoken.value
    const answer = await fetch(place.dataset.suggest, { method: "POST", body, headers: { "X-CSRFToken": token } })
    if (answer.ok) place.innerHTML = await answer.text()
  }
  const later = () => {
    clearTimeout(waiting)
    waiting = setTimeout(ask, 500)
  }
  typed.addEventListener("input", later)
  document.querySelectorAll(`[name="${place.dataset.kind}"]`).forEach((radio) => radio.addEventListener("change", later))
  place.addEventListener("click", (event) => {
    const chosen = event.target.closest("[data-choose]")
    if (!chosen) return
    select.value = chosen.dataset.choose
    select.dispatchEvent(new Event("chosen"))
  })
  if (typed.value) later()
}
document.querySelectorAll("[data-suggest]").forEach(suggester)

// The server carries a form out once however often it comes; here the button only says that it was heard.
document.querySelectorAll("form[data-once]").forEach((form) =>
  form.addEventListener("submit", () => form.querySelectorAll("[type=submit]").forEach((one) => one.setAttribute("aria-busy", "true"))),
)
document.querySelector("[role=alert]")?.scrollIntoView({ block: "center" })
