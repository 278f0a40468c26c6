import type { ReactNode } from 'react';

/** All icons are decoration: the word stands beside them or in the button's label. */
function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 20 20"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const CrossIcon = () => (
  <Icon>
    <path d="m6 6 8 8m0-8-8 8" />
  </Icon>
);
export const CheckIcon = () => (
  <Icon>
    <path d="m5.5 10.5 3 3 6-7" strokeWidth="2" />
  </Icon>
);
export const MoreIcon = () => (
  <Icon>
    <path d="M4.5 10h.01M10 10h.01M15.5 10h.01" strokeWidth="2.4" />
  </Icon>
);
export const DownIcon = () => (
  <Icon>
    <path d="m5.5 8 4.5 4.5L14.5 8" />
  </Icon>
);
export const PlusIcon = () => (
  <Icon>
    <path d="M10 4.5v11M4.5 10h11" />
  </Icon>
);
export const GoalsIcon = () => (
  <Icon>
    {' '}
    <circle cx="10" cy="10" r="7" />
    <circle cx="10" cy="10" r="3" />
  </Icon>
);
export const PeopleIcon = () => (
  <Icon>
    {' '}
    <circle cx="7.5" cy="7" r="2.7" />
    <path d="M2.5 16c.4-3 2.3-4.5 5-4.5s4.6 1.5 5 4.5M13 4.6a2.5 2.5 0 0 1 0 4.8M14.8 12.2c1.5.6 2.4 1.9 2.7 3.8" />
  </Icon>
);
export const StreamIcon = () => (
  <Icon>
    <path d="M3.5 5.5h13M3.5 10h9M3.5 14.5h11" />
  </Icon>
);
export const SourcesIcon = () => (
  <Icon>
    {' '}
    <path d="M4 9.5A6.5 6.5 0 0 1 10.5 16M4 4.5A11.5 11.5 0 0 1 15.5 16" />
    <circle cx="5" cy="15" r="1" fill="currentColor" />
  </Icon>
);
export const NotesIcon = () => (
  <Icon>
    <path d="M5 3.5h7.5L15.5 6.5V16.5H5zM7.8 8.5h5M7.8 11.5h5M7.8 14h3" />
  </Icon>
);
export const MovesIcon = () => (
  <Icon>
    <path d="M3.5 10h12m-4.5-4.5 4.5 4.5-4.5 4.5" />
  </Icon>
);
export const SettingsIcon = () => (
  <Icon>
    {' '}
    <path d="M3.5 6h6m4 0h3M3.5 14h3m4 0h6" />
    <circle cx="11.5" cy="6" r="2" />
    <circle cx="8.5" cy="14" r="2" />
  </Icon>
);
export const HomeIcon = () => (
  <Icon>
    <path d="M3.5 9.5 10 4l6.5 5.5M5.5 8v8h9V8M8.5 16v-4h3v4" />
  </Icon>
);
export const LibraryIcon = () => (
  <Icon>
    <path d="M4 4h3v12H4zM8.5 4h3v12h-3zM13 5l2.8-.8 2.7 11.2-2.8.8z" />
  </Icon>
);
export const MapIcon = () => (
  <Icon>
    <path d="M3.5 3.5h5v5h-5zM11.5 3.5h5v5h-5zM3.5 11.5h5v5h-5zM11.5 11.5h5v5h-5z" />
  </Icon>
);
export const ReviewIcon = () => (
  <Icon>
    <path d="M4 10a6 6 0 1 1 1.8 4.3M4 10V6m0 4h4M10 7v3.2l2.2 1.6" />
  </Icon>
);

export const SearchIcon = () => (
  <Icon>
    <path d="M8.75 14a5.25 5.25 0 1 0 0-10.5 5.25 5.25 0 0 0 0 10.5Zm3.9-1.35L16.5 16.5" />
  </Icon>
);
