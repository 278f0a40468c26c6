import { Link } from '#kit';

/** Where one is: in a review, and of which goal. */
export const ReviewOf = ({ goalId }: { goalId: number }) => (
  <>
    <Link href="/reviews">Review</Link> · Looking back on{' '}
    <Link href={`/goals/${goalId}`}>a goal</Link>
  </>
);
