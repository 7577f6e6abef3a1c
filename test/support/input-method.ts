import type { CDPSession } from 'playwright-core'

/** An input method as the browser sees one: letters under way, then the words that were chosen. */
export interface InputMethod {
  /** Shows letters that stand for words not chosen yet, in place of those shown before. */
  readonly compose: (letters: string) => Promise<void>
  /** Puts words in place of the letters, or at the cursor where there are none. */
  readonly choose: (words: string) => Promise<void>
  /** Presses a key that the input method takes for itself; the page hears that something was pressed. */
  readonly take: (code: 'Enter' | 'Escape' | 'ArrowDown') => Promise<void>
}

/** What an input method does to the page whose devices these are. */
export function inputMethod(devices: CDPSession): InputMethod {
  return {
    async compose(letters) {
      const end = { selectionStart: letters.length, selectionEnd: letters.length }
      await devices.send('Input.imeSetComposition', { text: letters, ...end })
    },
    async choose(words) {
      await devices.send('Input.insertText', { text: words })
    },
    async take(code) {
      // The key code that stands for all of them.
      const pressed = { key: 'Process', code, windowsVirtualKeyCode: 229 }
      await devices.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...pressed })
      await devices.send('Input.dispatchKeyEvent', { type: 'keyUp', ...pressed })
    },
  }
}
