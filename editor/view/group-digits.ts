/** A number as somebody typed it with its thousands set apart, for the eye: 3216000 as 3,216,000; any other text as it is. */
export function groupDigits(text: string): string {
  return text.replace(
    /^([＋－+−-]?)(\d{4,})(?=(?:\.\d+)?[^\d.,，]*$)/,
    (_, sign: string, whole: string) => sign + grouped(whole),
  )
}

/** A formula with its numbers, those of five digits and more grouped: four may be a year. */
export function groupFormula(text: string): string {
  return text.replace(/(?<![\d.,])\d{5,}(?!,\d)/g, grouped)
}

function grouped(whole: string): string {
  return whole.replace(/\B(?=(\d{3})+$)/g, ',')
}
