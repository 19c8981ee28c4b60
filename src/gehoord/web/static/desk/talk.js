// Keeps what is typed on the server while a talk runs, looks a name up, and adds topics. Nothing is kept in the browser.
const form = document.querySelector("#talk")
const kept = document.querySelector("#kept")
const PAUSE = 700
const LONGEST = 30000
let waiting
let again = 2000
let changed = 0

const sent = () => {
  const fields = new FormData(form)
  for (const name of ["do"]) fields.delete(name)
  return fields
}

const place = (page, id) => {
  const here = document.getElementById(id)
  const fresh = page.getElementById(id)
  if (!fresh || here.innerHTML === fresh.innerHTML) return
  const focused = here.contains(document.activeElement) && document.activeElement
  here.innerHTML = fresh.innerHTML
  if (!focused) return
  const same = focused.id ? document.getElementById(focused.id) : here.querySelector(`[name="${focused.name}"][value="${focused.value}"]`)
  same?.focus({ preventScroll: true })
}

const keep = async () => {
  const turn = changed
  try {
    const answer = await fetch(form.dataset.keep, { method: "POST", body: sent() })
    if (answer.redirected) return form.requestSubmit()
    if (!answer.ok) throw new Error(String(answer.status))
    const page = new DOMParser().parseFromString(await answer.text(), "text/html")
    again = 2000
    if (turn !== changed) return
    kept.textContent = `${kept.dataset.kept} ${page.querySelector("#kept-at").textContent}`
    for (const id of ["came", "beside", "onward"]) place(page, id)
  } catch (lost) {
    kept.textContent = lost.message === "422" ? kept.dataset.long : kept.dataset.lost
    clearTimeout(waiting)
    waiting = setTimeout(keep, again)
    again = Math.min(LONGEST, again * 2)
  }
}

const later = () => {
  changed += 1
  clearTimeout(waiting)
  waiting = setTimeout(keep, PAUSE)
}

const name = form.elements.namedItem("name")
const born = form.elements.namedItem("born")
const wanted = () => (name.value.trim() ? `${name.value.trim().toLowerCase()}|${born.value.trim()}` : "")
let asked = form.elements.namedItem("looked")?.value ?? ""

const look = async () => {
  if (wanted() === asked) return
  asked = wanted()
  try {
    const answer = await fetch(form.dataset.look, { method: "POST", body: sent() })
    if (!answer.ok || answer.redirected) return void (asked = "")
    document.querySelector("#looked").innerHTML = await answer.text()
    later()
  } catch {
    asked = ""
  }
}

const more = () => {
  const numbers = [...form.querySelectorAll("[name=topic]")].map((one) => Number(one.value))
  const number = Math.max(0, ...numbers) + 1
  const blank = document.querySelector("#blank-topic").content.cloneNode(true)
  for (const one of blank.querySelectorAll("*"))
    for (const { name: attribute, value } of [...one.attributes])
      if (["id", "name", "for", "data-id", "data-topic"].includes(attribute)) one.setAttribute(attribute, value.replace(/(^|-)0$/, `$1${number}`))
  blank.querySelector("[name=topic]").value = number
  blank.querySelector("[value^=remove-]").value = `remove-${number}`
  const topics = document.querySelector("#topics")
  topics.append(blank)
  topics.lastElementChild.querySelector("legend").textContent = document.querySelector("#topics legend").textContent.replace(/\d+/, topics.children.length)
  topics.lastElementChild.dispatchEvent(new Event("grown", { bubbles: true }))
  topics.lastElementChild.querySelector("[type=radio]").focus()
  later()
}

// Once there are words it is a talk, and no single key closes it as none.
const typed = () => {
  for (const one of document.querySelectorAll("[name=ending][data-key]")) {
    delete one.dataset.key
    one.querySelector("kbd")?.remove()
  }
  later()
}

form.addEventListener("input", typed)
form.addEventListener("change", typed)
for (const area of document.querySelectorAll("textarea[form=talk]")) area.addEventListener("input", typed)
born.addEventListener("blur", look)
name.addEventListener("blur", (event) => event.relatedTarget !== born && look())
for (const field of [name, born])
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    look()
  })
form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.ctrlKey || event.metaKey || !event.target.matches("input")) return
  event.preventDefault()
  later()
})
form.addEventListener("click", (event) => {
  const button = event.target.closest("button")
  if (button?.value === "more") {
    event.preventDefault()
    more()
  } else if (button?.value?.startsWith("remove-") && document.querySelectorAll("#topics > fieldset").length > 1) {
    event.preventDefault()
    button.closest("[data-topic]").remove()
    document.querySelector("#more").focus()
    later()
  }
})
form.addEventListener("submit", () => clearTimeout(waiting))
addEventListener("pagehide", () => changed && navigator.sendBeacon(form.dataset.keep, sent()))

// Who was faster than this script goes on where they are, and what they typed is kept as well.
const usual = (one) => one.options && ([...one.options].find((choice) => choice.defaultSelected) ?? one.options[0])?.value
const differs = (one) => one.checked !== one.defaultChecked || one.value !== (usual(one) ?? one.defaultValue ?? one.value)
if ([...form.elements].some(differs)) typed()
// Who talks comes before what is written down: beside a chat the page opens at its top.
if (!document.querySelector(".talk") && document.activeElement === document.body) {
  const first = document.querySelector("#needed a")?.hash.slice(1)
  const field = first ? document.getElementById(first) : name
  ;(field?.matches("fieldset") ? field.querySelector("input:checked, input") : field)?.focus()
}
