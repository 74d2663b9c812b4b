import type { DiagnosticLevel } from '../../policy/diagnostic.ts';
import type { Source } from '../../policy/source.ts';
import type { Rule } from './rule.ts';

export const unfilled: Rule = {
  id: 'unfilled',
  level: 'warning',
  title: 'A blank that nobody filled in',
  what: 'A contact, a schedule, a channel or a link is still a blank such as TBD, a dash or [Phone]. A note only for tools and alert sources.',
  why: 'A blank cannot be called. Muster never uses it, so nobody answers in its place.',
  instead: 'Fill in the value, or remove the line.',
  bad: ['## Contacts', '', '- On-call: TBD'],
  good: ['## Contacts', '', '- On-call: +44 20 7946 0018'],
  check({ policy }, report) {
    const told = new Set<number>();
    const blank = (what: string, kind: string, value: string, src: Source, level: DiagnosticLevel): void => {
      if (told.has(src.line)) return;
      told.add(src.line);
      report('unfilled', src, {
        level,
        reason: `${what} is not filled in.`,
        understood: `${value ? `"${value}"` : 'The empty cell'} is a blank, and is not used.`,
        fix: `Write the ${kind} in its place, or remove the line.`,
        group: level,
      });
    };
    for (const contact of policy.contacts)
      if (contact.unfilled) blank(`The contact "${contact.role}"`, 'number or the address', contact.contact, contact.src, 'warning');
    for (const turn of policy.rotation)
      if (turn.unfilled) blank(`The on-call schedule "${turn.position}"`, 'schedule', turn.schedule, turn.src, 'warning');
    for (const channel of policy.channels)
      if (channel.unfilled) blank(`The channel ${channel.name}`, 'name', channel.name, channel.src, 'warning');
    for (const tool of policy.tools) if (tool.unfilled) blank(`The link to ${tool.name}`, 'link', tool.access ?? '', tool.src, 'info');
    for (const source of policy.detection) if (source.unfilled) blank('A source of alerts', 'source', source.text, source.src, 'info');
  },
};
