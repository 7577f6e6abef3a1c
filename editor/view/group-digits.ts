/** A number as somebody typed it with its thousands set apart, for the eye: 3216000 as 3,216,000; any other text as it is. */
export function groupDigits(text: string): string {
  return text.replace(/^([＋－+−-]?)(\d{4,})(?=(?:\.\d+)?[^\d.,，]*$)/, (_, sign: string, whole: string) => {
    return sign + whole.replace(/\B(?=(\d{3})+$)/g, ',')
  })
}
