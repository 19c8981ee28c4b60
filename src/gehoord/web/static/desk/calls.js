// Shows who rings now: asks every few seconds, and changes the page only where the answer differs.
const EVERY = 3000

const ask = async () => {
  const here = document.querySelector("#calls")
  const answer = await fetch(here.dataset.from, { headers: { Accept: "text/html" } })
  if (answer.redirected) return location.reload()
  if (answer.status !== 200) return
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  const coming = page.querySelector("#calls")
  const ids = (place) => [...place.querySelectorAll("button")].map((one) => one.id).join(" ")
  if (!coming || ids(coming) === ids(here)) return
  const focused = document.activeElement?.id
  here.replaceChildren(...coming.children)
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true })
}

const listen = async () => {
  if (!document.hidden) await ask().catch(() => {})
  setTimeout(listen, EVERY)
}

if (document.querySelector("#calls")) setTimeout(listen, EVERY)
