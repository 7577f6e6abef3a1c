/** Dots for each point of the picture, and the most on a side that browsers draw. */
const density = 2
const most = 8000

/** Puts a drawn picture into the clipboard as an image. Rejected where the browser does not allow it. */
export async function copyPicture(svg: string): Promise<void> {
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': rasterize(svg) })])
}

/** Saves a drawn picture as a file named for its figure. */
export async function savePicture(svg: string, name: string, kind: 'svg' | 'png'): Promise<void> {
  const blob = kind === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await rasterize(svg)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = `${name}.${kind}`
  link.click()
  URL.revokeObjectURL(link.href)
}

async function rasterize(svg: string): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const { naturalWidth, naturalHeight } = image
  const scale = Math.min(density, most / naturalWidth, most / naturalHeight)
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(naturalWidth * scale)
  canvas.height = Math.ceil(naturalHeight * scale)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture is empty'))), 'image/png'),
  )
}
