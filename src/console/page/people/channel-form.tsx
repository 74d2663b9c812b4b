import { Button, Checkbox, NativeSelect, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ChannelView } from '../../api/view.ts';
import { type Setting, settingsOf } from './settings-schema.ts';

type Props = {
  channel: ChannelView;
  current: Record<string, unknown>;
  error: Error | null;
  busy: boolean;
  onSave: (settings: Record<string, unknown>) => void;
};

/** A form made of the channel's own schema. A secret that is kept already shows as dots and stays unless it is written anew. */
export function ChannelForm({ channel, current, error, busy, onSave }: Props) {
  const settings = settingsOf(channel.settings);
  const [values, setValues] = useState<Record<string, unknown>>(() =>
    Object.fromEntries(
      settings.map((setting) => [setting.name, current[setting.name] ?? setting.fallback ?? (setting.kind === 'boolean' ? false : '')]),
    ),
  );
  const set = (name: string) => (value: unknown) => setValues({ ...values, [name]: value });
  const submit = () => onSave({ ...current, ...Object.fromEntries(settings.flatMap((setting) => given(setting, values[setting.name]))) });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="sm" py="sm">
        {settings.map((setting) => (
          <Field key={setting.name} setting={setting} value={values[setting.name]} onChange={set(setting.name)} />
        ))}
        {error && (
          <p className="danger" role="alert">
            {error.message}
          </p>
        )}
        <Button type="submit" loading={busy} style={{ alignSelf: 'flex-start' }}>
          Save
        </Button>
      </Stack>
    </form>
  );
}

function Field({ setting, value, onChange }: { setting: Setting; value: unknown; onChange: (value: unknown) => void }) {
  const shared = { label: setting.label, description: setting.hint, required: setting.required };
  const text = value === undefined || value === null ? '' : String(value);
  if (setting.kind === 'boolean')
    return (
      <Checkbox
        label={setting.label}
        description={setting.hint}
        checked={value === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    );
  if (setting.kind === 'choice')
    return (
      <NativeSelect
        {...shared}
        value={text}
        data={setting.required ? setting.choices : ['', ...setting.choices]}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  if (setting.kind === 'secret')
    return <PasswordInput {...shared} value={text} autoComplete="off" onChange={(event) => onChange(event.currentTarget.value)} />;
  return (
    <TextInput
      {...shared}
      value={text}
      inputMode={setting.kind === 'number' ? 'numeric' : undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** What the form gives for one setting; nothing where it was left empty. */
function given(setting: Setting, value: unknown): [string, unknown][] {
  if (setting.kind === 'boolean') return [[setting.name, value === true]];
  const text = String(value ?? '').trim();
  if (text === '') return [[setting.name, undefined]];
  const number = Number(text);
  return [[setting.name, setting.kind === 'number' && !Number.isNaN(number) ? number : text]];
}
