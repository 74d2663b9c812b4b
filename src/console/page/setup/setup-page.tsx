import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { meQuery } from '../../api/query.ts';
import { useTitle } from '../../piece/use-title.ts';
import { AccountStep } from './account-step.tsx';
import { BindStep } from './bind-step.tsx';
import { ContactStep } from './contact-step.tsx';
import { PracticeStep } from './practice-step.tsx';
import { Progress } from './progress.tsx';
import { RunbookStep } from './runbook-step.tsx';
import classes from './setup-page.module.css';
import { rememberedStep, rememberStep, type StepId, steps } from './setup-steps.ts';

const views = { account: AccountStep, runbook: RunbookStep, people: BindStep, contact: ContactStep, practice: PracticeStep };

/** From the terminal's link to the first practice incident. The address and the browser remember how far it went. */
export function SetupPage() {
  useTitle('First run');
  const account = useQuery(meQuery).data?.account ?? null;
  const search = useSearch({ from: '/setup' });
  const navigate = useNavigate();
  const wanted = steps.find((step) => step.id === (search.step ?? rememberedStep()))?.id;
  const current: StepId = account === null ? 'account' : !wanted || wanted === 'account' ? 'runbook' : wanted;
  const go = (step: StepId) => {
    rememberStep(step);
    void navigate({ to: '/setup', search: { step } });
  };
  const next = () => {
    const following = steps[steps.findIndex((step) => step.id === current) + 1];
    if (following) go(following.id);
  };
  const View = views[current];
  return (
    <div className={classes.page}>
      <Progress current={current} signedIn={account !== null} onGo={go} />
      <View token={search.token ?? ''} onDone={next} />
    </div>
  );
}
