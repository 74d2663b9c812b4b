import type { Browser, BrowserContext, Page } from 'playwright-core';

export type View = { width: 390 | 1440; theme: 'light' | 'dark' };
export const DESKTOP: View = { width: 1440, theme: 'light' };
export const PHONE: View = { width: 390, theme: 'dark' };

/** A page with its complaints: what it wrote to the console as an error, threw, or was refused by its content security policy. */
export type WatchedPage = { page: Page; context: BrowserContext; complaints: string[] };

/** `quiet` patterns are complaints that the story itself causes. */
export async function openPage(browser: Browser, view: View, options: { cookies?: Cookies; quiet?: RegExp[] } = {}): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width: view.width, height: view.width === 390 ? 844 : 900 },
    colorScheme: view.theme,
    hasTouch: view.width === 390,
    timezoneId: 'Europe/Berlin',
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  // Bounds a wait for what never comes; long enough for a machine that builds and tests other things at the same time.
  context.setDefaultTimeout(30_000);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  if (options.cookies) await context.addCookies(options.cookies);
  const page = await context.newPage();
  const complaints: string[] = [];
  const complain = (text: string) => {
    if (!options.quiet?.some((pattern) => pattern.test(text))) complaints.push(text);
  };
  page.on('console', (message) => message.type() === 'error' && complain(message.text()));
  page.on('pageerror', (error) => complain(String(error)));
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1' && hostname !== 'localhost') complain(`a request went to ${hostname}`);
  });
  await page.addInitScript({ content: TELL_VIOLATIONS });
  return { page, context, complaints };
}

const TELL_VIOLATIONS = `document.addEventListener('securitypolicyviolation', (event) =>
  console.error('CSP: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample))`;

type Cookies = { name: string; value: string; url: string }[];
