import { MultiSelect } from '@mantine/core';
import type { Configuration } from '../../api/view.ts';
import { SourceMark } from '../../piece/source-mark.tsx';
import classes from './people-row.module.css';
import { bindingOf, type RoleName } from './role-names.ts';

const GROUP = 'group:';

export function BindingRow({
  name,
  configuration,
  onChange,
}: {
  name: RoleName;
  configuration: Configuration;
  onChange: (people: string[], groups: string[]) => void;
}) {
  const binding = bindingOf(configuration.bindings ?? [], name.role);
  const value = [...(binding?.people ?? []), ...(binding?.groups ?? []).map((id) => GROUP + id)];
  const choices = [
    ...(configuration.people ?? []).map((person) => ({ value: person.id, label: person.name })),
    ...(configuration.groups ?? []).map((group) => ({ value: GROUP + group.id, label: `${group.name} (group)` })),
  ];
  const change = (chosen: string[]) =>
    onChange(
      chosen.filter((id) => !id.startsWith(GROUP)),
      chosen.filter((id) => id.startsWith(GROUP)).map((id) => id.slice(GROUP.length)),
    );
  return (
    <li className={classes.row}>
      <div className={classes.name}>
        <p>
          {name.role} <SourceMark src={name.src} />
        </p>
        {name.people.length === 0 && <p className="danger small">nobody</p>}
        {!binding && name.people.length > 0 && <p className="soft small">{name.people.join(', ')}</p>}
      </div>
      <MultiSelect
        className={classes.field}
        aria-label={`Who is ${name.role}`}
        placeholder={value.length === 0 ? 'Choose people' : ''}
        data={choices}
        value={value}
        onChange={change}
        searchable
        comboboxProps={{ transitionProps: { duration: 0 } }}
      />
    </li>
  );
}
