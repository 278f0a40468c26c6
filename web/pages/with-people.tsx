import { Link, Outlet, useRouter } from '@tanstack/react-router';
import { PageSides } from '../kit/index.ts';
import { WITH_PEOPLE } from '../shell/with-people.ts';
import './goal.css';

/** Around the pages of what one does with people: what is planned, whom to keep, what happened. */
export function WithPeople() {
  const pages: Record<string, unknown> = useRouter().routesByPath;
  return (
    <PageSides
      value={
        <nav className="goal-tabs" aria-label="With people">
          {WITH_PEOPLE.filter(({ address }) => address in pages).map(({ address, label }) => (
            <Link
              key={address}
              to={address}
              className="goal-tab"
              activeOptions={{ exact: true, includeSearch: false }}
              activeProps={{ 'aria-current': 'page' }}
            >
              {label}
            </Link>
          ))}
        </nav>
      }
    >
      <Outlet />
    </PageSides>
  );
}
