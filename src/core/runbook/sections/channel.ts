import type { Medium } from '../../policy/communication.ts';
import type { Source } from '../../policy/source.ts';
import type { Phrase } from '../lexicon/lexicon.ts';
import type { Words } from '../lexicon/words.ts';
import { isUnfilled } from '../read/blank.ts';
import type { Item } from '../read/block.ts';
import { listsOf } from '../read/outline.ts';
import type { Reading } from '../read/reading.ts';
import { about, inferred, inside, stated, textFact } from '../read/reading.ts';
import { statements } from '../read/visit.ts';
import { looksLikeSteps, stepLines } from './step-line.ts';

/** Names of products, then the words of each language for what they are. */
const SERVICES: [RegExp, string, Medium][] = [
  [/\bslack\b/iu, 'Slack', 'chat'],
  [/\b(?:ms |microsoft )?teams\b/iu, 'Microsoft Teams', 'chat'],
  [/\bdiscord\b/iu, 'Discord', 'chat'],
  [/\btelegram\b/iu, 'Telegram', 'chat'],
  [/\bmattermost\b/iu, 'Mattermost', 'chat'],
  [/\bzoom\b/iu, 'Zoom', 'video'],
  [/\bgoogle meet\b/iu, 'Google Meet', 'video'],
  [/\bjira\b/iu, 'Jira', 'ticket'],
];
const MEDIA: [Phrase, Medium][] = [
  ['video-room', 'video'],
  ['status-page', 'status-page'],
  ['ticket', 'ticket'],
  ['by-mail', 'email'],
  ['text-message', 'sms'],
  ['telephone', 'phone'],
];
function mediumOf(text: string, words: Words): { service: string | null; medium: Medium } {
  const [, service, medium] = SERVICES.find(([pattern]) => pattern.test(text)) ?? [];
  if (service && medium) return { service, medium };
  const kind = MEDIA.find(([phrase]) => words.says(phrase, text))?.[1];
  return { service: null, medium: kind ?? (/#[\w-]+/u.test(text) ? 'chat' : 'other') };
}
const PATTERN = /#[\w-]*(?:YYYY|\[|\{|<|incident-[\w-]*)[\w\-\]{}[<>]*/u;

/** Where people talk: the list of channels, the incident's own channel with its pattern, the room, the page, the ticket. */
export function readChannels(reading: Reading): void {
  for (const section of reading.sections) {
    if (
      !about(reading, section, 'channels') ||
      inside(reading, section, 'templates', 'examples', 'detection') ||
      about(reading, section, 'detection')
    )
      continue;
    for (const list of section.blocks.flatMap((b) => listsOf([b]))) {
      for (const item of list.items) fromItem(reading, item);
      reading.claim(list);
    }
  }
  for (const { text, src, section, item } of statements(reading)) {
    const pattern = PATTERN.exec(text)?.[0].replace(/(?<![.,)])[.,)]+$/u, '') ?? null;
    const creates = reading.words.says('channel-step', text) || reading.words.says('dedicated-room', text);
    if (
      (!pattern && !creates) ||
      about(reading, section, 'channels') ||
      inside(reading, section, 'examples', 'procedures') ||
      (item && item.checked === null && !creates && !pattern)
    )
      continue;
    if (pattern && !/YYYY|[[{<]/u.test(pattern) && !creates) continue;
    add(reading, text, pattern, creates || pattern !== null, src);
  }
  for (const template of reading.policy.templates) {
    const at = template.body.split('\n').findIndex((line) => PATTERN.test(line) && /[[{<]/u.test(line));
    const pattern = at < 0 ? null : (PATTERN.exec(template.body.split('\n')[at] ?? '')?.[0] ?? null);
    if (pattern)
      add(reading, `Channel: ${pattern}`, pattern, true, { line: template.src.line + at, column: 1, endLine: template.src.line + at });
  }
}

function fromItem(reading: Reading, item: Item): void {
  add(reading, item.text, PATTERN.exec(item.text)?.[0] ?? null, reading.words.says('per-incident', item.text), item.src, item);
}

function add(reading: Reading, text: string, pattern: string | null, perIncident: boolean, src: Source, item?: Item): void {
  const { service, medium } = mediumOf(text, reading.words);
  const named = /#[\w-]+/u.exec(text)?.[0] ?? null;
  const name = pattern ?? named ?? item?.label ?? text.replace(/[*`]/g, '');
  if (reading.policy.channels.some((c) => c.name === name)) return;
  const unnamed =
    pattern === null
      ? undefined
      : reading.policy.channels.find((c) => c.perIncident && c.medium === 'chat' && c.pattern === null && c.service === null);
  if (unnamed && pattern !== null) {
    const because = `Line ${unnamed.src.line} asks for a channel, line ${src.line} shows how it is named.`;
    Object.assign(unnamed, { name: pattern, pattern, ...inferred(unnamed.src, because) });
    return;
  }
  reading.policy.channels.push({
    name,
    medium: medium === 'other' && perIncident ? 'chat' : medium,
    service,
    pattern,
    perIncident,
    link: item?.links[0]?.url ?? null,
    unfilled: item !== undefined && item.label !== null && isUnfilled(item.value, reading.words),
    ...stated(src),
  });
}

/** What is said about telling people beside the templates: contents of an update, customers, the public, executives. */
export function readCommunicationRules(reading: Reading): void {
  for (const section of reading.sections) {
    if (
      inside(reading, section, 'templates', 'examples', 'procedures', 'review', 'tools') ||
      about(reading, section, 'channels', 'detection', 'upkeep', 'drills', 'reports')
    )
      continue;
    const topic = about(reading, section, 'customer-impact')
      ? 'customer-impact'
      : about(reading, section, 'executive')
        ? 'executive'
        : about(reading, section, 'public')
          ? 'public'
          : about(reading, section, 'updates')
            ? 'updates'
            : null;
    if (!topic) continue;
    for (const block of section.blocks) {
      for (const item of listsOf([block]).flatMap((l) => l.items))
        reading.policy.communication.push({ topic, ...textFact(item.text, item.src) });
      if (block.kind === 'fence' && looksLikeSteps(block))
        for (const line of stepLines(block)) reading.policy.communication.push({ topic, ...textFact(line.text, line.src) });
      if (block.kind === 'list' || (block.kind === 'fence' && looksLikeSteps(block))) reading.claim(block);
    }
  }
}
