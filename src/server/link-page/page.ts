import { type Html, html } from './html.ts';

export type LinkPage = {
  title: string;
  tone: 'open' | 'done' | 'calm';
  heading: string;
  incident: { name: string; severity: string; since: string; status: string } | null;
  text: string;
  /** The form that acknowledges; null on pages that only tell. */
  token: string | null;
  person: string | null;
  room: string | null;
};

/** A page for the phone at 03:00: works without a script, without a login and on a slow line. */
export function renderLinkPage(page: LinkPage): string {
  const { html: document } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${page.title}</title>
<link rel="stylesheet" href="/l/style.css">
</head>
<body>
<main class="${page.tone}">
<p class="brand">Muster</p>
<h1>${page.heading}</h1>
${page.incident && facts(page.incident)}
<p>${page.text}</p>
${page.token && form(page.token, page.person)}
${page.room && html`<p><a class="${page.token ? 'quiet' : 'button'}" href="${page.room}">Open the incident</a></p>`}
</main>
</body>
</html>
`;
  return document;
}

function facts(incident: NonNullable<LinkPage['incident']>): Html {
  return html`<p class="name"><bdi>${incident.name}</bdi></p>
<dl>
<dt>How bad</dt><dd class="severity"><bdi>${incident.severity}</bdi></dd>
<dt>Since</dt><dd>${incident.since}</dd>
<dt>Status</dt><dd>${incident.status}</dd>
</dl>`;
}

function form(token: string, person: string | null): Html {
  return html`<form method="post" action="/l/${token}">
<input type="hidden" name="token" value="${token}">
<button type="submit">Acknowledge${person && html` as <bdi>${person}</bdi>`}</button>
</form>`;
}
