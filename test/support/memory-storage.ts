/** A browser's storage in memory: keys are its own properties, as there. */
export function memoryStorage(): Storage {
  const methods = {
    getItem: (key: string) => (Object.hasOwn(kept, key) ? (kept as unknown as Record<string, string>)[key] : null),
    setItem: (key: string, value: string) => void Object.assign(kept, { [key]: value }),
    clear: () => {
      for (const key of Object.keys(kept)) Reflect.deleteProperty(kept, key)
    },
    removeItem: (key: string) => void Reflect.deleteProperty(kept, key),
  }
  const kept = Object.create(methods) as Storage
  return kept
}
