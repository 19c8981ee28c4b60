// A line to the house: by WebSocket, else by a stream with messages beside it. What was said is sent until it is kept, once.
const FIRST = 4000
const SILENT = 45000
const UNKEPT = 8000
const LONGEST = 8000
const GONE = [4403, 4404, 403, 404]

export const openLine = ({ addresses, hello, headers, hear, feel }) => {
  const unkept = new Map()
  let after = 0
  let tries = 0
  let worked = false
  let byStream = !("WebSocket" in window)
  let channel = null
  let closed = false
  let watch
  let again
  let posting = Promise.resolve()

  const within = (patience) => {
    clearTimeout(watch)
    watch = setTimeout(lost, patience)
  }
  const heard = (told, from) => {
    if (from !== channel) return
    if (!from.heard) {
      from.heard = true
      tries = 0
      worked ||= !byStream
      feel("open")
    }
    within(SILENT)
    if (told.line) after = Math.max(after, told.line.id)
    if (told.kept || told.refused) {
      const { key } = told.kept ?? told.refused
      clearTimeout(unkept.get(key)?.patience)
      unkept.delete(key)
    }
    hear(told)
  }
  const lost = () => {
    if (closed || !channel) return
    const { stop, heard: was } = channel
    channel = null
    stop()
    clearTimeout(watch)
    if (!was && "WebSocket" in window && (byStream || !worked || tries > 1)) byStream = !byStream
    feel("lost")
    clearTimeout(again)
    again = setTimeout(open, Math.min(LONGEST, 400 * 2 ** tries) * (0.5 + Math.random()))
    tries += 1
  }
  const gone = () => {
    close()
    feel("gone")
  }

  const bySocket = () => {
    const address = new URL(addresses.socket, location.href)
    address.protocol = address.protocol.replace("http", "ws")
    const socket = new WebSocket(address)
    const mine = { stop: () => socket.close(), tell: (told) => socket.readyState === 1 && socket.send(JSON.stringify(told)) }
    socket.addEventListener("open", () => {
      if (mine !== channel) return
      mine.tell({ ...hello(), after })
      repeat()
    })
    socket.addEventListener("message", (event) => heard(JSON.parse(event.data), mine))
    socket.addEventListener("close", (event) => mine === channel && (GONE.includes(event.code) ? gone() : lost()))
    return mine
  }

  const post = async (told, from) => {
    if (from !== channel) return
    try {
      const answer = await fetch(addresses.say, { method: "POST", headers: { "Content-Type": "application/json", ...headers() }, body: JSON.stringify(told) })
      if (GONE.includes(answer.status)) return gone()
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status))
      const said = await answer.json()
      if (said.kept || said.refused) heard(said, from)
    } catch {
      if (from === channel) lost()
    }
  }
  const listen = async (mine, signal) => {
    try {
      const answer = await fetch(addresses.stream, { headers: { "X-After": String(after), ...headers() }, signal, cache: "no-store" })
      if (GONE.includes(answer.status)) return gone()
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status))
      repeat()
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
      let rest = ""
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        const events = (rest + part.value).split("\n\n")
        rest = events.pop()
        within(SILENT)
        for (const event of events) if (event.startsWith("data:")) heard(JSON.parse(event.slice(5)), mine)
      }
    } catch {
      // what broke is told below
    }
    if (mine === channel) lost()
  }
  const byFetch = () => {
    const stopping = new AbortController()
    const mine = {
      stop: () => stopping.abort(),
      tell: (told) => {
        posting = posting.then(() => post(told, mine))
      },
    }
    queueMicrotask(() => listen(mine, stopping.signal))
    return mine
  }

  const open = () => {
    if (closed || channel) return
    clearTimeout(again)
    channel = byStream ? byFetch() : bySocket()
    within(FIRST)
  }
  const deliver = (key) => {
    const waiting = unkept.get(key)
    clearTimeout(waiting.patience)
    waiting.patience = setTimeout(() => channel?.heard && lost(), UNKEPT)
    channel?.tell({ say: { key, ...waiting.said } })
  }
  const repeat = () => {
    for (const key of unkept.keys()) deliver(key)
  }
  const say = (said) => {
    const key = crypto.randomUUID()
    unkept.set(key, { said })
    deliver(key)
    return key
  }
  const close = () => {
    closed = true
    clearTimeout(watch)
    clearTimeout(again)
    for (const { patience } of unkept.values()) clearTimeout(patience)
    const last = channel
    channel = null
    last?.stop()
  }
  const wake = () => {
    if (channel || closed || document.hidden) return
    tries = 0
    open()
  }

  addEventListener("online", wake)
  document.addEventListener("visibilitychange", wake)
  open()
  return { say, close, waits: () => unkept.size > 0, tell: (told) => channel?.heard && channel.tell(told) }
}
