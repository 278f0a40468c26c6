import { createContext, type ReactNode, useContext } from 'react';

interface Person {
  id: number;
  name: string;
}

/** What later rooms remember of a member and a person, to stand beside what only the member can tell. */
export type RecordedElsewhere = (person: Person) => ReactNode;

const Recorded = createContext<RecordedElsewhere | undefined>(undefined);

export const RecordedElsewhereProvider = Recorded.Provider;
export const useRecordedElsewhere = () => useContext(Recorded);

/** What later rooms know of how a person answers: a few words for a proposal, and all of it with evidence. */
export interface AnsweredElsewhere {
  line: (person: Person) => ReactNode;
  facts: (person: Person) => ReactNode;
}

const Answered = createContext<AnsweredElsewhere | undefined>(undefined);

export const AnsweredElsewhereProvider = Answered.Provider;
export const useAnsweredElsewhere = () => useContext(Answered);
