import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, type Running } from '../src/app.ts';
import { type Config, readConfig } from '../src/config.ts';
import { type Client, createClient } from '../src/contract/client.ts';
import type { Route } from '../src/core/alert/alert.ts';
import type { Actor } from '../src/core/incident/actor.ts';
import type { IncidentCommand } from '../src/core/incident/command.ts';
import type { ContactMethod, Group } from '../src/core/oncall/directory.ts';
import { fromIso } from '../src/core/time/instant.ts';
import type { Engine } from '../src/engine/engine.ts';
import type { Log } from '../src/engine/log.ts';
import type { IncidentRow, Settings, Store } from '../src/engine/store.ts';
import { createTransport } from '../src/transport/create-transport.ts';
import { type SmtpSink, startSmtpSink } from './fakes/smtp-sink.ts';
import { createHandClock, type HandClock } from './hand-clock.ts';
import { createStoryTransport, type SentMail, type StoryTransport } from './story-transport.ts';

/** Somebody in a story: `ada` is Ada, `ada@example.org`, reached by mail, and stands behind the role names given. */
export type StoryPerson = { id: string; name?: string; roles?: string[]; contacts?: ContactMethod[]; zone?: string };

export type StoryOptions = {
  /** The team's runbook, as Markdown; it becomes the default one. Left out: the first of the samples. */
  runbook?: string;
  /** The first one owns the first account and the API key. Default: ada, on call. */
  people?: StoryPerson[];
  groups?: Group[];
  /** Who is told when nobody else can be. Default: nobody. */
  catchAll?: string[];
  routes?: (Partial<Route> & { id: string })[];
  settings?: Partial<Settings>;
  /** Where the story's clock stands when it begins. Default: a Saturday at 03:00 UTC. */
  startAt?: string;
  /** Mails go through a real SMTP server on this machine (`muster.smtp`). */
  realMail?: boolean;
  /** Settings of the program, such as DATABASE_URL. */
  environment?: Record<string, string>;
};

export type Labels = Record<string, string>;

/** A running Muster in a story. All of it is real; only time stands still until `advance`. */
export type Muster = {
  readonly url: string;
  /** Where its data is. */
  readonly folder: string;
  readonly engine: Engine;
  readonly store: Store;
  readonly clock: HandClock;
  /** The API, with the first person's session. */
  readonly api: Client;
  readonly cookie: string;
  readonly transport: StoryTransport;
  /** The mail server, where the story asked for a real one. */
  readonly smtp: SmtpSink | null;
  /** What went wrong inside, as it was logged. */
  readonly errors: string[];
  /** A monitor says that something is wrong: a real request of Prometheus' kind. Resolved when everything that follows at once is done. */
  alert(labels: Labels, annotations?: Labels): Promise<void>;
  /** Posts alerts as Prometheus does and gives the answer as it is. */
  post(alerts: unknown): Promise<Response>;
  /** The monitor says that it is over. */
  alertOver(labels: Labels): Promise<void>;
  /** Lets time pass: `15m`, `1h30m`. Whatever becomes due happens at its own instant and in order. */
  advance(by: string): Promise<void>;
  /** The mails so far: all, or those to one person or address. */
  mails(to?: string): SentMail[];
  /** Whom each mail went to, by the name before the `@`. */
  told(): string[];
  /** A person does something. */
  does(personId: string, command: IncidentCommand, incident?: number): Promise<IncidentRow>;
  /** Presses the button behind the acknowledge link of the newest mail to a person. */
  followLink(personId: string): Promise<Response>;
  /** The incident with this number; the newest one when it is left out. */
  incident(number?: number): Promise<IncidentRow>;
  /** The kinds of what happened to it, in order. */
  events(number?: number): Promise<string[]>;
  /** Stops the program and starts it again on the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
};

const SETUP_TOKEN = 'the-token-of-this-story';
const PASSWORD = 'correct horse battery';
const ON_CALL: StoryPerson = { id: 'ada', roles: ['On-call engineer'] };

/**
 * Starts the real program for a story: SQLite in a folder of its own, real HTTP on a free port, a clock that is cranked by hand, and a
 * transport that keeps what leaves.
 *
 *     const muster = await startMuster({ runbook, people: [{ id: 'ada', roles: ['On-call engineer'] }] });
 *     await muster.alert({ alertname: 'CheckoutDown', severity: 'critical' });
 *     await muster.advance('15m');
 *     expect(muster.told()).toEqual(['ada']);
 *     await muster.stop();
 */
export async function startMuster(options: StoryOptions = {}): Promise<Muster> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-story-'));
  const environment = { PORT: '0', MUSTER_DATA: folder, MUSTER_SETUP_TOKEN: SETUP_TOKEN, MUSTER_CONFIG: join(folder, 'none.yaml') };
  const config = readConfig({ ...environment, ...options.environment });
  const smtp = options.realMail ? await startSmtpSink() : null;
  const clock = createHandClock(fromIso(options.startAt ?? '2026-11-21T03:00:00Z'), () => running.engine.idle());
  const transport = createStoryTransport(clock.now, smtp === null ? null : createTransport({ allowPrivate: true }));
  const errors: string[] = [];
  const people = options.people ?? [ON_CALL];
  let app = appOf(config, { clock, transport, errors });
  let running: Running = await app.start();
  await configure(running.store, options, people, smtp?.port ?? 2525);
  const cookie = await makeAccount(running, people[0] ?? ON_CALL);
  if (options.runbook !== undefined) {
    const body = { name: 'The runbook', text: options.runbook, makeDefault: true };
    await createClient({ baseUrl: baseOf(running), headers: { cookie } }).addRunbook({ body });
  }
  await running.engine.idle();

  async function incident(number?: number): Promise<IncidentRow> {
    const row = number === undefined ? (await running.store.incidents({ limit: 1 }))[0] : await running.store.incidentByNumber(number);
    if (row == null) throw new Error(`There is no incident${number === undefined ? '' : ` INC-${number}`} in this story.`);
    return row;
  }

  function post(alerts: unknown): Promise<Response> {
    const headers = { 'content-type': 'application/json' };
    return fetch(`${baseOf(running)}/api/v2/alerts`, { method: 'POST', headers, body: JSON.stringify(alerts) });
  }

  async function signal(labels: Labels, rest: object): Promise<void> {
    const answer = await post([{ labels, ...rest }]);
    if (!answer.ok) throw new Error(`The alert was refused with ${answer.status}: ${await answer.text()}`);
    await running.engine.idle();
  }

  const mails = (to?: string) => transport.mails.filter((mail) => to === undefined || mail.to === to || mail.to === mailOf(to));

  return {
    get url() {
      return baseOf(running);
    },
    get engine() {
      return running.engine;
    },
    get store() {
      return running.store;
    },
    get api() {
      return createClient({ baseUrl: baseOf(running), headers: { cookie } });
    },
    ...{ folder, clock, cookie, transport, smtp, errors, incident, mails, post },
    alert: (labels, annotations = {}) => signal(labels, { annotations, endsAt: '2099-01-01T00:00:00Z' }),
    alertOver: (labels) => signal(labels, { endsAt: new Date(clock.now()).toISOString() }),
    advance: (by) => clock.advance(by),
    told: () => transport.mails.map((mail) => mail.to.split('@')[0] as string),
    async does(personId, command, number) {
      const by: Actor = { kind: 'person', id: personId, name: people.find((one) => one.id === personId)?.name ?? personId };
      const row = await running.engine.handle((await incident(number)).id, command, by);
      await running.engine.idle();
      return row;
    },
    async followLink(personId) {
      const path = /\/l\/([\w-]+)/.exec(mails(personId).at(-1)?.text ?? '');
      if (path === null) throw new Error(`No mail to ${personId} carries a link.`);
      const body = new URLSearchParams({ token: path[1] as string });
      const answer = await fetch(`${baseOf(running)}${path[0]}`, { method: 'POST', body });
      await running.engine.idle();
      return answer;
    },
    async events(number) {
      return (await running.store.events((await incident(number)).id)).map(({ event }) => event.type);
    },
    async restart() {
      await app.stop();
      app = appOf(config, { clock, transport, errors });
      running = await app.start();
      await running.engine.idle();
    },
    async stop() {
      await app.stop();
      await smtp?.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function appOf(config: Config, { clock, transport, errors }: { clock: HandClock; transport: StoryTransport; errors: string[] }) {
  const log: Log = {
    debug: () => {},
    info: () => {},
    warn: () => {},
    error: (fields, message) => errors.push(`${message} ${JSON.stringify(fields)}`),
  };
  return createApp(config, { clock, transport, log });
}

/** The address on this machine, whatever name the program prints. */
function baseOf({ port }: Running): string {
  return `http://127.0.0.1:${port}`;
}

function mailOf(id: string): string {
  return `${id}@example.org`;
}

async function configure(store: Store, options: StoryOptions, people: StoryPerson[], port: number): Promise<void> {
  const roles = new Map<string, string[]>();
  for (const person of people) for (const role of person.roles ?? []) roles.set(role, [...(roles.get(role) ?? []), person.id]);
  const directory = {
    people: people.map(({ id, name = id, zone = 'UTC', contacts }) => ({
      ...{ id, name, zone, email: mailOf(id) },
      contacts: contacts ?? [{ id: 'mail', channel: 'smtp', address: mailOf(id) }],
    })),
    groups: options.groups ?? [],
    bindings: [...roles].map(([role, ids]) => ({ role, people: ids, groups: [] })),
    catchAll: options.catchAll ?? [],
  };
  const channels = {
    smtp: { host: '127.0.0.1', port, security: 'none', from: 'Muster <muster@example.org>' },
    ntfy: { server: 'https://ntfy.example.org' },
  };
  const routes = (options.routes ?? []).map((route) => ({ ...ANY_ROUTE, ...route }));
  await store.transact((tx) => tx.saveSettings({ directory, channels, routes, ...options.settings }));
}

const ANY_ROUTE: Omit<Route, 'id'> = {
  matchers: [],
  service: null,
  runbook: null,
  severity: null,
  severityLabel: null,
  severityMap: {},
  category: null,
  groupBy: ['alertname'],
};

/** Makes the first account by the one-time link, as the first visitor does. Resolves to its cookie. */
async function makeAccount(running: Running, owner: StoryPerson): Promise<string> {
  const answer = await fetch(`${baseOf(running)}/api/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: SETUP_TOKEN, name: owner.name ?? owner.id, email: mailOf(owner.id), password: PASSWORD }),
  });
  if (!answer.ok) throw new Error(`The first account could not be made: ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
