// Between a form of the house and the browser's passkeys: bytes travel as base64url, as the standard writes them.
const form = document.querySelector("form[data-passkey]")
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0))
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")
const known = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }))

const make = async (asked) => {
  const made = await navigator.credentials.create({
    publicKey: {
      ...asked,
      challenge: bytes(asked.challenge),
      user: { ...asked.user, id: bytes(asked.user.id) },
      excludeCredentials: known(asked.excludeCredentials),
    },
  })
  return [made, { attestationObject: text(made.response.attestationObject) }]
}

const show = async (asked) => {
  const shown = await navigator.credentials.get({
    publicKey: { ...asked, challenge: bytes(asked.challenge), allowCredentials: known(asked.allowCredentials) },
  })
  const { authenticatorData, signature, userHandle } = shown.response
  return [shown, { authenticatorData: text(authenticatorData), signature: text(signature), userHandle: userHandle && text(userHandle) }]
}

form?.querySelector("[data-passkey-start]").addEventListener("click", async () => {
  if (!form.reportValidity()) return
  const told = form.querySelector("[data-passkey-told]")
  told.hidden = true
  try {
    const asked = JSON.parse(form.dataset.passkeyAsked)
    const creating = form.dataset.passkey === "create"
    const [key, response] = await (creating ? make(asked.creation_options.publicKey) : show(asked.request_options.publicKey))
    form.elements.credential.value = JSON.stringify({
      id: key.id,
      rawId: text(key.rawId),
      type: key.type,
      clientExtensionResults: key.getClientExtensionResults(),
      response: { clientDataJSON: text(key.response.clientDataJSON), ...response },
    })
    form.submit()
  } catch {
    told.hidden = false
  }
})
