import type { Role } from '../policy/role.ts';
import { flat, type Key, plain } from './pair.ts';

export const duties = (one: Role): string => one.responsibilities.map((duty) => flat(duty.text)).join('; ');

/** A role is found again by its name, or else by what it has to do. */
export const ROLE_KEYS: Key<Role>[] = [(one) => one.name, (one) => plain(one.name), (one) => one.id, (one) => duties(one) || null];
export const roleWords = (one: Role): string => `${one.name} ${duties(one)}`;
