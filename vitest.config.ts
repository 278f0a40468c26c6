import { defineConfig } from 'vitest/config';

const patience = { testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    // Modules are loaded once in each worker; test/databases.ts keeps the workers' databases apart.
    isolate: false,
    // Journeys and lint run beside them; of two cores that is enough.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'src/**/*.test.{ts,tsx}',
            'web/**/*.test.{ts,tsx}',
            'test/**/*.test.ts',
            'bin/**/*.test.ts',
          ],
          exclude: ['test/journeys/**'],
          isolate: false,
          ...patience,
        },
      },
      {
        test: {
          name: 'journeys',
          // Every file directly in the folder is a journey; what they are made of lies in folders below it.
          include: ['test/journeys/*.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          // Unit tests run beside them: what is awaited may come late.
          expect: { poll: { timeout: 15_000 } },
          // A browser each: two would fight for what unit tests leave; once those have ended `npm test` runs two of these.
          fileParallelism: false,
        },
      },
    ],
  },
});
