import type { CompiledRunbook } from '../../api/view.ts';
import { DiagnosticNote } from './diagnostic-note.tsx';
import classes from './understood.module.css';
import { useCheck } from './use-check.ts';

const FEW = 5;

/** What Muster makes of a text, in short: severities, who is told when, the remarks. */
export function Understood({ text }: { text: string }) {
  const check = useCheck(text);
  if (check.isError)
    return (
      <p className="danger" role="alert">
        {check.error.message}
      </p>
    );
  if (!check.data)
    return (
      <p className="soft" role="status">
        Reading …
      </p>
    );
  return <UnderstoodOf compiled={check.data} />;
}

/** `remarks` false where they stand beside it. */
export function UnderstoodOf({ compiled, remarks = true }: { compiled: CompiledRunbook; remarks?: boolean }) {
  const { policy, diagnostics } = compiled;
  const told = compiled.explanation.filter((sentence) => /escalat|matrix|ladder|paged|told/i.test(sentence.section));
  const serious = diagnostics.filter((each) => each.level !== 'note');
  const steps = policy.phases.reduce((sum, phase) => sum + phase.steps.length, 0);
  return (
    <section className={classes.understood} aria-label="What was understood">
      <dl>
        <div>
          <dt>Severities</dt>
          <dd>{policy.severities.map((each) => each.id).join(', ') || <span className="danger">none found</span>}</dd>
        </div>
        <div>
          <dt>Who is told when</dt>
          <dd>
            {told.length === 0 && <span className="danger">nothing found</span>}
            <ul>
              {told.slice(0, FEW).map((sentence) => (
                <li key={sentence.text}>
                  {sentence.text} {sentence.src && <span className="soft small">L{sentence.src.line}</span>}
                </li>
              ))}
            </ul>
            {told.length > FEW && <span className="soft small">and {told.length - FEW} more</span>}
          </dd>
        </div>
        <div>
          <dt>Work</dt>
          <dd>
            {policy.phases.length} phases, {steps} steps, {policy.procedures.length} procedures, {policy.templates.length} templates
          </dd>
        </div>
        {remarks && (
          <div>
            <dt>Remarks</dt>
            <dd>
              {serious.length === 0 ? (
                'none'
              ) : (
                <ul>
                  {serious.slice(0, FEW).map((each) => (
                    <li key={`${each.rule}-${each.src.line}`}>
                      <DiagnosticNote diagnostic={each} withLine />
                    </li>
                  ))}
                </ul>
              )}
              {serious.length > FEW && <span className="soft small">and {serious.length - FEW} more</span>}
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
