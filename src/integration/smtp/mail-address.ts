/** What is wrong with one plain mail address (no display name, no list), or null. Anything that SMTP or a header could read twice is refused. */
export function checkMailAddress(address: string): string | null {
  if (address.length > 254) return 'A mail address has at most 254 characters.';
  const plain = /^[^\s\p{Cc}\p{Cf}@<>()[\]\\,;:"]+@[\p{L}\p{N}]([\p{L}\p{N}.-]*[\p{L}\p{N}])?$/u.test(address);
  return plain && !address.includes('..') ? null : 'Write one mail address, such as ana@example.org.';
}
