/**
 * Brings an element of the reader into view; false where it is not on the screen at all. Where its side scrolls by itself, only that side
 * moves, not the page under it.
 */
export function showInPane(id: string, behavior: ScrollBehavior = 'auto'): boolean {
  const element = document.getElementById(id);
  const pane = element?.closest('[data-pane]');
  if (!element || !pane || element.getClientRects().length === 0) return false;
  if (/auto|scroll/.test(getComputedStyle(pane).overflowY)) {
    const top = element.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    pane.scrollBy({ top: top - pane.clientHeight / 2, behavior });
  } else element.scrollIntoView({ block: 'center', behavior });
  return true;
}
