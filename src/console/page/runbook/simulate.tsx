import { Button, Group, NativeSelect, NumberInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { client } from '../../api/client.ts';
import type { CompiledRunbook, Simulation } from '../../api/view.ts';
import classes from './simulate.module.css';
import { SimulatedMoment } from './simulated-moment.tsx';

const SimulationPicture = lazy(async () => ({ default: (await import('./simulation-picture.tsx')).SimulationPicture }));
const minutesOrNull = (value: string | number) => (value === '' ? null : Number(value));

/** Runs this runbook under a virtual clock: who would be told when, and what would be due. Nobody is told. */
export function Simulate({ id, name, compiled }: { id: string; name: string; compiled: CompiledRunbook }) {
  const severities = [...compiled.policy.severities].sort((one, other) => one.rank - other.rank);
  const [severity, setSeverity] = useState(severities[0]?.id ?? '');
  const [acknowledge, setAcknowledge] = useState<string | number>('');
  const [resolve, setResolve] = useState<string | number>(240);
  const [answers, setAnswers] = useState<Record<string, string>>({});
  const asked = questionsOf(compiled);
  const run = useMutation<Simulation, Error, string>({
    mutationFn: (level) =>
      client.simulate({
        params: { id },
        body: {
          severity: level,
          acknowledgeAfterMinutes: minutesOrNull(acknowledge),
          resolveAfterMinutes: minutesOrNull(resolve),
          answers: given(answers),
        },
      }),
  });
  return (
    <section aria-label="Simulate">
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          run.mutate(severity);
        }}
      >
        <NativeSelect
          label="Severity"
          value={severity}
          data={severities.map((each) => each.id)}
          onChange={(event) => setSeverity(event.currentTarget.value)}
        />
        <NumberInput label="Acknowledged after" suffix=" min" placeholder="never" value={acknowledge} onChange={setAcknowledge} min={0} />
        <NumberInput label="Resolved after" suffix=" min" placeholder="never" value={resolve} onChange={setResolve} min={0} />
        {asked.map((question) => (
          <NativeSelect
            key={question.field}
            label={question.text}
            value={answers[question.field] ?? ''}
            data={[{ value: '', label: 'not answered' }, 'yes', 'no']}
            onChange={(event) => setAnswers({ ...answers, [question.field]: event.currentTarget.value })}
          />
        ))}
        <Button type="submit" loading={run.isPending} disabled={severity === ''}>
          Run
        </Button>
      </form>
      {run.isError && (
        <p className="danger" role="alert">
          {run.error.message}
        </p>
      )}
      {!run.data && !run.isError && <p className="soft">Nobody is told: this runs under a virtual clock.</p>}
      {run.data?.moments.length === 0 && <p>Nothing would happen. This runbook tells nobody for {run.variables}.</p>}
      {run.data && run.data.moments.length > 0 && (
        <Suspense fallback={null}>
          <SimulationPicture simulation={run.data} title={`${name}, ${run.variables}`} />
        </Suspense>
      )}
      <ol>
        {run.data?.moments.map((moment, index) => (
          <SimulatedMoment key={`${index}-${moment.at}`} moment={moment} />
        ))}
      </ol>
      {run.data && (
        <Group mt="sm">
          <span className="soft small">{run.data.moments.length} moments</span>
        </Group>
      )}
    </section>
  );
}

function given(answers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== ''));
}

function questionsOf({ policy }: CompiledRunbook): { field: string; text: string }[] {
  const known = new Map<string, string>();
  const rungs = policy.ladders.flatMap((ladder) => ladder.rungs);
  for (const { condition } of [...policy.matrix, ...rungs]) {
    if (condition && condition.field !== 'unresolved' && condition.field !== 'unacknowledged') known.set(condition.field, condition.text);
  }
  return [...known].map(([field, text]) => ({ field, text }));
}
