import { useState } from 'react';
import { Icon } from './icon.tsx';
import { QuietButton } from './quiet-button.tsx';

/** Copies a text and says so. `label` names what is copied, for people who cannot see where the button stands. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  const copy = async () => {
    const worked = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    setState(worked ? 'copied' : 'failed');
    setTimeout(() => setState('idle'), 2_000);
  };
  return (
    <QuietButton onClick={copy} aria-label={`Copy ${label}`}>
      <Icon name={state === 'copied' ? 'check' : 'copy'} size={15} />
      <span aria-live="polite">{{ idle: 'Copy', copied: 'Copied', failed: 'Select it by hand' }[state]}</span>
    </QuietButton>
  );
}
