import { Button, Checkbox, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useApply } from '../../api/use-apply.ts';
import type { Calendar } from '../../api/view.ts';
import fields from '../../piece/field-row.module.css';
import { Panel } from '../../piece/panel.tsx';
import { fromClock, toClock } from './clock.ts';
import { textToList } from './route-words.ts';
import classes from './settings-page.module.css';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const usual: Calendar = {
  ...{ zone: 'UTC', workdays: [1, 2, 3, 4, 5], opensAtMinute: 540, closesAtMinute: 1_020 },
  ...{ holidays: [], country: null, weeklyReview: { weekday: 1, minute: 600 } },
};

/** When the team works: what a runbook means by "business hours" and "the next business day". */
export function CalendarForm({ calendar }: { calendar: Calendar | undefined }) {
  const apply = useApply();
  const [draft, setDraft] = useState(calendar ?? usual);
  const [country, setCountry] = useState(draft.country ?? '');
  const [opens, setOpens] = useState(toClock(draft.opensAtMinute));
  const [closes, setCloses] = useState(toClock(draft.closesAtMinute));
  const [holidays, setHolidays] = useState(draft.holidays.join(', '));
  const [opensAtMinute, closesAtMinute] = [fromClock(opens), fromClock(closes)];
  const set = (part: Partial<Calendar>) => setDraft({ ...draft, ...part });
  const save = () => {
    if (opensAtMinute === null || closesAtMinute === null) return;
    const own = { holidays: textToList(holidays), country: country.trim().toUpperCase() || null };
    apply.mutate({ calendar: { ...draft, ...own, opensAtMinute, closesAtMinute } });
  };
  return (
    <Panel title="Working hours" id="calendar">
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <p className="soft">What a runbook means by “business hours” and “the next business day”.</p>
        <div className={fields.row}>
          <TextInput label="Time zone" value={draft.zone} onChange={(event) => set({ zone: event.currentTarget.value.trim() })} required />
          <TextInput label="From" placeholder="09:00" value={opens} onChange={(event) => setOpens(event.currentTarget.value)} required />
          <TextInput label="Until" value={closes} onChange={(event) => setCloses(event.currentTarget.value)} placeholder="17:00" required />
        </div>
        <fieldset style={{ border: 0, padding: 0 }}>
          <legend>Working days</legend>
          <div className={classes.days}>
            {weekdays.map((name, index) => (
              <Checkbox
                key={name}
                label={name}
                checked={draft.workdays.includes(index + 1)}
                onChange={() => set({ workdays: toggled(draft.workdays, index + 1) })}
              />
            ))}
          </div>
        </fieldset>
        <TextInput
          label="Public holidays of"
          description="A country’s code: DE, US, GB-SCT"
          value={country}
          onChange={(event) => setCountry(event.currentTarget.value)}
          maxLength={12}
        />
        <TextInput
          label="Other days off"
          description="Dates with commas between: 2027-01-04, 2027-12-24"
          value={holidays}
          onChange={(event) => setHolidays(event.currentTarget.value)}
        />
        {apply.isError && (
          <p className="danger" role="alert">
            {apply.error.message}
          </p>
        )}
        <Group gap="sm">
          <Button type="submit" loading={apply.isPending} disabled={opensAtMinute === null || closesAtMinute === null}>
            Save
          </Button>
          {(opensAtMinute === null || closesAtMinute === null) && (
            <span className="danger small">Write the hours like 09:00 and 17:30.</span>
          )}
        </Group>
      </form>
    </Panel>
  );
}

const toggled = (days: number[], day: number) => (days.includes(day) ? days.filter((each) => each !== day) : [...days, day].sort());
