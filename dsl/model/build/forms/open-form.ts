import { textAt } from '../../../syntax/policy/fields.ts'
import { term } from '../../typing/context.ts'
import { any } from '../../unit.ts'
import type { RuleForm } from './form.ts'

/** 待定: the document leaves the whole method open; the figure is known by name, unit and dimensions only. */
export const openForm: RuleForm = {
  key: '待定',
  keys: [],
  read: (reader) => ({
    written: [{ text: textAt(reader.value, '待定') ?? '' }],
    type: (t) => term({ op: 'unspecified' }, any, [], t.at),
  }),
}
