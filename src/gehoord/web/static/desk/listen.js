// Keeps the list as it is on the server: asks every few seconds, changes only rows that differ, and never moves what is looked at.
const EVERY = 5000
const LONGEST = 60000
const told = document.querySelector("#listening")
let wait = EVERY

const address = (list) => {
  const seen = [...list.querySelectorAll(".rows > .item")].map((row) => row.id.replace("row-", ""))
  return `${list.dataset.from}?${new URLSearchParams({ toon: list.dataset.show, stand: list.dataset.stamp, zag: seen.join(",") })}`
}

const settle = (list, fresh) => {
  const focused = document.activeElement?.id
  const rows = list.querySelector(".rows")
  const coming = fresh.querySelector(".rows")
  if (rows && coming) {
    for (const row of [...rows.children]) if (!coming.querySelector(`#${CSS.escape(row.id)}`)) row.remove()
    for (const [place, row] of [...coming.children].entries()) {
      const here = rows.children[place]
      if (!here) rows.append(row)
      else if (here.id !== row.id) here.before(row)
      else if (here.innerHTML !== row.innerHTML) here.replaceWith(row)
    }
    list.querySelector("nav").replaceWith(fresh.querySelector("nav"))
    list.dataset.stamp = fresh.dataset.stamp
  } else list.replaceWith(fresh)
  if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus({ preventScroll: true })
}

const ask = async () => {
  const list = document.querySelector("#waiting")
  try {
    const answer = await fetch(address(list), { headers: { Accept: "text/html" } })
    if (answer.redirected) return location.reload()
    if (answer.status === 200) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html")
      settle(list, page.querySelector("#waiting"))
    }
    told.textContent = answer.status < 400 ? "" : told.dataset.lost
    wait = answer.status < 400 ? EVERY : Math.min(LONGEST, wait * 2)
  } catch {
    told.textContent = told.dataset.lost
    wait = Math.min(LONGEST, wait * 2)
  }
}

const listen = async () => {
  if (!document.hidden) await ask()
  setTimeout(listen, wait)
}

if (told) setTimeout(listen, wait)
