import type { Facts } from '../../dsl/diagnostic/catalogue.ts'

/** Codes that no sample can show, with the facts of a case: a folder given to `run`, a flag, a chain of years of which only the last is run. */
export const elsewhere: { readonly [C in 'HC1052' | 'HC6073' | 'HC6090']: Facts<C> } = {
  HC1052: { path: 'policies' },
  HC6073: { name: '统筹支出', dims: ['机构'], given: [] },
  HC6090: { path: '2025.yaml' },
}
