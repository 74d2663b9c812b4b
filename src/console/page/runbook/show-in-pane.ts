/** Brings an element of the reader into view. Where its side scrolls by itself, only that side moves, not the page under it. */
export function showInPane(id: string, behavior: ScrollBehavior = 'auto'): void {
  const element = document.getElementById(id);
  const pane = element?.closest('[data-pane]');
  if (!element || !pane) return;
  if (!/auto|scroll/.test(getComputedStyle(pane).overflowY)) return element.scrollIntoView({ block: 'center', behavior });
  const top = element.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  pane.scrollBy({ top: top - pane.clientHeight / 2, behavior });
}
