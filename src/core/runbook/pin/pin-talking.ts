import type { Channel, CommunicationRule, Hole, Medium, Template } from '../../policy/communication.ts';
import { holesIn } from '../sections/hole.ts';
import type { Place } from './named.ts';
import { correct } from './named.ts';
import { pinned } from './pinned.ts';
import type { Named, Pinning } from './pinning.ts';
import type { Schema } from './schema.ts';
import { byName, choice, flag, object, text, texts } from './schema.ts';

const MEDIA: Medium[] = ['chat', 'video', 'email', 'status-page', 'ticket', 'sms', 'phone', 'other'];
const USES: Template['use'][] = ['initial', 'update', 'resolution', 'status-page', 'action-item', 'postmortem', 'escalation', 'other'];
const AUDIENCES: Template['audience'][] = ['internal', 'stakeholders', 'public', 'unstated'];
const TOPICS: CommunicationRule['topic'][] = ['updates', 'customer-impact', 'public', 'executive', 'other'];

type TemplatePin = { use?: Template['use']; audience?: Template['audience']; subject?: string; body?: string; holes?: string[] };
export type TalkingPins = {
  channels?: Named<{ medium?: Medium; service?: string; pattern?: string; perIncident?: boolean; link?: string }>;
  templates?: Named<TemplatePin>;
  communication?: Named<{ topic?: CommunicationRule['topic'] }>;
};

export const talkingSchema: Record<keyof TalkingPins, Schema> = {
  channels: byName(
    'channels by their name; null removes one',
    object('a channel', { medium: choice(...MEDIA), service: text, pattern: text, perIncident: flag, link: text }),
  ),
  templates: byName(
    'messages by their name; null: it is none. One that the text does not have needs a body',
    object('a message', {
      use: choice(...USES),
      audience: choice(...AUDIENCES),
      subject: text,
      body: text,
      holes: { ...texts, minItems: 0, description: 'the blanks of the message, as they are written in it; no other is one' },
    }),
  ),
  communication: byName(
    'what the text says about telling people, by how the line begins; null: it says nothing about it',
    object('a line', { topic: choice(...TOPICS) }),
  ),
};

/** Channels, messages with their blanks, and what is said about telling people. */
export function pinTalking(pinning: Pinning<TalkingPins>): void {
  const { reading, pins } = pinning;
  const { policy } = reading;
  policy.channels = correct(pinning, policy.channels, {
    kind: ['channels'],
    pins: pins.channels,
    nameOf: (channel) => channel.name,
    make: (name, _, at): Channel => ({
      name,
      medium: 'other',
      service: null,
      pattern: null,
      perIncident: false,
      link: null,
      unfilled: false,
      ...pinned(at()),
    }),
    change: (channel, pin) => ({ ...channel, ...pin, unfilled: pin.link === undefined && channel.unfilled }),
  });
  policy.templates = correct(pinning, policy.templates, {
    kind: ['templates'],
    pins: pins.templates,
    nameOf: (template) => template.name,
    make: (name, pin, at) =>
      pin.body === undefined
        ? null
        : {
            id: reading.id('template', name),
            name,
            use: 'other',
            audience: 'unstated',
            subject: null,
            body: pin.body,
            holes: [],
            ...pinned(at()),
          },
    change: (template, pin, at) => changedTemplate(pinning, template, pin, at),
  });
  policy.communication = correct(pinning, policy.communication, {
    kind: ['communication'],
    pins: pins.communication,
    nameOf: (rule) => rule.text,
    make: (name, _, at) => ({ topic: 'other', text: name, ...pinned(at()) }),
    change: (rule, pin) => ({ ...rule, topic: pin.topic ?? rule.topic }),
  });
}

function changedTemplate(pinning: Pinning, template: Template, pin: TemplatePin, at: Place): Template {
  const { holes: blanks, ...rest } = pin;
  const next = { ...template, ...rest };
  if (pin.body !== undefined || pin.subject !== undefined)
    next.holes = (['subject', 'body'] as const).flatMap((part) =>
      holesIn(next[part] ?? '', part, at(part), pinning.reading.words).map((hole) => ({ ...hole, ...pinned(at(part)) })),
    );
  if (blanks) next.holes = blanks.flatMap((blank, i) => blanksOf(pinning, next, blank, at('holes', i)));
  return next;
}

/** Every place where the blank is written, with or without its brackets. */
function blanksOf(pinning: Pinning, template: Template, blank: string, src: Hole['src']): Hole[] {
  const known = template.holes.filter((hole) => hole.name === blank || (template[hole.part] ?? '').slice(hole.start, hole.end) === blank);
  if (known.length > 0) return known.map((hole) => ({ ...hole, ...pinned(src) }));
  const found = (['subject', 'body'] as const).flatMap((part): Hole[] => {
    const whole = template[part] ?? '';
    const starts = whole.split(blank).slice(0, -1);
    let before = 0;
    return starts.map((piece) => {
      const start = before + piece.length;
      before = start + blank.length;
      return { name: blank, choices: [], part, start, end: before, ...pinned(src) };
    });
  });
  if (found.length === 0) pinning.unmatched(src, `"${blank}" does not occur in the message "${template.name}".`);
  return found;
}
