import { EmptyState, Link, Page } from '../kit/index.ts';

export function NotFound() {
  return (
    <Page title="Nothing here">
      <EmptyState
        title="There is no such page"
        action={
          <Link href="/" look="button">
            Go to the start page
          </Link>
        }
      >
        <p>The address may be mistyped, or what was here has been removed.</p>
      </EmptyState>
    </Page>
  );
}
