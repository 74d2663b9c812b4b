import { Panel } from '../../piece/panel.tsx';
import { Question } from './question.tsx';
import { useRoom } from './room.ts';

/** What the runbook must know to go on: answers decide who is told. The unanswered stand first. */
export function Questions() {
  const { incident } = useRoom();
  const telling = incident.lifecycle === 'triage' || incident.lifecycle === 'active';
  const deciding = incident.questions.filter((question) => question.decides !== null && (telling || question.value !== null));
  if (deciding.length === 0) return null;
  const sorted = [...deciding].sort((one, other) => Number(one.value !== null) - Number(other.value !== null));
  return (
    <Panel title="Questions that decide who is told">
      <ul>
        {sorted.map((question) => (
          <Question key={question.field} question={question} />
        ))}
      </ul>
    </Panel>
  );
}
