import { PeopleList } from '../../src/people/ui/people-list.tsx';
import { IMPORT_ADDRESS } from './addresses.ts';

/** `/people`: the directory. */
export const PeoplePage = () => <PeopleList importAddress={IMPORT_ADDRESS} />;
