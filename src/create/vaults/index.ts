import { type Kith, routesOf } from '#platform';
import { vaultExportRoutes } from './export/routes.ts';
import { vaultImports } from './imports/apply.ts';
import { vaultImportRoutes } from './imports/routes.ts';

export { exportFiles } from './export/files.ts';
export { applyVaultImport } from './imports/apply.ts';
export { beginVaultImport } from './imports/begin.ts';
export { vaultImportById } from './imports/queries.ts';
export { VaultChoices, type VaultImportView } from './imports/schema.ts';
export { VAULT_BYTES_MAX } from './limits.ts';
export { noteOriginsOf } from './origins.ts';
export { isBroughtIn, onArchiveClock } from './rules.ts';
export { migrations } from './tables.ts';

export const { discard: discardVaultImport, jobs: vaultJobs } = vaultImports;

export function vaultRoutes(kith: Kith) {
  const app = routesOf();
  app.route('/', vaultImportRoutes(kith));
  app.route('/', vaultExportRoutes(kith));
  return app;
}
