/** Signs in with better-auth; the answer is null, or a sentence that says why not. */
export async function signIn(email: string, password: string): Promise<string | null> {
  const response = await post('/api/auth/sign-in/email', { email, password });
  if (!response) return 'Muster cannot be reached. Check your connection and try again.';
  if (response.ok) return null;
  if (response.status === 429) return 'Too many tries. Wait a minute, then try again.';
  if (response.status >= 500) return 'Muster could not check this now. Try again in a moment.';
  return 'The mail address or the password is not right.';
}

export async function signOut(): Promise<void> {
  await post('/api/auth/sign-out', {});
}

async function post(path: string, body: object): Promise<Response | null> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  return fetch(path, init).catch(() => null);
}
