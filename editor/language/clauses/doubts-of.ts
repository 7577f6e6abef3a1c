/** What stands between two ；: quotes and brackets that close are passed over whole, one bracket within another too. */
const sentence = /(?:“[^”]*”|（(?:[^（）]|（[^（）]*）)*）|[^；;])+/g

/** The doubts that one 存疑 tells, a sentence each: it is cut at ； but not within “…” or （…）. */
export function doubtsOf(text: string): readonly string[] {
  return (text.match(sentence) ?? []).map((doubt) => doubt.trim()).filter((doubt) => doubt !== '')
}
