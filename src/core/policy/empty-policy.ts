import { type CompiledPolicy, POLICY_VERSION } from './policy.ts';
import { NOT_STATED } from './source.ts';

/** What a runbook that says nothing compiles to. `hash` is the SHA-256 of its text, in hex. */
export function emptyPolicy(hash: string): CompiledPolicy {
  return {
    version: POLICY_VERSION,
    hash,
    document: { title: null, frontMatter: [], language: 'und', directories: [], references: [], repairs: [], unread: [] },
    severities: [],
    matrix: [],
    ladders: [],
    rotation: [],
    roles: [],
    contacts: [],
    phases: [],
    procedures: [],
    commandBlocks: [],
    scenarios: [],
    categories: [],
    detection: [],
    tools: [],
    templates: [],
    cadence: [],
    channels: [],
    communication: [],
    review: { deadlines: [], attendees: [], agenda: [], sections: [], distribution: [], methods: [], timelineQuestions: [] },
    actionItems: { fields: [], horizons: [], followUp: [] },
    metrics: [],
    reports: [],
    drills: [],
    upkeep: [],
    freshness: { lastUpdated: NOT_STATED, reviewEvery: NOT_STATED },
    readiness: [],
    recordFields: [],
  };
}
