// Turns a select, or a field with places, into a box that suggests while somebody types. After the ARIA combobox pattern.
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()

const marked = (text, words) => {
  const line = document.createElement("span")
  const at = words.map((word) => plain(text).indexOf(word)).find((found) => found >= 0) ?? -1
  const word = words.find((one) => plain(text).indexOf(one) === at)
  if (at < 0 || !word) line.textContent = text
  else {
    const found = document.createElement("mark")
    found.textContent = text.slice(at, at + word.length)
    line.append(text.slice(0, at), found, text.slice(at + word.length))
  }
  return line
}

const box = (input, label, offer, choose) => {
  const list = document.createElement("ul")
  list.id = `${input.id}-list`
  list.className = "suggest"
  list.hidden = true
  list.setAttribute("role", "listbox")
  list.setAttribute("aria-label", label)
  input.after(list)
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false", autocomplete: "off" })) input.setAttribute(name, value)
  let offered = []
  let active = -1
  let asked = 0
  let waits = false

  const point = (to) => {
    active = to
    for (const [place, row] of [...list.children].entries()) row.setAttribute("aria-selected", String(place === to))
    list.children[to]?.scrollIntoView({ block: "nearest" })
    if (to < 0) input.removeAttribute("aria-activedescendant")
    else input.setAttribute("aria-activedescendant", list.children[to].id)
  }
  const close = () => {
    list.hidden = true
    asked += 1
    waits = false
    input.setAttribute("aria-expanded", "false")
    point(-1)
  }
  const show = async () => {
    const turn = (asked += 1)
    const words = plain(input.value).split(/\s+/).filter(Boolean)
    // What was offered to fewer letters is not taken for these: who is faster than the answer keeps what was typed.
    point(-1)
    waits = true
    const found = await offer(words, input.value)
    if (turn !== asked || document.activeElement !== input) return
    waits = false
    offered = found ?? []
    list.replaceChildren(
      ...offered.map((one, place) => {
        const row = document.createElement("li")
        row.id = `${list.id}-${place}`
        row.setAttribute("role", "option")
        const name = document.createElement("b")
        name.append(marked(one.label, words))
        row.append(name)
        if (one.beside) row.append(document.createElement("br"), marked(one.beside, words))
        row.addEventListener("mousedown", (event) => event.preventDefault())
        row.addEventListener("click", () => take(place))
        return row
      }),
    )
    const none = words.length && found && !offered.length && input.dataset.none
    if (none) {
      const row = document.createElement("li")
      row.textContent = none
      row.setAttribute("role", "option")
      row.setAttribute("aria-disabled", "true")
      list.append(row)
    }
    list.hidden = !offered.length && !none
    input.setAttribute("aria-expanded", String(Boolean(offered.length)))
    point(offered.length && words.length ? 0 : -1)
  }
  const take = (place) => {
    input.value = offered[place].label
    choose(offered[place])
    close()
  }
  input.addEventListener("input", () => {
    choose(null)
    show()
  })
  input.addEventListener("blur", close)
  input.addEventListener("keydown", (event) => {
    const open = !list.hidden
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault()
      if (!open) return void show()
      if (waits || !offered.length) return
      const to = active + (event.key === "ArrowDown" ? 1 : -1)
      point((to + offered.length) % offered.length)
    } else if (open && active >= 0 && (event.key === "Enter" || event.key === "Tab") && !event.ctrlKey && !event.shiftKey) {
      if (event.key === "Enter") event.preventDefault()
      take(active)
    } else if (waits && event.key === "Enter" && !event.ctrlKey) {
      event.preventDefault()
    } else if (open && event.key === "Escape") {
      event.preventDefault()
      close()
    }
  })
}

const ofSelect = (select) => {
  const input = document.createElement("input")
  const kindOf = () => select.closest("[data-topic]")?.querySelector("[name^='kind-']:checked")?.value
  const choices = [...select.querySelectorAll("option")].filter((one) => one.value)
  const group = (one) => one.closest("optgroup")
  input.className = "input"
  input.id = select.id
  select.id = `${input.id}-plain`
  select.hidden = true
  select.before(input)
  input.defaultValue = select.value ? select.selectedOptions[0].textContent : (select.dataset.typed ?? "")
  if ("typed" in select.dataset) input.name = `typed-${select.name}`
  input.dataset.none = select.dataset.none ?? ""
  box(
    input,
    select.dataset.combobox,
    (words) => {
      const kind = kindOf()
      const fits = choices.filter((one) => {
        const told = plain(`${one.textContent} ${one.dataset.definition ?? ""}`)
        return (!kind || group(one)?.dataset.kind === kind) && words.every((word) => told.includes(word))
      })
      const inLabel = (one) => words.some((word) => plain(one.textContent).includes(word))
      fits.sort((one, other) => Number(inLabel(other)) - Number(inLabel(one)))
      return fits.slice(0, 8).map((one) => ({ value: one.value, label: one.textContent, beside: one.dataset.definition ?? (kind ? "" : group(one)?.label), kind: group(one)?.dataset.kind }))
    },
    (one) => {
      select.value = one?.value ?? ""
      const radio = one && !kindOf() && select.closest("[data-topic]")?.querySelector(`[name^='kind-'][value='${one.kind}']`)
      if (radio) radio.checked = true
      select.dispatchEvent(new Event("change", { bubbles: true }))
    },
  )
  select.closest("[data-topic]")?.addEventListener("change", (event) => {
    const chosen = select.selectedOptions[0]
    if (!event.target.name?.startsWith("kind-") || !chosen?.value || group(chosen)?.dataset.kind === event.target.value) return
    select.value = ""
    input.value = ""
  })
}

const ofPlaces = (input) => {
  const known = document.getElementById(input.dataset.id)
  const from = input.dataset.from ?? input.form.dataset.places
  box(
    input,
    input.labels[0]?.firstChild.textContent.trim() ?? "",
    async (words, typed) => {
      if (!words.length && !("own" in input.dataset)) return []
      const address = new URL(from, location)
      address.searchParams.set("q", typed)
      if (!input.dataset.from) address.searchParams.set("kind", input.dataset.place)
      try {
        const answer = await fetch(address)
        return answer.ok && !answer.redirected ? (await answer.json()).places : null
      } catch {
        return null
      }
    },
    (one) => {
      if (known) known.value = one?.id ?? ""
      if (one) input.dispatchEvent(new Event("change", { bubbles: true }))
    },
  )
}

const suggest = (within) => {
  for (const select of within.querySelectorAll("select[data-combobox]:not([hidden])")) ofSelect(select)
  for (const input of within.querySelectorAll("input[data-place]:not([role])")) ofPlaces(input)
}
suggest(document)
document.addEventListener("grown", (event) => suggest(event.target))
