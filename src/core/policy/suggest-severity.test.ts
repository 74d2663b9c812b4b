import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../runbook/compile.ts';
import { suggestSeverity } from './suggest-severity.ts';

const { policy } = compile(`# Incident runbook

## Severity levels

### SEV-1 (Critical)
**Examples:**
- Error rate > 50 %

### SEV-2 (High)
**Examples:**
- High error rates (>10%)
- Performance degradation (response time >5s)

### SEV-3 (Medium)
**Examples:**
- Intermittent errors
`);
const suggested = (...texts: string[]) => suggestSeverity(policy, texts)?.severity.id ?? null;

describe('a threshold of the runbook suggests the severity of an alert', () => {
  test('when the alert names the measure and its value meets it', () => {
    expect(suggested('The error rate of checkout is 12.5 %')).toBe('SEV-2');
    expect(suggested('CheckoutErrorRate: 80%')).toBe('SEV-1');
    expect(suggested('p99 response time is 7.2 s')).toBe('SEV-2');
  });

  test('in whatever unit of the same kind', () => {
    expect(suggested('response time at 7200ms')).toBe('SEV-2');
    expect(suggested('response time at 900 ms')).toBeNull();
    expect(suggested('response time is 7 requests')).toBeNull();
  });

  test('with the line that says so', () => {
    expect(suggestSeverity(policy, ['Error rate is 60 %'])?.threshold.src.line).toBe(7);
  });

  test('and nothing else does: no value, another measure, the limit itself, a number before the measure', () => {
    expect(suggested('Something is wrong', '')).toBeNull();
    expect(suggested('The cache hit rate is 80 %')).toBeNull();
    expect(suggested('The error rate is 2 %, the limit is 10 %')).toBeNull();
    expect(suggested('In 50 % of the zones the error rate rises')).toBeNull();
  });

  test('whatever an alert says, nothing is thrown', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 30 }), { maxLength: 4 }), (texts) => suggested(...texts) !== undefined),
    );
  });
});
