import type { CounterExample, Proof, ProofSetting } from '../../../api/view.ts';
import { utcTime, zonedTime } from '../../../piece/moment.ts';
import { Several } from '../../../piece/several.tsx';
import { visible } from '../../../piece/visible.ts';
import { offset } from '../simulated-moment.tsx';
import type { LineOf } from './line-of.ts';
import classes from './proof.module.css';
import { boundWords, shareWords } from './proof-words.ts';
import { SettingLinks } from './setting-links.tsx';

const FEW = 8;
/** In minutes: from here on an offset alone does not say which day it is. */
const DAY = 1_440;
type Props = { proof: Proof; lineOf: LineOf };

/** Each way in which nobody is told in time; the first one open. */
export function CounterExamples({ proof, lineOf }: Props) {
  const examples = proof.counterExamples;
  if (examples.length === 0) return null;
  return (
    <section aria-label="Counter-examples" className={classes.part}>
      <Several few={FEW} items={examples} what="counter-examples">
        {(example, index) => (
          <Example key={`${example.severity} ${example.at} ${index}`} {...{ example, proof, lineOf }} open={index === 0} />
        )}
      </Several>
    </section>
  );
}

export function Example({ example, proof, lineOf, open }: Props & { example: CounterExample; open: boolean }) {
  const { severity, category, answers, raisedBy, at, bound, boundAt, toldAt, path } = example;
  const given = Object.entries(answers).map(([field, value]) => `${field}: ${value}`);
  const when = [category, raisedBy === 'person' ? 'declared by a person' : null, ...given].filter((part) => part !== null);
  return (
    <li>
      <details className={classes.example} open={open}>
        <summary>
          <span className={classes.instant}>
            <strong>{severity ?? 'Any incident'}</strong>{' '}
            <time dateTime={new Date(at).toISOString()} title={utcTime(at)}>
              {zonedTime(at, proof.zone)}
            </time>
          </span>
          <span className={classes.sentence}>{visible(capital(example.text))}.</span>
        </summary>
        <div className={classes.body}>
          {when.length > 0 && <p className="soft small">With {visible(when.join(', '))}</p>}
          <p className="small">
            Promised: {visible(boundWords(bound))}, so by {zonedTime(boundAt, proof.zone)} {bound.src && lineOf(bound.src)}
          </p>
          <ol>
            {path.map((step, index) => (
              <li key={`${index}-${step.at}`} className={classes.step}>
                <span className={classes.offset} title={zonedTime(step.at, proof.zone)}>
                  {offset(step.afterMinutes)}
                </span>
                <div>
                  <p>
                    {visible(step.text)} {step.src && lineOf(step.src)}
                  </p>
                  <Whom names={step.reached} at={step.afterMinutes >= DAY ? zonedTime(step.at, proof.zone) : null} />
                  {step.unreachable.map(({ name, why }) => (
                    <p key={name} className="danger small">
                      {visible(name)} {visible(why)}
                    </p>
                  ))}
                </div>
              </li>
            ))}
            <li className={classes.step}>
              <span className={classes.offset}>{toldAt === null ? '' : offset((toldAt - at) / 60_000)}</span>
              <p className="soft">{toldAt === null ? 'After that nobody else is called.' : 'The first message that reaches somebody.'}</p>
            </li>
          </ol>
          <p className="soft small">So it is {shareWords(example.minutes, proof)}.</p>
          <p className={classes.mend}>
            <strong>Mend:</strong> {visible(example.fix)} <SettingLinks settings={settingsFor(example, proof)} />
          </p>
        </div>
      </details>
    </li>
  );
}

/** Those whom a call reaches, and the instant where it is far from the start. */
function Whom({ names, at }: { names: string[]; at: string | null }) {
  const words = [names.join(', '), at].filter(Boolean);
  return words.length > 0 && <p className="soft small">{visible(words.join(' · '))}</p>;
}

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** What goes wrong whenever it begins is not for the calendar to mend. */
function settingsFor({ settings, minutes }: CounterExample, { from, to }: Proof): ProofSetting[] {
  const always = minutes * 60_000 >= to - from;
  return settings.filter((setting) => setting !== 'calendar' || !always);
}
