import { createRoot } from 'react-dom/client'
import { Beside } from './state/beside.ts'
import { createDrafts } from './state/drafts.ts'
import { Guide } from './state/guide.ts'
import { createPreferences } from './state/preferences.ts'
import { ownServer } from './state/server.ts'
import { SideBySide } from './state/side-by-side.ts'
import { Workspace, type WorkspaceParts } from './state/workspace.ts'
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
const parts: WorkspaceParts = {
  ...{ server, client, drafts, preferences },
  later(work) {
    const timer = setTimeout(work, pause)
    return { cancel: () => clearTimeout(timer) }
  },
}
const workspace: Workspace = new Workspace(parts)
const beside = new Beside({ server, drafts, client })
const guide = new Guide({ workspace, language: client, beside })
const side = new SideBySide({ ...parts, workspace, beside })
createRoot(root).render(<Workbench {...{ workspace, guide, side, preferences }} />)
void workspace.start()
