import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The simulation takes longest and is one file: begun last it would keep everybody waiting. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [...sorted].sort((one, other) => Number(other.project.name === 'simulation') - Number(one.project.name === 'simulation'));
  }
}

/** Five kinds of tests: pure rules, the desk on real files, simulated weeks of several desks and a central, screens, and journeys in a real browser. */
export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { name: 'unit', environment: 'node', include: ['tests/unit/**/*.test.ts'] } },
      { extends: true, test: { name: 'integration', environment: 'node', include: ['tests/integration/**/*.test.ts'], testTimeout: 30_000, hookTimeout: 60_000 } },
      { extends: true, test: { name: 'simulation', environment: 'node', include: ['tests/simulation/**/*.test.ts'], env: { MEJA_DEPAN_LOG: 'error' }, testTimeout: 120_000, hookTimeout: 120_000 } },
      {
        extends: true,
        plugins: [react()],
        test: { name: 'screens', environment: 'jsdom', include: ['renderer/**/*.test.{ts,tsx}'], setupFiles: ['tests/support/jsdom.ts'], testTimeout: 20_000, css: { modules: { classNameStrategy: 'non-scoped' } } },
      },
      { extends: true, test: { name: 'e2e', environment: 'node', include: ['tests/e2e/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 180_000 } },
    ],
  },
});
