import { Button } from './button.tsx';

/** Says that a part of the program did not come, and how to go on. The region is always there, so that it is read out. */
export function MissingBanner({ isMissing }: { isMissing: boolean }) {
  return (
    <div className="offline-banner" role="status" hidden={!isMissing}>
      {isMissing && (
        <>
          <span>
            A part of this page could not be fetched: Kith may have been updated since you opened
            it. What you wrote in a note, goal or review is kept.
          </span>
          <Button size="s" onPress={() => window.location.reload()}>
            Load the page anew
          </Button>
        </>
      )}
    </div>
  );
}
