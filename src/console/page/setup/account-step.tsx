import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from '../../api/client.ts';
import classes from './setup-page.module.css';
import type { StepProps } from './setup-steps.ts';

/** The first account, made with the one-time token from the terminal's link. */
export function AccountStep({ token, onDone }: StepProps) {
  const cache = useQueryClient();
  const create = useMutation({
    mutationFn: (form: FormData) =>
      client.setUp({
        body: { token, name: String(form.get('name')), email: String(form.get('email')), password: String(form.get('password')) },
      }),
    onSuccess: async () => {
      onDone();
      await cache.invalidateQueries();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate(new FormData(event.currentTarget));
      }}
    >
      <h1>Make your account</h1>
      <p className={classes.lead}>You will administer this Muster. It takes about two minutes from here to a practice incident.</p>
      <Stack gap="md" maw={420}>
        <TextInput label="Your name" name="name" autoComplete="name" required maxLength={120} autoFocus size="md" />
        <TextInput label="Mail address" name="email" type="email" autoComplete="username" required size="md" />
        <PasswordInput
          label="Password"
          description="At least 10 characters"
          name="password"
          autoComplete="new-password"
          required
          minLength={10}
          maxLength={200}
          size="md"
        />
        {token === '' && (
          <p className="danger" role="alert">
            The one-time token is missing from the address. Open the link that the terminal printed.
          </p>
        )}
        {create.isError && (
          <p className="danger" role="alert">
            {create.error.message}
          </p>
        )}
        <Button type="submit" loading={create.isPending} disabled={token === ''} size="md">
          Make the account
        </Button>
      </Stack>
    </form>
  );
}
