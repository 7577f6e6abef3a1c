import type { CopiedUnit } from '../state/snapshot.ts'

/** In which unit numbers are copied, to choose from. */
export const unitOptions: readonly { readonly value: CopiedUnit; readonly label: string }[] = [
  { value: 'shown', label: '复制：显示的单位' },
  { value: 'base', label: '复制：元、小数' },
]
