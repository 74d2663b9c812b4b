/** What incidents are run by when a new installation finds none of its samples: enough to page somebody and to work by. */
export const FALLBACK_RUNBOOK = `# Incident response

Replace this with your team's own runbook.

## Initial response

1. Acknowledge the alert
2. Find out what does not work, since when, and who is affected
3. Tell the team, and ask for help early
4. Restore the service, then look for the cause
`;
