import { useEffect } from 'react'

/** Ctrl+S and Ctrl+Shift+S, wherever the cursor stands; the browser's own dialog for saving the page never comes. */
export function useSaveKeys(save: () => void, saveAll: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || !isS(event)) return
      event.preventDefault()
      event.stopPropagation()
      // A dialog asks something else first.
      if (event.repeat || document.querySelector('.ant-modal-wrap:not([style*="display: none"])')) return
      if (event.shiftKey) saveAll()
      else save()
    }
    window.addEventListener('keydown', press, { capture: true })
    return () => window.removeEventListener('keydown', press, { capture: true })
  })
}

/** An input method gives no letter, only where the key is. */
function isS({ key, code }: KeyboardEvent): boolean {
  return /^[a-z]$/i.test(key) ? key.toLowerCase() === 's' : code === 'KeyS'
}
