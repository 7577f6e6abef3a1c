import { createRoot } from 'react-dom/client'
import { Workbench } from './view/workbench.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(<Workbench />)
