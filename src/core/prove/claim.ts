import type { Claim, ClaimName, Finding } from './verdict.ts';

/** Puts findings that say the same together; a claim holds when none of them is a problem. */
export function claimOf(claim: ClaimName, checked: number, found: readonly Finding[]): Claim {
  const once = new Map(found.map((one) => [`${one.level} ${one.text} ${one.src?.line}`, one]));
  const findings = [...once.values()].sort((a, b) => rank(a) - rank(b) || (a.src?.line ?? 0) - (b.src?.line ?? 0));
  return { claim, checked, holds: findings.every((one) => one.level !== 'problem'), findings };
}

const rank = ({ level }: Finding): number => (level === 'problem' ? 0 : 1);
