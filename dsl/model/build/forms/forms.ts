import { bandsForm } from './bands-form.ts'
import { casesForm } from './cases-form.ts'
import type { RuleForm } from './form.ts'
import { formulaForm } from './formula-form.ts'
import { openForm } from './open-form.ts'
import { readingForm } from './reading-form.ts'
import { splitForm } from './split-form.ts'

/** Every way of saying how a figure is worked out; a rule has exactly one. */
export const forms: readonly RuleForm[] = [formulaForm, readingForm, casesForm, bandsForm, splitForm, openForm]
