import { describeAll } from '../../dsl/diagnostic/describe.ts'
import type { Compiled, Diagnostic } from '../../dsl/index.ts'
import { refute, trialProblems } from '../../engine/index.ts'

/** Enough to meet every edge of a rule of two or three figures, few enough to be done before anyone looks up. */
const cases = 200

/** Tries the properties (须证) of a policy without errors on drawn data, the same each time. */
export function tryProperties({ model, sources, ok }: Compiled): readonly Diagnostic[] {
  if (!ok || model.properties.length === 0) return []
  return describeAll(sources, trialProblems(model, refute(model, { seed: 1, cases }), cases))
}
