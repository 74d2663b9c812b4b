import { Button, Stack, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';

/** The first account is not made yet, and this visitor did not come by the one-time link. */
export default function FirstVisit() {
  const navigate = useNavigate();
  const [token, setToken] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void navigate({ to: '/setup', search: { token: token.trim() } });
      }}
    >
      <Stack gap="md">
        <h1>Muster is ready for its first account</h1>
        <p className="soft">
          Open the one-time link that the terminal printed when Muster started. If you only have its token, paste it here.
        </p>
        <TextInput
          label="One-time token"
          value={token}
          onChange={(event) => setToken(event.currentTarget.value)}
          autoComplete="off"
          size="md"
        />
        <Button type="submit" disabled={token.trim() === ''} size="md">
          Go on
        </Button>
      </Stack>
    </form>
  );
}
