import { describe, expect, it } from 'vitest';
import { sendForm } from './attempt.ts';
import { ApiError } from './call.ts';

/** A form that says what it shows. */
function form() {
  const shown = { isBusy: false, errors: {} as Readonly<Record<string, string>> };
  const state = {
    setBusy: (isBusy: boolean) => void Object.assign(shown, { isBusy }),
    setErrors: (errors: Readonly<Record<string, string>>) => void Object.assign(shown, { errors }),
  };
  return { shown, state };
}

const refusal = new ApiError(422, { code: 'invalid', message: 'No', fields: { name: 'Taken' } });

describe('A form', () => {
  it('stays busy once it was sent and goes: Enter would send the same again', async () => {
    const { shown, state } = form();
    await sendForm(state, async () => {}, { isLeaving: true });
    expect(shown.isBusy).toBe(true);
  });

  it('is free again when it stays, or was refused', async () => {
    const { shown, state } = form();
    await sendForm(state, async () => {});
    expect(shown.isBusy).toBe(false);
    await sendForm(state, () => Promise.reject(refusal), { isLeaving: true });
    expect(shown).toEqual({ isBusy: false, errors: { name: 'Taken' } });
  });
});
