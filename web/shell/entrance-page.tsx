import type { ReactNode } from 'react';
import { probe, useIsReachable } from '../api/index.ts';
import { OfflineBanner, Page, Skeleton, ToastRegion } from '../kit/index.ts';
import { Mark } from './mark.tsx';

export interface EntrancePageProps {
  title: string;
  lede?: ReactNode;
  children: ReactNode;
}

/** The frame of the pages before one is signed in. */
export function EntrancePage({ title, lede, children }: EntrancePageProps) {
  const isReachable = useIsReachable();
  return (
    <div className="entrance">
      <main className="entrance-card">
        <Mark />
        <Page title={title} lede={lede} width="reading">
          {children}
        </Page>
      </main>
      <ToastRegion>
        <OfflineBanner isOffline={!isReachable} onRetry={() => void probe()} />
      </ToastRegion>
    </div>
  );
}

/** While it is not known yet what stands at the entrance. */
export const EntranceOpening = () => (
  <div className="entrance">
    <main className="entrance-card">
      <Mark />
      <Skeleton lines={6} label="Opening Kith" />
    </main>
  </div>
);
