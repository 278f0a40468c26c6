export { atMost } from './at-most.ts';
export { sayNotDone, useAttempt, useFormSending } from './attempt.ts';
export { ApiError, call, onSignedOut } from './call.ts';
export {
  eraseAccount,
  erasedHere,
  forgetErasedHere,
  isErasing,
  watchErasing,
} from './erase.ts';
export { FoundName, saidApart } from './found-name.tsx';
export { type NamedPerson, useFoundPeople } from './found-people.ts';
export { GoalField, type NamedGoal, useGoalNames } from './goal-field.tsx';
export { forgetReading, keptReading, onWorker } from './kept-reading.ts';
export { errorWords, Loaded } from './loaded.tsx';
export { useIsProgramMissing, watchProgram } from './missing-program.ts';
export { PeopleField } from './people-field.tsx';
export { probe, useIsReachable, watchReachability } from './reachability.ts';
export {
  createQueryClient,
  isLong,
  keyOf,
  PAGES_ASKED_AGAIN_MAX,
  read,
  readNow,
  refresh,
} from './read.ts';
export {
  enter,
  type Member,
  sessionQuery,
  signOut,
  useMember,
  welcomeQuery,
} from './session.ts';
export { inTurn, isUnderWay, type Undoable, useUndoable } from './undoable.ts';
export { StillHere, type Unsent, useUnsent } from './unsent.tsx';
