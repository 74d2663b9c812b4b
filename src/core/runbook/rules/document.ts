import type { Report } from '../excerpt.ts';
import type { Reading } from '../read/reading.ts';

const START = { line: 1, column: 1, endLine: 1 };

/** The document as such: is it a runbook at all, is it whole, do its links and blanks work? */
export function checkDocument(reading: Reading, report: Report): void {
  const { policy } = reading;
  const working = [
    policy.severities,
    policy.matrix,
    policy.ladders,
    policy.roles,
    policy.phases,
    policy.procedures,
    policy.templates,
    policy.contacts,
  ].filter((facts) => facts.length > 0);
  if (working.length < 2 && policy.severities.length === 0 && policy.phases.length === 0 && policy.templates.length === 0)
    report('no-runbook', START, {
      level: 'error',
      reason: 'This document is no incident runbook.',
      understood: working.length === 0 ? 'Nothing that an incident could be run by.' : 'Next to nothing that an incident could be run by.',
      missing: 'Severity levels, phases with steps, escalation, roles or messages.',
      fix: 'Give the runbook itself, or start from one in runbooks/.',
    });
  const mended = new Set<string>();
  for (const repair of policy.document.repairs) {
    const key = `${repair.src.line}:${repair.from}`;
    if (mended.has(key)) continue;
    mended.add(key);
    report('mojibake', repair.src, {
      level: 'warning',
      reason: `"${repair.from}" is UTF-8 that was read as Windows-1252.`,
      understood: `It was taken for "${repair.to}".`,
      fix: `Write "${repair.to}" and save the file as UTF-8.`,
    });
  }
  for (const link of policy.document.references)
    if (link.broken)
      report('broken-link', link.src, {
        level: 'warning',
        reason: `The link "${link.text}" cannot work. ${link.broken}`,
        understood: `A link to ${link.target}`,
        fix: link.target.startsWith('#')
          ? 'Name an existing heading, or remove the link.'
          : `Write [${link.text}](${link.target.replace(/^['"‘“]|['"’”]$/gu, '')}).`,
      });
  for (const unread of policy.document.unread)
    report('unread', unread.src, {
      level: 'info',
      reason: unread.why,
      missing: 'Nothing of it is in the policy.',
      fix: 'If it matters during an incident, put it under a heading that says what it is; otherwise leave it.',
    });
  unfilled(reading, report);
}

function unfilled({ policy }: Reading, report: Report): void {
  const told = new Set<string>();
  const blank = (what: string, value: string, src: { line: number; column: number; endLine: number }, level: 'warning' | 'info'): void => {
    const key = String(src.line);
    if (told.has(key)) return;
    told.add(key);
    report('unfilled', src, {
      level,
      reason: `${what} is not filled in.`,
      understood: `"${value || 'an empty cell'}" is a blank, and is not used.`,
      missing: 'The value itself.',
      fix: 'Fill it in, or remove the line.',
    });
  };
  for (const contact of policy.contacts)
    if (contact.unfilled) blank(`The contact of ${contact.role}`, contact.contact, contact.src, 'warning');
  for (const turn of policy.rotation)
    if (turn.unfilled) blank(`The on-call schedule "${turn.position}"`, turn.schedule, turn.src, 'warning');
  for (const channel of policy.channels) if (channel.unfilled) blank(`The channel ${channel.name}`, channel.name, channel.src, 'warning');
  for (const tool of policy.tools) if (tool.unfilled) blank(`The link to ${tool.name}`, tool.access ?? '', tool.src, 'info');
  for (const source of policy.detection) if (source.unfilled) blank('A source of alerts', source.text, source.src, 'info');
}
