import { lazy, Suspense } from 'react';
import { Skeleton } from '#kit';
import type { CompareAreaProps } from './compare-area.tsx';
import './markdown-editor.css';

const CompareArea = lazy(() => import('./compare-area.tsx'));

/** Two texts beside each other with their differences; on a narrow screen in one. */
export function CompareTexts(props: CompareAreaProps) {
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
