import { afterEach, describe, expect, test } from 'vitest';
import type { Actor } from '../core/incident/actor.ts';
import { MINUTE } from '../core/time/instant.ts';
import { firing, over, START, startEngine, type TestEngine, type TestEngineOptions } from './engine.fixture.ts';
import { CommandRejected, UnknownIncident } from './engine.ts';
import type { StoredEvent } from './store.ts';

const BEN_ACTS: Actor = { kind: 'person', id: 'ben', name: 'Ben' };
let muster: TestEngine;
const start = async (options?: TestEngineOptions) => {
  muster = await startEngine(options);
  return muster;
};
afterEach(() => muster?.stop());

describe('an alert that nobody answers', () => {
  test('pages the first level at once, the second after 15 minutes, the third after 30, then the catch-all; then the first and the catch-all again', async () => {
    await start();
    await muster.alert(firing());
    expect(muster.told()).toEqual(['ada']);
    await muster.clock.advance('14m');
    expect(muster.told()).toEqual(['ada']);
    await muster.clock.advance('1m');
    expect(muster.told()).toEqual(['ada', 'ben']);
    await muster.clock.advance('15m');
    expect(muster.told()).toEqual(['ada', 'ben', 'cleo']);
    await muster.clock.advance('3h');
    expect(muster.told()).toEqual(['ada', 'ben', 'cleo', 'cleo', ...Array(2).fill(['ada', 'cleo']).flat()]);
    expect((await muster.incident()).state.escalation?.exhausted).toBe(true);
    expect(muster.engine.audit().problems).toEqual([]);
    expect(muster.errors).toEqual([]);
  });

  test('wakes at the exact instant', async () => {
    await start();
    await muster.alert(firing());
    await muster.clock.advance('15m');
    const reached = (await muster.store.events((await muster.incident()).id)).filter(({ event }) => event.type === 'EscalationReached');
    expect(reached.map(({ at }) => at - START)).toEqual([0, 15 * 60_000]);
  });

  test('goes on where it stood after a restart in the middle of the night', async () => {
    await start();
    await muster.alert(firing());
    await muster.restart();
    await muster.clock.advance('15m');
    expect(muster.told()).toEqual(['ada', 'ben']);
  });
});

test('an incident that becomes due between looking and sleeping does not wait', async () => {
  let armed = false;
  await start({
    store: (store) => ({
      ...store,
      nextWork() {
        if (armed) muster.clock.jump(START + 15 * MINUTE);
        return store.nextWork();
      },
    }),
  });
  await muster.alert(firing({ alertname: 'First' }));
  await muster.clock.advance('1m');
  await muster.alert(firing({ alertname: 'Second' }));
  armed = true;
  // A commit makes the engine look. Nobody waits for it to be idle here, and no timer of the clock that stands still can help.
  await muster.engine.handle((await muster.incident()).id, { type: 'AddNote', text: 'Looking', happenedAt: null }, BEN_ACTS);
  await expect.poll(() => muster.told()).toContain('ben');
});

describe('an acknowledged incident', () => {
  test('pages nobody further', async () => {
    await start();
    await muster.alert(firing());
    await muster.engine.handle((await muster.incident()).id, { type: 'AcknowledgeIncident', via: 'console' }, BEN_ACTS);
    await muster.engine.handle((await muster.incident()).id, { type: 'AddNote', text: 'On it', happenedAt: null }, BEN_ACTS);
    await muster.clock.advance('2h');
    expect(muster.told()).toEqual(['ada']);
  });
});

describe('handling commands', () => {
  test('two at the same time both happen, one after the other', async () => {
    await start();
    await muster.alert(firing());
    const { id } = await muster.incident();
    await Promise.all(
      ['one', 'two', 'three'].map((text) => muster.engine.handle(id, { type: 'AddNote', text, happenedAt: null }, BEN_ACTS)),
    );
    const events = await muster.store.events(id);
    expect(events.filter(({ event }) => event.type === 'NoteAdded')).toHaveLength(3);
    expect(events.map(({ version }) => version)).toEqual(events.map((_, index) => index + 1));
  });

  test('a refusal and an unknown incident are told apart', async () => {
    await start();
    await muster.alert(firing());
    const { id } = await muster.incident();
    await expect(muster.engine.handle(id, { type: 'TickStep', step: 'none', note: null }, BEN_ACTS)).rejects.toThrow(CommandRejected);
    await expect(muster.engine.handle('nowhere', { type: 'Wake' }, BEN_ACTS)).rejects.toThrow(UnknownIncident);
  });

  test('a declaration by a runbook that is not there says so; by one that is, pages', async () => {
    await start();
    const said = { title: 'Odd', summary: '', severity: 'P1', category: null, service: null, drill: false, startedAt: null };
    await expect(muster.engine.declare({ ...said, runbookId: 'none' }, BEN_ACTS)).rejects.toThrow(/no runbook "none"/);
    const row = await muster.engine.declare({ ...said, runbookId: 'runbook' }, BEN_ACTS);
    await muster.engine.idle();
    expect(row.state).toMatchObject({ number: 1, lifecycle: 'active', severity: 'P1' });
    expect(muster.told()).toContain('ada');
  });

  test('a machine clock that is put back never takes an incident back in time', async () => {
    await start();
    await muster.alert(firing());
    muster.clock.jump(START - 3_600_000);
    const { id } = await muster.incident();
    await muster.engine.handle(id, { type: 'AddNote', text: 'Odd', happenedAt: null }, BEN_ACTS);
    const times = (await muster.store.events(id)).map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect((await muster.incident()).updatedAt).toBe(START);
  });

  test('listeners hear every event in order, and from other writers too', async () => {
    await start();
    const heard: StoredEvent[] = [];
    const stop = muster.engine.subscribe((events) => heard.push(...events));
    await muster.alert(firing());
    await muster.alert(over());
    stop();
    const stored = await muster.store.eventsAfter(0, 1_000);
    expect(heard.map(({ position }) => position)).toEqual(stored.map(({ position }) => position));
  });
});
