import { Button } from './button.tsx';

export interface OfflineBannerProps {
  isOffline: boolean;
  onRetry: () => void;
}

/** Says that Kith cannot be reached. The region is always there, so that its filling is read out. */
export function OfflineBanner({ isOffline, onRetry }: OfflineBannerProps) {
  return (
    <div className="offline-banner" role="status" hidden={!isOffline}>
      {isOffline && (
        <>
          <span>Kith cannot be reached. What you see may be old; what can wait is kept here.</span>
          <Button size="s" onPress={onRetry}>
            Try now
          </Button>
        </>
      )}
    </div>
  );
}
