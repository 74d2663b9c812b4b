import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { signIn } from '../../api/session.ts';

export default function SignIn() {
  const cache = useQueryClient();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const refused = await signIn(String(form.get('email')), String(form.get('password')));
    setProblem(refused);
    if (refused === null) await cache.invalidateQueries();
    setBusy(false);
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <h1>Sign in to Muster</h1>
        <TextInput label="Mail address" name="email" type="email" autoComplete="username" required autoFocus size="md" />
        <PasswordInput label="Password" name="password" autoComplete="current-password" required size="md" />
        {problem && (
          <p className="danger" role="alert">
            {problem}
          </p>
        )}
        <Button type="submit" loading={busy} size="md">
          Sign in
        </Button>
        <p className="soft small">
          No account? Somebody who has one can make yours. An acknowledge link from a notification works without one.
        </p>
      </Stack>
    </form>
  );
}
