// Which room may import which; see "The house" in CONTRIBUTING.md.
const only = (room, allowed) => ({
  name: `${room}-imports`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: [`^src/${room}/`, '^src/(problem|writable)\\.ts$', ...allowed] },
});

const onlyFrom = (library, files) => ({
  name: `one-door-to-${library}`,
  comment: `${library} is imported in one place, so that it can be replaced there and loaded lazily`,
  severity: 'error',
  from: { path: '^src/', pathNot: files },
  to: { path: `node_modules/${library}/` },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: { path: '^src/' }, to: { circular: true } },
    only('deck', []),
    only('memory', ['^src/deck/model\\.ts$']),
    only('query', ['^src/deck/', '^src/memory/']),
    only('session', ['^src/deck/', '^src/memory/']),
    only('report', ['^src/deck/', '^src/memory/', '^src/query/', '^src/session/']),
    only('store', ['^src/deck/', '^src/memory/', '^src/report/']),
    only('terminal', ['^src/deck/', '^src/memory/', '^src/session/', '^src/report/']),
    {
      name: 'the-planner-comes-last',
      comment: 'memory/plan is loaded only where there is a plan: what a start needs does not lead to it',
      severity: 'error',
      from: { path: '^src/memory/', pathNot: ['^src/memory/plan/'] },
      to: { path: '^src/memory/plan/' },
    },
    {
      name: 'nobody-imports-the-doors',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/main\\.ts$', '^src/cli/'] },
      to: { path: '^src/(cli/|main\\.ts$)' },
    },
    onlyFrom('ts-fsrs', ['^src/memory/schedule\\.ts$']),
    onlyFrom('@open-spaced-repetition/binding', ['^src/cli/tuning/trainer\\.ts$']),
    onlyFrom('marked', ['^src/terminal/markdown(-inline|-lexer)?\\.ts$']),
    onlyFrom('highlight.js', ['^src/terminal/highlight\\.ts$']),
    onlyFrom('chalk', ['^src/terminal/theme\\.ts$']),
    onlyFrom('@leeoniya/ufuzzy', ['^src/query/fuzzy\\.ts$']),
    onlyFrom('d3-scale', ['^src/report/stats/html/']),
    onlyFrom('commander', ['^src/cli/']),
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|scripts)/' },
    },
    {
      name: 'pure-rooms-leave-the-disk-alone',
      comment:
        'deck/files.ts, deck/cache.ts and deck/sealed.ts are the doors of decks to the disk; deck/scan/program.ts reads a part of this program',
      severity: 'error',
      from: {
        path: '^src/(deck|memory|query|session|report)/',
        pathNot: ['^src/deck/(files|cache|sealed|scan/program)\\.ts$'],
      },
      to: { path: '^(node:)?(fs|child_process|process|os|net|http|https)$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
