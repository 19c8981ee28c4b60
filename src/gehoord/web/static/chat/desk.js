// Talks of who chats with visitors: each has a line of its own. Forms are sent without leaving, so that nothing typed is lost.
import { bubbles } from "./bubbles.js"
import { openLine } from "./line.js"

const GAP = /\[([^[\]\n]{1,60})\]/
const TYPES = 3000
const TYPED = 5000
const EVERY = 5000
const KEEPS = 800
const BUSY = 60000
const open = new Map()
const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? ""
let here = null
let typedAt = 0

const start = (place) => {
  const slots = Object.fromEntries([...place.querySelectorAll("[data-slot]")].map((one) => [one.dataset.slot, one]))
  const words = place.dataset
  const log = bubbles(slots.log)
  const area = slots.message
  let told = 0
  let typing

  const aloud = (line) => {
    const name = line.from === "visitor" ? slots.log.dataset.visitor : line.name
    slots.aloud.textContent = line.from === "house" ? line.text : `${name}: ${line.text}`
  }
  const look = () => {
    const newest = log.newest()
    if (newest && !document.hidden && place.checkVisibility()) line.tell({ seen: newest })
  }
  const copies = (line) => {
    const note = document.querySelector("#note")
    const bubble = note && slots.log.querySelector(`[data-line="${line.id}"]`)
    if (!bubble || line.from !== "visitor") return
    const button = document.createElement("button")
    button.type = "button"
    button.className = "link small"
    button.textContent = words.copy
    button.addEventListener("click", () => {
      note.value += `${note.value && !note.value.endsWith("\n") ? "\n" : ""}“${line.text}”\n`
      note.dispatchEvent(new Event("input", { bubbles: true }))
      button.remove()
    })
    bubble.append(button)
  }
  const ends = (how) => {
    slots.state.textContent = words.ended
    slots.composer?.remove()
    slots.lost.hidden = true
    if (how !== "forgotten") return
    log.clear()
    const gone = document.createElement("p")
    gone.className = "bubble bubble--house"
    gone.textContent = words.forgotten
    slots.log.append(gone)
  }
  const line = openLine({
    addresses: { socket: words.socket, stream: words.stream, say: words.say },
    hello: () => ({}),
    headers: () => ({ "X-CSRFToken": token() }),
    hear: (event) => {
      if (event.state === "ended") ends(event.how)
      else if (event.state === "talking" && area && !area.classList.contains("private")) slots.state.textContent = words.talking
      if (event.line) {
        const fresh = log.line(event.line)
        copies(event.line)
        if (fresh && event.line.id > told) aloud(event.line)
        told = Math.max(told, event.line.id)
        if (event.line.from === "visitor") slots.typing.hidden = true
        look()
      }
      if (event.kept) log.kept(event.kept)
      if (event.refused) {
        const text = log.refused(event.refused)
        if (area && !area.value) area.value = text
      }
      if (event.typing) {
        slots.typing.hidden = false
        clearTimeout(typing)
        typing = setTimeout(() => (slots.typing.hidden = true), TYPED)
      }
      if (event.seen) log.seen(event.seen)
    },
    feel: (how) => {
      // A visit that is over is noticed by asking for the queue; else the visitor erased it.
      if (how === "gone") return ends("forgotten")
      slots.lost.hidden = how !== "lost"
      slots.lost.textContent = how === "lost" ? words.lost : ""
    },
  })
  // What is typed and not sent yet is kept on the server, so that it is there again when this page is loaded anew.
  let keeping = Promise.resolve()
  let keepingSoon
  let unsaved = false
  const typed = () => new URLSearchParams({ csrfmiddlewaretoken: token(), text: area.value, ...(among() ? { among: "1" } : {}) })
  const keep = () => {
    clearTimeout(keepingSoon)
    const told = typed()
    unsaved = false
    keeping = keeping.then(() => fetch(words.keep, { method: "POST", body: told })).catch(() => (unsaved = Boolean(area.value)))
  }
  const keepSoon = () => {
    if (!words.keep) return
    unsaved = true
    clearTimeout(keepingSoon)
    keepingSoon = setTimeout(keep, KEEPS)
  }
  const among = () => slots.among.checked || slots.among.value === "always"
  const turnTo = (colleagues) => {
    area.classList.toggle("private", colleagues)
    slots.send.textContent = colleagues ? words.toColleagues : words.toVisitor
    area.focus()
  }
  const send = () => {
    const text = area.value.trim()
    const gap = !among() && GAP.exec(text)
    slots.refused.textContent = gap ? `${words.gap} ${gap[1]}` : ""
    if (!text || gap) return
    log.sending(line.say({ text, among_us: among() }), text, among())
    area.value = ""
    if (words.keep) keep()
    area.focus()
  }
  slots.composer?.addEventListener("submit", (event) => {
    event.preventDefault()
    send()
  })
  slots.composer?.addEventListener("keydown", (event) => {
    if (event.target !== area || event.defaultPrevented || event.isComposing) return
    if (event.key === "Escape") area.blur()
    if (event.key !== "Enter" || event.shiftKey || event.ctrlKey) return
    event.preventDefault()
    event.stopPropagation()
    send()
  })
  let sentAt = 0
  area?.addEventListener("input", () => {
    typedAt = Date.now()
    keepSoon()
    if (among() || !area.value || Date.now() - sentAt < TYPES) return
    sentAt = Date.now()
    line.tell({ typing: true })
  })
  slots.among?.addEventListener("change", () => {
    turnTo(among())
    keepSoon()
  })
  place.addEventListener("click", (event) => {
    const puts = event.target.closest("[data-puts]")
    if (!puts || !area) return
    area.value = puts.dataset.puts
    slots.among.checked = false
    turnTo(false)
    keepSoon()
  })
  place.addEventListener("focusin", () => (here = place))
  document.addEventListener("visibilitychange", look)
  addEventListener("pagehide", () => unsaved && navigator.sendBeacon(words.keep, typed()))
  if (area && area.value !== area.defaultValue) keepSoon()
  const waits = () => unsaved || line.waits()
  open.set(place.dataset.talk, { place, area, line, look, waits, stop: () => line.close() })
}

const show = (id) => {
  const one = open.get(id)
  for (const { place } of open.values()) place.classList.toggle("is-here", place === one?.place)
  for (const tab of document.querySelectorAll("#tabs a")) {
    if (tab.hash === `#talk-${id}`) tab.setAttribute("aria-current", "true")
    else tab.removeAttribute("aria-current")
  }
  here = one?.place ?? null
  one?.look()
  return one
}

const place = (page, id) => {
  const now = document.getElementById(id)
  const fresh = page.getElementById(id)
  if (!now || !fresh || now.isEqualNode(fresh) || now.contains(document.activeElement)) return
  now.replaceWith(fresh)
}
const settle = (page) => {
  const talks = document.querySelector("#talks")
  const coming = new Map([...page.querySelectorAll("[data-talk]")].map((one) => [one.dataset.talk, one]))
  for (const [id, one] of open)
    if (!coming.has(id)) {
      one.stop()
      one.place.remove()
      open.delete(id)
    }
  let newest = null
  for (const [id, one] of coming) {
    if (!open.has(id)) {
      talks.append(one)
      start(one)
      one.dispatchEvent(new Event("grown", { bubbles: true }))
      newest = id
    } else for (const part of one.querySelectorAll("[data-kept-fresh]")) place(page, part.id)
  }
  for (const id of ["tabs", "queue"]) document.getElementById(id)?.replaceWith(page.getElementById(id))
  document.querySelector("#no-talks").hidden = open.size > 0
  document.querySelector(".happened")?.remove()
  const said = page.querySelector(".happened")
  if (said) document.querySelector("main").prepend(said)
  show(newest ?? (here?.isConnected ? here.dataset.talk : [...open.keys()][0]))
  if (newest) open.get(newest).area?.focus()
}
const fetched = async (address, told) => {
  const answer = await fetch(address, told)
  const front = document.querySelector("#chats")
  if (!front || new URL(answer.url).pathname !== front.dataset.front) return void location.assign(answer.url)
  settle(new DOMParser().parseFromString(await answer.text(), "text/html"))
}

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-stays]")
  if (!form || !document.querySelector("#chats")) return
  event.preventDefault()
  const sent = new FormData(form, event.submitter)
  try {
    await fetched(form.action, { method: "POST", body: sent })
  } catch {
    document.querySelector("#listening").textContent = document.querySelector("#listening").dataset.lost
  }
})

let wait = EVERY
const follow = async () => {
  const queue = document.querySelector("#queue")
  const front = document.querySelector("#chats")
  const told = document.querySelector("#listening")
  try {
    const asked = new URLSearchParams({ stand: queue.dataset.stamp })
    if (Date.now() - typedAt < BUSY) asked.set("bezig", "1")
    const answer = await fetch(`${front.dataset.queue}?${asked}`)
    if (answer.redirected) return location.reload()
    if (answer.status === 200) {
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#queue")
      const mine = fresh.dataset.mine.split(",").filter(Boolean)
      if (mine.length !== open.size || mine.some((id) => !open.has(id))) await fetched(front.dataset.front)
      else {
        const focused = document.activeElement?.id
        const folded = fresh.querySelector("details")
        if (folded) folded.open = Boolean(queue.querySelector("details[open]"))
        queue.replaceWith(fresh)
        if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus({ preventScroll: true })
      }
    }
    told.textContent = answer.status < 400 ? "" : told.dataset.lost
    wait = answer.status < 400 ? EVERY : Math.min(BUSY, wait * 2)
  } catch {
    told.textContent = told.dataset.lost
    wait = Math.min(BUSY, wait * 2)
  }
}
const following = async () => {
  if (!document.hidden) await follow()
  setTimeout(following, wait)
}

document.addEventListener("click", (event) => {
  const tab = event.target.closest("#tabs a")
  if (!tab) return
  event.preventDefault()
  show(tab.hash.replace("#talk-", ""))?.area?.focus()
})
document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || document.querySelector("[data-keys]")?.dataset.keys !== "on") return
  if (event.target.closest("input, textarea, select, dialog[open]")) return
  const now = here?.isConnected ? here : [...open.values()][0]?.place
  const nth = document.querySelector("#chats") && [...open.keys()][Number(event.key) - 1]
  if (nth) show(nth).area?.focus()
  else if (event.key === "p") now?.querySelector("[type=checkbox][data-slot=among]")?.click()
  else if (event.key === "r") now?.querySelector("[data-registers]")?.click()
  else return
  event.preventDefault()
})

addEventListener("beforeunload", (event) => [...open.values()].some((one) => one.waits()) && event.preventDefault())
for (const one of document.querySelectorAll("[data-talk]")) start(one)
if (document.querySelector("#chats")) {
  show(location.hash.replace("#talk-", "") || [...open.keys()][0])
  setTimeout(following, wait)
}
