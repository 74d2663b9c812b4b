import type { Endpoint } from '../contract/endpoint.ts';

/** Who is asking: nobody, or an account by its session or API key. */
export type Caller = { accountId: string; personId: string | null; name: string; email: string; administrator: boolean };

export type Verb = Endpoint['permission'] | 'send-test';
/** What it is about, where that matters. */
export type Subject = { personId: string };

type Predicate = (caller: Caller | null, subject: Subject | null) => boolean;

const anybody: Predicate = () => true;
const signedIn: Predicate = (caller) => caller !== null;
const administrator: Predicate = (caller) => caller?.administrator === true;
const oneself: Predicate = (caller, subject) => caller !== null && subject !== null && caller.personId === subject.personId;

/** Responders run incidents; administrators say who is paged, by what and how, and make accounts. */
const may: Record<Verb, Predicate> = {
  public: anybody,
  read: signedIn,
  respond: signedIn,
  configure: administrator,
  administer: administrator,
  'send-test': (caller, subject) => administrator(caller, subject) || oneself(caller, subject),
};

/** May this caller do this to that? Powers that a runbook gives to roles are the core's business. */
export function can(caller: Caller | null, verb: Verb, subject: Subject | null = null): boolean {
  return may[verb](caller, subject);
}
