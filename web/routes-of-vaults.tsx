import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';

/** The pages for bringing notes in and taking them out, to hang under the shell. */
export function vaultPages(signedIn: AnyRoute) {
  const at = (path: string) => ({ getParentRoute: () => signedIn, path });
  return [
    createRoute({
      ...at('/notes/import'),
      component: lazyRouteComponent(
        () => import('../src/create/ui/vaults/vault-page.tsx'),
        'VaultPage',
      ),
    }),
    createRoute({
      ...at('/notes/import/$importId'),
      component: lazyRouteComponent(
        () => import('../src/create/ui/vaults/vault-one.tsx'),
        'OneVaultPage',
      ),
    }),
  ];
}
