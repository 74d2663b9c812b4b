// The arrows inside the projects that the type checker cannot see. DESIGN in one sentence: text → policy → decisions → effects → delivery,
// and only app.ts knows everybody. A new rule gets a planted violation in test/gates/arrows.test.ts.
const own = 'node_modules|^node:';

/** `from` may import nothing of ours but itself and what is listed. */
function mayImport(from, allowed, comment) {
  const paths = [from, ...allowed].map((path) => `^src/${path}`);
  return {
    name: `${from.replace(/[^a-z]+/g, '-').replace(/-$/, '')}-imports`,
    severity: 'error',
    comment,
    from: { path: `^src/${from}`, pathNot: TESTS },
    to: { path: '^src/', pathNot: paths },
  };
}

const TESTS = '\\.(test|fixture|contract)\\.tsx?$|\\.contract\\.test\\.ts$';
const PURE = ['core/policy/', 'core/time/'];

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two files that need each other are one file, or need a third.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      comment: 'This import leads nowhere.',
      from: { pathNot: TESTS },
      to: { path: '^[.]', couldNotResolve: true },
    },
    mayImport('core/time/', [], 'Time knows nothing but time.'),
    mayImport('core/policy/', ['core/time/'], 'The policy is data, and the only hand-off between the two halves.'),
    mayImport('core/runbook/', PURE, 'The compiler never knows of incidents.'),
    mayImport('core/oncall/', PURE, 'Who is there is asked by incidents, not the other way round.'),
    mayImport('core/alert/', PURE, 'Alerts become incidents elsewhere.'),
    mayImport('core/incident/', [...PURE, 'core/oncall/'], 'Incidents run by a policy, never by a runbook text.'),
    {
      name: 'core-imports',
      severity: 'error',
      comment: 'Core knows nothing of the world.',
      from: { path: '^src/core/', pathNot: TESTS },
      to: { path: '^src/', pathNot: '^src/core/' },
    },
    {
      name: 'core-packages',
      severity: 'error',
      comment: 'Outside the Markdown reader, core is written in the language alone.',
      from: { path: '^src/core/', pathNot: `${TESTS}|^src/core/runbook/` },
      to: { path: own },
    },
    mayImport('contract/', ['core/'], 'The contract is what both sides of the wire know.'),
    {
      name: 'engine-imports',
      severity: 'error',
      comment: 'The engine knows ports, not what is plugged into them.',
      from: { path: '^src/engine/', pathNot: TESTS },
      to: { path: '^src/', pathNot: ['^src/engine/', '^src/core/', '^src/config\\.ts$', '^src/integration/integration\\.ts$'] },
    },
    {
      name: 'integration-imports',
      severity: 'error',
      comment: 'An integration makes requests of messages: core, and the shape that it fulfils.',
      from: { path: '^src/integration/', pathNot: TESTS },
      to: { path: '^src/', pathNot: ['^src/integration/', '^src/core/', '^src/engine/transport\\.ts$'] },
    },
    {
      name: 'integrations-apart',
      severity: 'error',
      comment: 'One integration never knows another: what two share stands beside them.',
      from: { path: '^src/integration/([^/]+)/' },
      to: { path: '^src/integration/[^/]+/', pathNot: '^src/integration/$1/' },
    },
    mayImport('store/', ['core/', 'engine/store\\.ts$'], 'A store knows its port.'),
    {
      name: 'stores-apart',
      severity: 'error',
      comment: 'What both stores need is portable and stands beside them.',
      from: { path: '^src/store/(sqlite|postgres)/', pathNot: TESTS },
      to: { path: '^src/store/(sqlite|postgres)/', pathNot: '^src/store/$1/' },
    },
    mayImport('transport/', ['core/', 'engine/transport\\.ts$'], 'The transport knows its port.'),
    mayImport(
      'server/',
      ['config\\.ts$', 'contract/', 'core/', 'engine/', 'integration/'],
      'The server adapts the engine to HTTP; its store is a port.',
    ),
    {
      name: 'cli-imports',
      severity: 'error',
      comment: 'A command talks to the API, or to the core when it needs nobody. Only `serve` starts the program.',
      from: { path: '^src/cli/', pathNot: `${TESTS}|^src/cli/serve\\.ts$` },
      to: {
        path: '^src/',
        pathNot: [
          '^src/cli/',
          '^src/contract/',
          '^src/core/',
          '^src/(app|config)\\.ts$',
          '^src/server/account/local-key\\.ts$',
          '^src/server/configuration/public-holidays\\.ts$',
          '^src/engine/(compile-(safely|worker)|base-policy)\\.ts$',
        ],
      },
    },
    mayImport('console/', ['contract/', 'core/'], 'The console talks to the API.'),
    {
      name: 'only-app-wires',
      severity: 'error',
      comment: 'Only app.ts knows who plays which part.',
      from: { path: '^src/', pathNot: ['^src/(app|main)\\.ts$', '^src/cli/', TESTS] },
      to: { path: '^src/app\\.ts$' },
    },
    {
      name: 'program-without-tests',
      severity: 'error',
      comment: 'The program never imports tests, fakes or scripts.',
      from: { path: '^src/', pathNot: TESTS },
      to: { path: `^(test|scripts|bench)/|${TESTS}` },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/console/dist|\\.d\\.ts$' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
