// The lines of a talk on a page. What is being sent stands there at once, and becomes the line that was kept.
export const bubbles = (log) => {
  const words = log.dataset
  const clock = new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: words.zone })
  const known = new Map()
  const waiting = new Map()
  let seenUpTo = 0

  const frame = words.scrolls ? log : document.documentElement
  // Whoever scrolled up is reading; whoever did not wants to see the newest line.
  let follows = true
  const follow = () => follows && log.childElementCount && log.checkVisibility() && frame.scrollTo({ top: frame.scrollHeight })
  ;(words.scrolls ? log : document).addEventListener("scroll", () => (follows = frame.scrollTop + frame.clientHeight >= frame.scrollHeight - 120))
  document.fonts.ready.then(follow)
  new ResizeObserver(follow).observe(log)
  const show = (bubble) => {
    follows ||= bubble.classList.contains("bubble--me")
    log.append(bubble)
    follow()
  }
  const made = (kind, by, text) => {
    const bubble = document.createElement(kind === "house" ? "p" : "div")
    bubble.className = kind === "theirs" ? "bubble" : `bubble bubble--${kind}`
    if (kind === "house") bubble.textContent = text
    else {
      const name = document.createElement("span")
      name.className = "bubble__by"
      name.textContent = by
      const said = document.createElement("p")
      said.className = "bubble__said"
      said.textContent = text
      bubble.append(name, said)
    }
    return bubble
  }
  const kindOf = (line) => (line.from === "house" ? "house" : line.among_us ? "among" : line.mine ? "me" : "theirs")
  const whose = (line) => {
    const name = line.mine ? words.me : line.name || words[line.from] || ""
    const parts = [line.among_us ? `${name} (${words.among})` : name, clock.format(new Date(line.at))]
    return parts.join(", ")
  }
  const settle = (bubble, line) => {
    bubble.classList.remove("bubble--wait")
    bubble.dataset.line = line.id
    bubble.firstElementChild.textContent = whose(line)
    known.set(line.id, bubble)
    mark()
  }
  const mark = () => {
    const last = [...log.querySelectorAll(".bubble--me[data-line]")].reverse().find((one) => Number(one.dataset.line) <= seenUpTo)
    for (const one of log.querySelectorAll(".bubble__seen")) if (one.parentElement !== last?.firstElementChild) one.remove()
    if (!last || last.querySelector(".bubble__seen")) return
    const told = document.createElement("span")
    told.className = "bubble__seen"
    told.textContent = `. ${words.seen}`
    last.firstElementChild.append(told)
  }

  return {
    // A line that the server has: shown once, also when it is told again after a lost connection.
    line: (line) => {
      if (known.has(line.id)) return false
      const own = line.mine && [...waiting.entries()].find(([, one]) => one.text === line.text && one.among === Boolean(line.among_us))
      if (own) {
        waiting.delete(own[0])
        settle(own[1].bubble, line)
        return false
      }
      const bubble = made(kindOf(line), whose(line), line.text)
      bubble.dataset.line = line.id
      known.set(line.id, bubble)
      show(bubble)
      mark()
      return !line.mine
    },
    sending: (key, text, among = false) => {
      const bubble = made(among ? "among" : "me", `${words.me}. ${words.waiting}`, text)
      bubble.classList.add("bubble--wait")
      waiting.set(key, { bubble, text, among })
      show(bubble)
    },
    kept: ({ key, id, at }) => {
      const own = waiting.get(key)
      waiting.delete(key)
      if (!own) return
      if (known.has(id)) own.bubble.remove()
      else settle(own.bubble, { id, mine: true, among_us: own.among, at: at ?? Date.now(), from: words.own })
    },
    refused: ({ key, sentence }) => {
      const own = waiting.get(key)
      waiting.delete(key)
      if (own) own.bubble.firstElementChild.textContent = sentence
      return own?.text ?? ""
    },
    seen: (id) => {
      seenUpTo = Math.max(seenUpTo, id)
      mark()
    },
    newest: () => Math.max(0, ...known.keys()),
    clear: () => {
      log.replaceChildren()
      known.clear()
      waiting.clear()
    },
  }
}
