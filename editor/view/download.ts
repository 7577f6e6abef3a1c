/** Hands a text to the browser as a file of its own. */
export function download({ file, text }: { readonly file: string; readonly text: string }): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }))
  link.download = file.slice(file.lastIndexOf('/') + 1)
  link.click()
  URL.revokeObjectURL(link.href)
}
