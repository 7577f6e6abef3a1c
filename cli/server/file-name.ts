/** A name that means the same on every system: no dot at either end, no separator, drive, stream or control character. */
export function isPlain(name: string): boolean {
  if (name === '' || name.startsWith('.') || /[. ]$/.test(name)) return false
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  return !/[\\/:\u0000-\u001f]/.test(name)
}

/** Devices of Windows, whatever follows them after a dot. */
const devices = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)/i

/** A plain name that every system can also make, and that looks like what it is: nothing unseen in it, nothing spelled for an address. */
export function isPortable(name: string): boolean {
  if (!isPlain(name) || name === 'node_modules' || /^\s|\s$|[<>"|?*\ufffd]|%(?:[0-9a-f]{2}|u[0-9a-f]{4})/i.test(name))
    return false
  return !devices.test(name) && !/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u.test(name)
}

/** Equal for names that one system tells apart and another does not: by case, or by how a character is put together. */
export function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase()
}
