import { lazy, Suspense } from 'react';
import { Skeleton } from '#kit';
import type { ComparedText } from './open-compare.ts';
import './markdown-editor.css';

export interface CompareTextsProps {
  /** Stays as it is. */
  left: ComparedText;
  /** What it begins with; later values do not change what is shown. */
  right: ComparedText;
  /** When given, the right text may be changed, also by taking parts over from the left. */
  onChange?: ((text: string) => void) | undefined;
}

const CompareArea = lazy(() => import('./compare-area.tsx'));

/** Two texts beside each other with their differences; on a narrow screen in one. */
export function CompareTexts(props: CompareTextsProps) {
  return (
    <div className="compare-texts">
      <div className="compare-labels">
        <span>{props.left.label}</span>
        <span>{props.right.label}</span>
      </div>
      <Suspense fallback={<Skeleton lines={8} label="Comparing the texts" />}>
        <CompareArea {...props} />
      </Suspense>
    </div>
  );
}
