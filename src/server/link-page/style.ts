/** The whole style of the link pages; served as a file, because the pages allow nothing inline. */
export const LINK_STYLE = `
:root { color-scheme: light dark; --ground: #fbfbfa; --ink: #1b1d1f; --soft: #5a6066; --line: #d9dcdf; --accent: #1f5fbf; --on-accent: #fff; --alarm: #b3261e; --good: #1b7a3d; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #131517; --ink: #eceef0; --soft: #a3abb2; --line: #33383d; --accent: #7fb2ff; --on-accent: #0b1524; --alarm: #ff8a80; --good: #7bd89a; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1.0625rem/1.5 system-ui, sans-serif; }
main { max-width: 32rem; min-height: 100vh; min-height: 100svh; margin: 0 auto; padding: 1.5rem 1.25rem 2rem; display: flex; flex-direction: column; gap: 1rem; }
main > * { margin: 0; }
.brand { color: var(--soft); font-weight: 600; letter-spacing: .02em; }
h1 { font-size: 1.75rem; line-height: 1.2; overflow-wrap: anywhere; }
.done h1 { color: var(--good); }
.name { font-size: 1.25rem; font-weight: 600; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1rem; padding: 1rem 0; border-block: 1px solid var(--line); }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
.severity { font-weight: 700; }
.open .severity { color: var(--alarm); }
form { margin-top: auto; }
button, .button { display: block; width: 100%; min-height: 4rem; padding: 1rem; border: 0; border-radius: .75rem; background: var(--accent); color: var(--on-accent); font: inherit; font-size: 1.25rem; font-weight: 700; text-align: center; text-decoration: none; cursor: pointer; }
.quiet { display: block; padding: .75rem; color: var(--accent); text-align: center; }
button:focus-visible, a:focus-visible { outline: 3px solid var(--ink); outline-offset: 3px; }
@media (min-width: 40rem) { main { min-height: 0; padding-top: 4rem; } form { margin-top: .5rem; } }
`;
