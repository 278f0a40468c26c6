import { createContext, type ReactNode, useContext } from 'react';

/** What later rooms remember of a member and a person, to stand beside what only the member can tell. */
export type RecordedElsewhere = (person: { id: number; name: string }) => ReactNode;

const Recorded = createContext<RecordedElsewhere | undefined>(undefined);

export const RecordedElsewhereProvider = Recorded.Provider;
export const useRecordedElsewhere = () => useContext(Recorded);
