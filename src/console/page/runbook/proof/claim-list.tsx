import type { Claim, Finding, Proof } from '../../../api/view.ts';
import { Several } from '../../../piece/several.tsx';
import { visible } from '../../../piece/visible.ts';
import { HoldsMark } from './holds-mark.tsx';
import type { LineOf } from './line-of.ts';
import classes from './proof.module.css';
import { claimWords } from './proof-words.ts';
import { SettingLinks } from './setting-links.tsx';

const FEW = 5;

/** Can the runbook be worked through? Each claim with what contradicts it, and what its owner had better know. */
export function ClaimList({ proof, lineOf }: { proof: Proof; lineOf: LineOf }) {
  return (
    <section aria-labelledby="proof-claims" className={classes.part}>
      <h3 id="proof-claims">Can the runbook be worked through?</h3>
      <ul>
        {proof.claims
          .toSorted((one, other) => Number(one.holds) - Number(other.holds))
          .map((claim) => (
            <li key={claim.claim} className={classes.row}>
              <HoldsMark holds={claim.checked === 0 ? 'open' : claim.holds} />
              <ClaimText claim={claim} lineOf={lineOf} />
            </li>
          ))}
      </ul>
    </section>
  );
}

function ClaimText({ claim, lineOf }: { claim: Claim; lineOf: LineOf }) {
  // Often the same place mends all of it: said once, below.
  const settings = [...new Set(claim.findings.filter(isProblem).flatMap((finding) => finding.settings ?? []))];
  return (
    <div>
      <p className={claim.checked === 0 ? 'soft' : ''}>{claimWords(claim)}</p>
      <Several few={FEW} items={claim.findings} what="remarks">
        {(finding) => (
          <FindingLine key={`${finding.level} ${finding.text} ${finding.src?.line}`} finding={finding} lineOf={lineOf} settings={false} />
        )}
      </Several>
      {settings.length > 0 && (
        <p className="small">
          Mend: <SettingLinks settings={settings} />
        </p>
      )}
    </div>
  );
}

const isProblem = (finding: Finding) => finding.level === 'problem';

type FindingProps = { finding: Finding; lineOf: LineOf; settings?: boolean };

export function FindingLine({ finding, lineOf, settings = true }: FindingProps) {
  return (
    <li className={isProblem(finding) ? 'danger small' : 'soft small'}>
      {visible(finding.text)} {finding.src && lineOf(finding.src)}{' '}
      {settings && isProblem(finding) && <SettingLinks settings={finding.settings ?? []} />}
    </li>
  );
}
