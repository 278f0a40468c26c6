import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { ApiError, errorWords } from '../api/index.ts';
import { ErrorPanel, Page } from '../kit/index.ts';
import { EntrancePage } from './entrance-page.tsx';
import { NotFound } from './not-found.tsx';

/** A page that could not be made. What the server does not have is a page that is not there. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const retry = useRetry(reset);
  if (error instanceof ApiError && error.status === 404) return <NotFound />;
  return (
    <Page title="This page does not open">
      <ErrorPanel {...errorWords(error)} onRetry={retry} />
    </Page>
  );
}

/** The same where the shell itself could not be made: the server did not say who is signed in. */
export function OutsideError({ error, reset }: ErrorComponentProps) {
  const retry = useRetry(reset);
  return (
    <EntrancePage title="Kith does not open">
      <ErrorPanel {...errorWords(error)} onRetry={retry} />
    </EntrancePage>
  );
}

function useRetry(reset: () => void): () => void {
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  return () => {
    queries.reset();
    reset();
    void router.invalidate();
  };
}
