// The page of who chats: begin, wait, talk, stop. It keeps nothing on this device; the visit is known to this page alone.
import { bubbles } from "./bubbles.js"
import { openLine } from "./line.js"
import { turn as turnTo } from "../public/turn.js"

// A new page in the same language, in the place of this one.
const anew = () => {
  turnTo(location.pathname, new URLSearchParams({ tongue: document.documentElement.lang })).catch(() => location.reload())
}

function begin() {
  if (!document.querySelector("#chat")) return
  const page = document.querySelector("#chat")
  const parts = Object.fromEntries([...document.querySelectorAll("[data-part]")].map((one) => [one.dataset.part, one]))
  const slots = Object.fromEntries([...document.querySelectorAll("[data-slot]")].map((one) => [one.dataset.slot, one]))
  const words = { ...page.dataset }
  // Who comes from the page for adults is spoken to as an adult.
  const isAdult = window.name === "adult"
  if (isAdult) {
    for (const one of document.querySelectorAll("[data-u]")) one.textContent = one.dataset.u
    for (const [name, word] of Object.entries(page.dataset)) {
      const plain = name.replace(/^adult(.)/, (_all, first) => first.toLowerCase())
      if (plain !== name) words[plain] = word
    }
    slots.log.dataset.me = slots.log.dataset.adultMe
  }
  const log = bubbles(slots.log)
  const area = slots.message
  const TYPES = 3000
  const TYPED = 5000
  let visit = ""
  let line = null
  let state = ""
  let shown = "start"
  let place = 0
  let ended = false
  let typedAt = 0
  let typingEnds
  let heardNow = []
  let telling

  const turn = (part) => {
    if (shown === part) return
    shown = part
    for (const [name, one] of Object.entries(parts)) one.hidden = name !== part
    for (const one of document.querySelectorAll("[data-only]")) one.hidden = one.dataset.only !== part
    slots.composer.hidden = part !== "room" || ended
    scrollTo({ top: 0 })
    const head = parts[part].querySelector("h1")
    head.tabIndex = -1
    head.focus({ preventScroll: true })
    if (part === "room") scrollTo({ top: document.documentElement.scrollHeight })
  }
  // Only what somebody else says is read aloud, and what comes in one breath is read at once.
  const aloud = (text) => {
    heardNow.push(text)
    clearTimeout(telling)
    telling = setTimeout(() => {
      slots.aloud.textContent = heardNow.join(" ")
      heardNow = []
    }, 700)
  }
  const write = (slot, text) => {
    if (slot.textContent !== text) slot.textContent = text
  }

  const waits = () => {
    slots.queue.hidden = state !== "waiting" || ended
    write(slots.place, place ? String(place) : "…")
    write(slots.ahead, place === 1 ? words.first : words.wait)
  }
  const stands = ({ state: now, with: by }) => {
    state = now
    if (now === "waiting") write(slots.who, words.waiting)
    if (now === "talking") {
      write(slots.who, words.talking.replace("%s", by))
      write(slots.beside, words.beside)
    }
    slots.beside.hidden = now !== "talking"
    if (now === "ended" && shown === "room") over()
    waits()
  }
  const over = () => {
    ended = true
    slots.stay.hidden = true
    write(slots.over, words.over)
    turn("stop")
  }
  const types = () => {
    slots.typing.hidden = false
    clearTimeout(typingEnds)
    typingEnds = setTimeout(() => (slots.typing.hidden = true), TYPED)
  }
  const look = () => {
    const newest = log.newest()
    if (newest && !document.hidden && shown === "room") line.tell({ seen: newest })
  }

  const hear = (told) => {
    if (told.state) stands(told)
    if (told.place) {
      place = told.place
      waits()
    }
    if (told.line && log.line(told.line)) {
      slots.typing.hidden = true
      aloud(told.line.from === "house" ? told.line.text : `${told.line.name}: ${told.line.text}`)
      look()
    }
    if (told.kept) log.kept(told.kept)
    if (told.refused) {
      const text = log.refused(told.refused)
      aloud(told.refused.sentence)
      if (!area.value) area.value = text
    }
    if (told.typing) types()
    if (told.seen) log.seen(told.seen)
  }
  const feel = (how) => {
    if (how === "gone") {
      log.clear()
      turn("gone")
    }
    slots.lost.hidden = how !== "lost"
    write(slots.lost, how === "lost" ? words.lost : "")
  }

  const asked = async (address, told) => {
    const answer = await fetch(address, { method: "POST", headers: { "Content-Type": "application/json", "X-Visit": visit }, body: JSON.stringify(told) })
    const answered = await answer.json().catch(() => ({}))
    if (!answer.ok) throw Object.assign(new Error(String(answer.status)), { sentence: answered.sentence })
    return answered
  }

  // A small sum, made while somebody thinks of a name: it keeps programs from filling the queue. Without it one waits a little.
  const solution = new Promise((solved) => {
    if (!words.sum) return
    const effort = new Worker(new URL("../front/effort_worker.js", import.meta.url), { type: "module" })
    effort.addEventListener("message", ({ data }) => {
      effort.terminate()
      solved(data)
    })
    effort.addEventListener("error", () => solved(""))
    effort.postMessage({ said: words.sum, zeros: Number(words.zeros) })
  })
  let beginning = false
  slots.begin?.addEventListener("submit", async (event) => {
    event.preventDefault()
    if (beginning) return
    beginning = true
    write(slots.unbegun, "")
    write(slots.readying, slots.readying.dataset.waits)
    try {
      const said = { sum: words.sum, solution: await solution, language: document.documentElement.lang, voice: isAdult ? "adult" : "child" }
      const told = await asked(words.begin, { ...said, nickname: slots.begin.elements.nickname.value.trim() })
      visit = told.visit
      write(slots.until, told.until)
      turn("room")
      area.focus()
      line = openLine({
        addresses: { socket: words.socket, stream: words.stream, say: words.say },
        hello: () => ({ visit }),
        headers: () => ({ "X-Visit": visit }),
        hear,
        feel,
      })
    } catch (refused) {
      if (refused.message === "409") return anew()
      write(slots.unbegun, refused.sentence ?? words.unbegun)
    } finally {
      beginning = false
      write(slots.readying, "")
    }
  })

  const send = () => {
    const text = area.value.trim()
    if (!text || !line) return
    log.sending(line.say({ text }), text)
    area.value = ""
    typedAt = 0
    area.focus()
  }
  slots.composer.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault()
    send()
  })
  area.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || !matchMedia("(pointer: fine)").matches) return
    event.preventDefault()
    send()
  })
  area.addEventListener("input", () => {
    if (!area.value || Date.now() - typedAt < TYPES) return
    typedAt = Date.now()
    line?.tell({ typing: true })
  })
  document.addEventListener("visibilitychange", () => line && look())

  const part = async (how, button) => {
    button.disabled = true
    write(slots.unstopped, "")
    try {
      const told = await asked(words.stop, { how })
      ended = true
      if (how === "keep") {
        slots.words.replaceChildren(
          ...told.words.map((word) => {
            const one = document.createElement("li")
            one.textContent = word
            return one
          }),
        )
        return turn("kept")
      }
      line.close()
      log.clear()
      visit = ""
      turn("forgotten")
    } catch (refused) {
      button.disabled = false
      write(slots.unstopped, refused.sentence ?? words.unstopped)
    }
  }
  slots.leave.addEventListener("click", () => turn("stop"))
  slots.stay.addEventListener("click", () => turn("room"))
  slots.forget.addEventListener("click", () => part("forget", slots.forget))
  slots.keep?.addEventListener("click", () => part("keep", slots.keep))
  for (const again of document.querySelectorAll("[data-again]")) {
    again.addEventListener("click", () => {
      line?.close()
      anew()
    })
  }
}

addEventListener("turned", begin)
addEventListener("pagehide", () => document.body?.replaceChildren())
begin()
