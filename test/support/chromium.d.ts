/** The browser that the tests of the page drive; undefined if there is none. `npm test` refuses to start without it. */
export declare function findChromium(): string | undefined
