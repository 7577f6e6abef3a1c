const HEAD = ['政策: 生成的办法', '编号: bench', '版本: "1"', '状态: 征求意见稿', '施行日期: 2020-01-01', '']

const WHAT = ['筹资', '住院', '门诊', '慢病', '转诊', '签约', '考核', '清算', '调剂', '预付']
const KIND = ['总额', '支出', '预算', '结余', '定额', '指标', '基金', '费用', '留用', '分担']
const DIGITS = '零一二三四五六七八九'

/** A name as policies have them, its own for each number: 住院支出一二. */
function nameOf(n: number): string {
  const rest = Math.floor(n / 100)
  const suffix = rest === 0 ? '' : [...String(rest)].map((d) => DIGITS[Number(d)]).join('')
  return `${WHAT[n % 10]}${KIND[Math.floor(n / 10) % 10]}${suffix}`
}

/**
 * A policy of so many rules in sections of forty, with a quarter as many inputs, parameters and clauses: sums, shares, percentages,
 * choices, bounds, splits and sums over members, each rule of two or three figures before it.
 */
export function generatedPolicy(rules: number): string {
  const quarter = Math.ceil(rules / 4)
  const lines = [...HEAD, '条款:']
  for (let i = 0; i < quarter; i++) lines.push(`  第${i + 1}条: {性质: 可计算, 摘要: 第${i + 1}件事怎么算}`)
  lines.push('', '维度:', '  层级: [县级, 乡镇, 村]', '  机构: {属性: {层级: 层级}}', '', '输入:')
  for (let i = 0; i < quarter; i++) {
    const name = `上报${nameOf(i)}`
    if (i % 5 === 0) lines.push(`  ${name}: {单位: 元, 维度: [机构], 至少: 0, 典型: 500万元}`)
    else lines.push(`  ${name}: {单位: 元, 至少: 0, 说明: 由经办机构填报}`)
  }
  lines.push('', '参数:')
  for (let i = 0; i < quarter; i++)
    lines.push(`  核定${nameOf(i)}: {值: ${(i % 60) + 10}.5%, 依据: 第${(i % quarter) + 1}条}`)
  for (let i = 0; i < rules; i++) {
    if (i % 40 === 0) lines.push('', `规则（第${i / 40 + 1}节）:`)
    lines.push(`  ${nameOf(i)}:`, `    公式: ${formulaOf(i, quarter)}`)
    if (i % 3 === 0) lines.push('    取整: 四舍五入到分')
    lines.push(`    依据: 第${(i % quarter) + 1}条`)
  }
  return `${lines.join('\n')}\n`
}

/** Data for all inputs of a generated policy: twenty institutions, amounts in fen. */
export function generatedScenario(rules: number): string {
  const members = Array.from({ length: 20 }, (_, i) => `院${i + 1}`)
  const lines = ['情景: 生成的数据', '年度: 2024', '维度:', '  机构: |', '    名 | 层级']
  for (const [i, name] of members.entries()) lines.push(`    ${name} | ${['县级', '乡镇', '村'][i % 3]}`)
  lines.push('输入:')
  for (let i = 0; i < Math.ceil(rules / 4); i++) {
    const amount = (k: number): string => `${(i + 1) * 37_211 + k * 1_013}.${((i + k) % 90) + 10}`
    const value = i % 5 === 0 ? `{${members.map((m, k) => `${m}: ${amount(k)}`).join(', ')}}` : amount(0)
    lines.push(`  上报${nameOf(i)}: ${value}`)
  }
  return `${lines.join('\n')}\n`
}

function formulaOf(i: number, quarter: number): string {
  const plain = (n: number): string => `上报${nameOf((n % quarter) % 5 === 0 ? (n % quarter) + 1 : n % quarter)}`
  const byMember = `上报${nameOf((i % quarter) - ((i % quarter) % 5))}`
  const ratio = `核定${nameOf(i % quarter)}`
  const before = i < 10 ? plain(i) : nameOf(i - 10 + (i % 5 === 4 ? 1 : 0) - (i % 10 >= 7 ? 7 : 0))
  const scalar = i < 10 ? plain(i) : nameOf(Math.floor((i - 5) / 10) * 10 + (i % 4))
  switch (i % 10) {
    case 0:
      return `${plain(i)} × ${ratio} ＋ ${scalar}`
    case 1:
      return `${scalar} － ${plain(i + 7)} × （1 － ${ratio}）`
    case 2:
      return `取小（${scalar}，${plain(i)} × ${ratio}）`
    case 3:
      return `如果 ${scalar} ＞ ${plain(i)} 则 ${scalar} － ${plain(i)} 否则 0`
    case 4:
      return `合计（${byMember}，机构） × ${ratio}`
    case 5:
      return `${byMember} × ${ratio}`
    case 6:
      return `合计（${byMember}，机构 其中 层级 属于 乡镇、村） － ${scalar} × ${ratio}`
    case 7:
      return `分摊（${scalar}，${byMember}，机构）`
    case 8:
      return `合计（${byMember}，机构 按 层级）`
    default:
      return `取大（${before} ÷ 2，0）`
  }
}

/** Rules each of which uses the one before. */
export function chainPolicy(rules: number): string {
  const names = ['起点', ...Array.from({ length: rules }, (_, i) => nameOf(i))]
  const lines = names.slice(1).map((name, i) => `  ${name}: ${names[i]} ＋ 1元`)
  return `${[...HEAD, '输入:', '  起点: 元', '', '规则:', ...lines].join('\n')}\n`
}
