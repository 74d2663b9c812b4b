import { NativeSelect, TextInput } from '@mantine/core';
import type { Route } from '../../api/view.ts';
import fields from '../../piece/field-row.module.css';
import { QuietButton } from '../../piece/quiet-button.tsx';
import { operatorOf } from './route-words.ts';

type Matchers = Route['matchers'];

const operators = [
  { value: '=', label: 'is' },
  { value: '!=', label: 'is not' },
  { value: '=~', label: 'matches' },
  { value: '!~', label: 'does not match' },
];

/** What an alert's labels must be; all of them. */
export function MatcherFields({ matchers, onChange }: { matchers: Matchers; onChange: (matchers: Matchers) => void }) {
  const change = (index: number, part: Partial<Matchers[number]>) =>
    onChange(matchers.map((matcher, at) => (at === index ? { ...matcher, ...part } : matcher)));
  return (
    <fieldset style={{ border: 0, padding: 0 }}>
      <legend>Alerts of which all of this is true</legend>
      {matchers.map((matcher, index) => (
        // Rows are only told apart by their place: a label may stand in two of them.
        <div key={index} className={fields.row} style={{ marginBottom: 8 }}>
          <TextInput
            label="Label"
            value={matcher.name}
            placeholder="service"
            required
            onChange={(event) => change(index, { name: event.currentTarget.value })}
          />
          <NativeSelect
            aria-label="How it compares"
            value={operatorOf(matcher)}
            data={operators}
            onChange={(event) => {
              const operator = event.currentTarget.value;
              change(index, { isEqual: operator.startsWith('='), isRegex: operator.endsWith('~') });
            }}
          />
          <TextInput
            label="Value"
            value={matcher.value}
            placeholder="checkout"
            onChange={(event) => change(index, { value: event.currentTarget.value })}
          />
          <QuietButton
            onClick={() => onChange(matchers.filter((_, at) => at !== index))}
            aria-label={`Remove the condition on ${matcher.name}`}
          >
            Remove
          </QuietButton>
        </div>
      ))}
      <QuietButton onClick={() => onChange([...matchers, { name: '', value: '', isEqual: true, isRegex: false }])}>
        {matchers.length === 0 ? 'Every alert; add a condition' : 'Add a condition'}
      </QuietButton>
    </fieldset>
  );
}
