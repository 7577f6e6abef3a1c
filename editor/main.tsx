import { createRoot } from 'react-dom/client'
import { Beside } from './state/beside.ts'
import { createDrafts } from './state/drafts.ts'
import { Guide } from './state/guide.ts'
import { createPreferences } from './state/preferences.ts'
import { ownServer } from './state/server.ts'
import { Workspace } from './state/workspace.ts'
import { Workbench } from './view/workbench.tsx'
import { createClient } from './worker/client.ts'

// Asked for at once, so that the browser reads it while the page draws itself; whoever shows a text waits for it and says if it is not to be had.
import('./monaco/text-editor.ts').catch(() => {})

/** Milliseconds of rest after a letter before the figures are worked out. */
const pause = 60

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

const preferences = createPreferences(localStorage)
const server = ownServer
const drafts = createDrafts(localStorage)
const client = createClient((message) => workspace.fail(message))
const workspace: Workspace = new Workspace({
  ...{ server, client, drafts, preferences },
  later(work) {
    const timer = setTimeout(work, pause)
    return { cancel: () => clearTimeout(timer) }
  },
})
const guide = new Guide({ workspace, language: client, beside: new Beside({ server, drafts, client }) })
createRoot(root).render(<Workbench {...{ workspace, guide, preferences }} />)
void workspace.start()
