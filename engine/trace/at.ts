/** Members at hand, by dimension; a dimension left out stands for all of its members. */
export type At = Readonly<Record<string, string>>

/** What counts where a formula takes only some members: each entry names one for some dimensions; left out, all count. */
export type Within = readonly At[]
