import { expect, it } from 'vitest';
import { compareSimulations } from './compare-simulations.ts';
import type { SimulatedMoment } from './moment.ts';
import { simulationPicture } from './picture.ts';

const moment = (offsetMinutes: number, who: string, text: string): SimulatedMoment => ({
  ...{ at: offsetMinutes * 60_000, offsetMinutes, kind: 'page', text, who: [who], src: { line: 7, column: 1, endLine: 7 } },
});

it('draws each person once and says every mark in words', () => {
  const svg = simulationPicture(
    [moment(0, 'Ana', 'At once.'), moment(15, 'Ben', 'Level 2.'), moment(30, 'Ana', 'Again.')],
    'Till',
    (m) => `+${m}m`,
  );
  expect(svg).toContain('<title>+15m, Ben is paged: Level 2. (line 7)</title>');
  expect(svg.match(/<circle class="page" [^>]*r="7"\/><\/g>/g)).toHaveLength(3);
  expect(svg.match(/<title>Ana<\/title>/g)).toHaveLength(1);
});

it('shows hostile text, and obeys none of it', () => {
  const svg = simulationPicture([moment(0, '"><script>alert(1)</script>', "\u0000\u202e' onload=x")], '</title><img src=x>', String);
  expect(svg).not.toMatch(/<script|<img|\u0000|\u202e/);
  expect(svg).toContain('&#60;script&#62;');
});

it('shows where the other runbook told somebody otherwise, and says it in words', () => {
  const now = [moment(0, 'Ana', 'At once.'), moment(15, 'Ben', 'Level 2.')];
  const svg = simulationPicture(
    now,
    'Till',
    (m) => `+${m}m`,
    compareSimulations([moment(0, 'Ana', 'At once.'), moment(10, 'Ben', 'Level 2.')], now),
  );
  expect(svg).toContain('<title>+10m, Ben was paged by the other runbook, and is not by this one</title>');
  expect(svg.match(/<text class="q"[^>]*>\+\d+m</g)).toHaveLength(3);
  expect(simulationPicture(now, 'Till', String, compareSimulations(now, now))).toContain('is told as before');
});
