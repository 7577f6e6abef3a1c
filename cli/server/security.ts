import { createHash, timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { refusalPage } from './refusal-page.ts'

/** What the page may load and run: itself, its workers and nothing from elsewhere. Monaco and antd need inline styles; nothing needs eval. */
const contentSecurityPolicy =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; " +
  "img-src 'self' data: blob:; connect-src 'self'; frame-ancestors 'none'"

/** Puts the protective headers on every answer, refusals and errors included. */
export const protectiveHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  c.header('Content-Security-Policy', contentSecurityPolicy)
  c.header('X-Content-Type-Options', 'nosniff')
  c.header('Referrer-Policy', 'no-referrer')
  c.header('Cross-Origin-Opener-Policy', 'same-origin')
}

/** Refuses requests made under any other name than this machine's own: a foreign site can point its own name at 127.0.0.1. */
export const onlyThisMachine: MiddlewareHandler = async (c, next) => {
  const names = [c.req.header('host') ?? '', new URL(c.req.url).host].map((host) =>
    host.replace(/:\d+$/, '').toLowerCase(),
  )
  if (names.every((name) => name === '127.0.0.1' || name === 'localhost')) return next()
  return c.text('只接受以 127.0.0.1 或 localhost 访问。\n', 403)
}

/**
 * Lets in who knows the token: `/?token=…` leaves it in a cookie and goes on to `/`; all other requests must bring the cookie.
 * The cookie bears the port in its name, because a browser shares cookies between the ports of one machine.
 */
export function onlyWithToken(token: string, port: () => number): MiddlewareHandler {
  return async (c, next) => {
    const cookie = `hengce-${port()}`
    const given = c.req.query('token')
    if (c.req.path === '/' && given !== undefined && same(given, token)) {
      setCookie(c, cookie, token, { httpOnly: true, sameSite: 'Strict', path: '/' })
      c.header('Cache-Control', 'no-store')
      return c.redirect('/')
    }
    if (same(getCookie(c, cookie) ?? '', token)) return next()
    c.header('Cache-Control', 'no-store')
    return c.html(refusalPage, 403)
  }
}

/** Refuses what a page of another origin asks for in the user's name; other ports of this machine count as the same site for cookies. */
export const onlyOwnPage: MiddlewareHandler = async (c, next) => {
  const site = c.req.header('sec-fetch-site')
  const origin = c.req.header('origin')
  const isOwnSite = site === undefined || site === 'same-origin' || site === 'none'
  if (isOwnSite && (origin === undefined || origin.replace(/^https?:\/\//, '') === c.req.header('host'))) return next()
  return c.json({ message: '只接受工作台网页自己的请求。' }, 403)
}

function same(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
