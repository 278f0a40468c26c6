import { Skeleton } from '../kit/index.ts';
import { Mark } from './mark.tsx';

/** While it is not known who is signed in: mostly a member is, so it stands as the shell will. */
export function Opening() {
  return (
    <div className="shell">
      <div className="shell-head">
        <span className="shell-brand">
          <Mark />
          <span>Kith</span>
        </span>
      </div>
      <div className="shell-body">
        <main id="main">
          <Skeleton lines={6} label="Opening Kith" />
        </main>
      </div>
    </div>
  );
}
