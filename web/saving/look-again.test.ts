import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PAUSE_MS } from './autosave.ts';
import { SavedForm } from './saved-form.ts';

interface Form {
  title: string;
  text: string;
}

let there: Form;
let answers: ((form: Form) => void)[];
beforeEach(() => {
  vi.useFakeTimers();
  there = { title: 'A', text: 'one' };
  answers = [];
});
afterEach(() => vi.useRealTimers());

const pause = () => vi.advanceTimersByTimeAsync(PAUSE_MS * 2);
const textOf = (page: SavedForm<Form>) => page.state.get().form.text;

/** A page on which it is written, of a kind whose changes are not counted. */
function openPage(isBlank?: (form: Form) => boolean): SavedForm<Form> {
  const page = new SavedForm<Form>({
    memberId: 1,
    kind: 'keep',
    id: 12,
    initial: there,
    updatedAt: 0,
    isBlank,
    look: () => new Promise((resolve) => answers.push(resolve)),
    send: async (_id, fields) => {
      there = { ...there, ...fields };
      return 12;
    },
  });
  page.start();
  return page;
}

it('shows on coming back what another page wrote, so that nobody writes over it unseen', async () => {
  const [one, other] = [openPage(), openPage()];
  one.change({ text: 'from one' });
  await pause();
  const looked = other.lookAgain();
  answers.shift()?.(there);
  await looked;
  other.change({ text: `${textOf(other)}, from the other` });
  await pause();
  expect(there).toEqual({ title: 'A', text: 'from one, from the other' });
});

it('leaves alone what is written while the answer is on its way, and asks nothing while it is unsaved', async () => {
  const page = openPage();
  const late = page.lookAgain();
  page.change({ text: 'written meanwhile' });
  await page.lookAgain();
  answers.shift()?.(there);
  await late;
  expect([textOf(page), answers.length]).toEqual(['written meanwhile', 0]);
});

it('keeps the blank line with which one stopped writing, which the server loses', async () => {
  const page = openPage();
  page.change({ title: 'B', text: 'First line.\n\n' });
  await pause();
  there = { title: 'C', text: 'First line.' };
  const looked = page.lookAgain();
  answers.shift()?.(there);
  await looked;
  expect(page.state.get().form).toEqual({ title: 'C', text: 'First line.\n\n' });
});

it('looks once where the window comes back into focus and into sight', async () => {
  const page = openPage();
  const looks = [page.lookAgain(), page.lookAgain()];
  expect(answers).toHaveLength(1);
  answers.shift()?.(there);
  await Promise.all(looks);
  void page.lookAgain();
  expect(answers).toHaveLength(1);
});

it('leaves cleared what one cleared', async () => {
  const page = openPage(({ text }) => text === '');
  page.change({ text: '' });
  await pause();
  void page.lookAgain();
  answers.shift()?.(there);
  await pause();
  expect(textOf(page)).toBe('');
});
