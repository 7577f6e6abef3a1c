/** Members at hand, by dimension; a dimension left out stands for all of its members. */
export type At = Readonly<Record<string, string>>
