import { type ReactNode, useState } from 'react';
import { QuietButton } from './quiet-button.tsx';

type Props<Item> = { items: readonly Item[]; few: number; what: string; children: (item: Item, index: number) => ReactNode };

/** A list of which the first few are shown until somebody asks for all. */
export function Several<Item>({ items, few, what, children }: Props<Item>) {
  const [all, setAll] = useState(false);
  if (items.length === 0) return null;
  // Two more are no reason to hide them.
  const shown = all || items.length <= few + 2 ? items : items.slice(0, few);
  return (
    <>
      <ul>{shown.map(children)}</ul>
      {shown.length < items.length && (
        <QuietButton onClick={() => setAll(true)}>
          Show all {items.length} {what}
        </QuietButton>
      )}
    </>
  );
}
