/** One way to reach a person. `channel` is the name of an integration that can notify; `address` is what it needs (a mail address, a topic, a URL). */
export type ContactMethod = { id: string; channel: string; address: string };

/** A responder or stakeholder. `contacts` are tried in order. `zone` is an IANA time zone. */
export type Person = { id: string; name: string; email: string | null; zone: string; contacts: ContactMethod[] };

export type Group = { id: string; name: string; members: string[] };

/** Who stands behind a name that the runbook uses ("On-call engineer", "CTO"), in its own words. */
export type Binding = { role: string; people: string[]; groups: string[] };

/**
 * Everybody who can be told, and the binding of the runbook's role names to them. `catchAll` (ids of people) is who is told when a
 * role is held by nobody or an escalation runs out.
 */
export type Directory = { people: Person[]; groups: Group[]; bindings: Binding[]; catchAll: string[] };

export const EMPTY_DIRECTORY: Directory = { people: [], groups: [], bindings: [], catchAll: [] };
