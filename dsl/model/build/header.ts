import { textAt } from '../../syntax/policy/fields.ts'
import type { PolicyFile } from '../../syntax/policy/read-policy.ts'
import type { Header } from '../model.ts'

/** The head of a policy; what is missing has been reported with the shape and reads as empty. */
export function buildHeader({ header }: PolicyFile): Header {
  return {
    title: textAt(header, '政策') ?? '',
    id: textAt(header, '编号') ?? '',
    version: textAt(header, '版本') ?? '',
    status: textAt(header, '状态') ?? '',
    from: textAt(header, '施行日期') ?? '',
    until: textAt(header, '废止日期'),
    documentNumber: textAt(header, '文号'),
  }
}
