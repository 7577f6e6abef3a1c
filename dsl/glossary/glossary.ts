/** A standard term: what policies of different counties call by names of their own. */
export interface StandardTerm {
  /** As a policy writes it under 通用名. */
  readonly name: string
  readonly english: string
  /** The unit that a figure must have to stand for it: 元, 人, 元/人, 比率 … */
  readonly unit: string
  /** One sentence. */
  readonly meaning: string
}

/** Terms that belong together, under a title. */
export interface Theme {
  readonly title: string
  readonly terms: readonly StandardTerm[]
}

type Line = readonly [name: string, english: string, unit: string, meaning: string]

const theme = (title: string, lines: readonly Line[]): Theme => ({
  title,
  terms: lines.map(([name, english, unit, meaning]) => ({ name, english, unit, meaning })),
})

/** Every standard term, by theme, in the order in which money flows. A name is never renamed and never used again for something else. */
export const glossary: readonly Theme[] = [
  theme('筹资', [
    ['参保人数', 'insured persons', '人', '当年参保缴费的人数'],
    ['应参保人数', 'persons to be insured', '人', '按政策应当参保的人数'],
    ['筹资标准', 'per-head financing rate', '元/人', '每人一年筹资多少，财政补助加个人缴费'],
    ['利息收入', 'interest income', '元', '基金当年的利息'],
    ['筹资总额', 'total financing', '元', '本县基金当年的全部收入'],
    ['统筹区预算收入', 'income of the pooling area', '元', '全市（统筹区）基金当年的预算收入'],
    ['财政弥补资金', 'fiscal top-up', '元', '财政当年弥补基金缺口的钱'],
  ]),
  theme('提取', [
    ['风险调剂金', 'risk adjustment fund', '元', '先提出来防备风险、调剂余缺的钱'],
    ['风险调剂金比例', 'risk adjustment ratio', '比率', '风险调剂金占提取基数的比例'],
    ['清算调剂金', 'settlement reserve', '元', '留到清算时用的钱'],
    ['清算调剂金比例', 'settlement reserve ratio', '比率', '清算调剂金占提取基数的比例'],
    ['大病保险资金', 'serious-illness premium', '元', '交给大病保险（职工是大额保险）的钱'],
    ['大病保险筹资标准', 'per-head serious-illness premium', '元/人', '每人一年交给大病保险多少'],
    ['家庭医生签约服务费', 'family-doctor contract fee', '元', '基金付给家庭医生的签约服务费'],
    ['签约服务费标准', 'per-head contract fee', '元/人', '签约一人一年的服务费'],
    ['政策调整资金', 'policy-change spending', '元', '当年因政策调整要用的钱'],
    ['政策调整资金比例', 'policy-change reserve ratio', '比率', '为政策调整留出的比例'],
    ['可分配基金', 'distributable fund', '元', '扣除各项提取以后可以分配的基金'],
  ]),
  theme('总额预算', [
    ['县级总额预算', 'budget handed down to the county', '元', '上级下达给本县的年度总额'],
    ['总额预算', 'global budget', '元', '打包给医共体（预算单位）的年度总额'],
    ['总额预算比例', 'global budget ratio', '比率', '总额预算占可分配基金的比例'],
    ['民营机构预算', 'budget of private institutions', '元', '分给民营定点医疗机构的总额'],
    ['民营机构预算比例', 'ratio of private institutions', '比率', '民营机构预算占可分配基金的比例'],
    ['诊所药店预算', 'clinics and pharmacies budget', '元', '个体诊所、零售药店单列的预算'],
    ['县外就医预算', 'outside-county budget', '元', '县外（异地）就医单列的预算'],
    ['门诊包干总额', 'outpatient package', '元', '按人头包干的门诊总额'],
    ['住院包干总额', 'inpatient package', '元', '按人头包干的住院总额'],
    ['慢病包干总额', 'chronic-care package', '元', '慢性病包干的总额'],
    ['门诊人头定额', 'outpatient per-head quota', '元/人', '每人一年的门诊定额'],
    ['住院人头定额', 'inpatient per-head quota', '元/人', '每人一年的住院定额'],
    ['服务量权重', 'weight of volume', '比率', '按服务量分预算占的份量，其余按用了多少钱'],
  ]),
  theme('支出', [
    ['基金总支出', 'total fund spending', '元', '本县参保人当年的全部基金支出'],
    ['成员单位支出', 'spending at members', '元', '在医共体成员单位（预算单位）发生的基金支出'],
    ['医共体外支出', 'spending outside the community', '元', '参保人在医共体以外发生的基金支出'],
    ['县外就医支出', 'outside-county spending', '元', '参保人在县外就医的基金支出'],
    ['民营机构支出', 'spending at private institutions', '元', '在民营定点医疗机构发生的基金支出'],
    ['诊所药店支出', 'spending at clinics and pharmacies', '元', '在个体诊所、零售药店发生的基金支出'],
    ['门诊支出', 'outpatient spending', '元', '门诊的基金支出'],
    ['住院支出', 'inpatient spending', '元', '住院的基金支出'],
    ['基层支出', 'spending at primary level', '元', '拨付给（发生在）乡镇和村两级机构的基金'],
    ['医共体支出', 'spending of the community', '元', '与总额预算相比的全部支出'],
    ['稽核追回资金', 'audit recovery', '元', '稽核检查追回的钱'],
  ]),
  theme('结余和超支', [
    ['结余或超支', 'result', '元', '预算减支出，负数是超支'],
    ['结余', 'surplus', '元', '预算多于支出的部分，不小于0'],
    ['超支', 'overspend', '元', '支出多于预算的部分，不小于0'],
    ['合理超支', 'reasonable overspend', '元', '超支里由政策、价格、人数造成的部分'],
    ['结余留用', 'surplus retention', '元', '结余里留给医疗机构的部分'],
    ['结余留用比例', 'retention ratio', '比率', '结余里留给医疗机构的比例'],
    ['结余留用上限比例', 'retention cap', '比率', '结余留用最多占预算的比例'],
    ['结余归基金', 'surplus returned to the fund', '元', '结余里没有留给医疗机构、归回基金的部分'],
    ['超支基金分担', 'overspend borne by the fund', '元', '超支里由基金担的部分'],
    ['超支基金分担比例', 'overspend ratio of the fund', '比率', '超支由基金担的比例'],
    ['超支机构自担', 'overspend borne by institutions', '元', '超支里由医疗机构担的部分'],
    ['民营超支分担比例', 'overspend ratio of private institutions', '比率', '民营机构的超支由机构担的比例'],
    ['民营结余奖励比例', 'reward ratio of private institutions', '比率', '民营机构的结余奖给机构的比例'],
    ['单列资金分享', 'sharing of carve-outs', '元', '单列的预算（药店诊所、县外）的结余或超支分给医共体的部分'],
  ]),
  theme('县乡村分配', [
    ['县乡村分配份额', 'level split', '比率', '结余在县、乡、村之间各分多少'],
    ['县级分配', 'part of the county level', '元', '结余（超支）分给县级（牵头医院）的部分'],
    ['乡级分配', 'part of the township level', '元', '结余（超支）分给乡镇卫生院的部分'],
    ['村级分配', 'part of the village level', '元', '结余（超支）分给村卫生室的部分'],
  ]),
  theme('考核', [
    ['质量保证金', 'quality deposit', '元', '结算时先扣下、按考核结果返还的钱'],
    ['质量保证金比例', 'quality deposit ratio', '比率', '质量保证金占结算额的比例'],
    ['质量保证金返还', 'quality deposit returned', '元', '按考核结果返还的质量保证金'],
    ['考核得分', 'assessment score', '分', '年度考核的总分'],
    ['考核兑现比例', 'assessment coefficient', '比率', '按考核结果兑现的比例'],
    ['基层支出占比', 'primary-level share', '比率', '基层支出占全部支出的比例'],
    ['基层支出占比下限', 'least primary-level share', '比率', '要求的最低基层支出占比'],
    ['县内支出占比', 'in-county share of spending', '比率', '县域内支出占基金总支出的比例'],
    ['县域就诊率', 'in-county visit rate', '比率', '门急诊人次里在县域内的比例'],
    ['县域住院率', 'in-county admission rate', '比率', '住院人次里在县域内的比例'],
    ['县域住院率目标', 'target in-county admission rate', '比率', '要求达到的县域住院率'],
    ['住院率', 'admission rate', '比率', '一年里住院的人次占参保人数的比例'],
    ['参保率', 'coverage rate', '比率', '参保人数占应参保人数的比例'],
    ['住院实际补偿比', 'effective inpatient reimbursement', '比率', '住院总费用里基金（保险）付的比例'],
    ['群众满意度', 'satisfaction', '比率', '受调查的人里满意的比例'],
    ['推诿属实', 'patients turned away', '是否', '经核查属实推诿了病人'],
  ]),
  theme('人数和服务', [
    ['服务人口', 'attributed population', '人', '预算包下来的人数'],
    ['住院人次', 'admissions', '人次', '一年的住院人次'],
    ['县域内住院人次', 'in-county admissions', '人次', '在县域内住院的人次'],
    ['县外住院人数', 'persons admitted outside the county', '人', '到县外住院的人数'],
  ]),
]

/** The standard terms by name. */
export const standardTerms: ReadonlyMap<string, StandardTerm> = new Map(
  glossary.flatMap(({ terms }) => terms.map((term) => [term.name, term] as const)),
)
