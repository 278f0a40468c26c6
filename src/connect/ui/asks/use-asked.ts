import { call } from '#web-api';
import type { AskPersonView, AskView } from '../../asks/schema.ts';
import { useAct } from './act.ts';

export interface AskedPersonProps {
  ask: AskView;
  asked: AskPersonView;
}

/** What is told of one of the people asked, each with its way back by `act`. */
export function useAsked({ ask, asked }: AskedPersonProps) {
  const act = useAct();
  const path = `/asks/${ask.id}/people/${asked.person.id}`;
  const put = (body: object) => call('PUT', `${path}/state`, body);
  return {
    act,
    put,
    change: (form: object) => call('PATCH', path, form),
    thank: (form: object) => call('PUT', `${path}/thanks`, form),
  };
}
