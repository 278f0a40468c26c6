/** The mark: a K of ties, its middle the goal. Drawn like public/icon.svg, without the ground. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 64 64" width="28" height="28" aria-hidden="true">
      <rect className="mark-ground" width="64" height="64" rx="15" />
      <path className="mark-ties" d="M22 17v30M24 33 41 19M29.5 31 41 45" />
      <circle className="mark-ends" cx="43" cy="18" r="5.5" />
      <circle className="mark-ends" cx="43" cy="46.5" r="5.5" />
      <circle className="mark-goal" cx="22" cy="33.5" r="6" />
    </svg>
  );
}
