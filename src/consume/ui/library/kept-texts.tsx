import { useQueryClient } from '@tanstack/react-query';
import { exactWords, Menu, type MenuItem, toast, When } from '#kit';
import { call, errorWords, refresh } from '#web-api';
import type { KeepView } from '../../library/schema.ts';

/** The ways to a newer or an earlier text of it. */
export function useTextWays(keep: KeepView): MenuItem[] {
  const client = useQueryClient();
  const path = `/keeps/${keep.id}`;
  const send = async (to: string) => {
    try {
      await call('POST', `${path}${to}`);
    } catch (error) {
      toast(errorWords(error).message, { tone: 'danger' });
    }
    await refresh(client, path);
  };
  return [
    ...(keep.url === null
      ? []
      : [{ id: 'again', label: 'Fetch its text again', onPress: () => void send('/text') }]),
    ...keep.earlierTexts.map(({ id, takenAt }) => ({
      id: `text-${id}`,
      label: `Back to the text of ${exactWords(takenAt)}`,
      onPress: () => void send(`/texts/${id}/restore`),
    })),
  ];
}

interface KeptTextsProps {
  keep: KeepView;
  /** None where they stand in another menu. */
  items: readonly MenuItem[];
}

/** Which text of it this is, why there is no other, and the way to a newer or an earlier one. */
export function KeptTexts({ keep, items }: KeptTextsProps) {
  return (
    <>
      <div className="keep-text-head">
        <h2 id="keep-text">
          {keep.earlierTexts.length === 0 ? (
            'As it was when you kept it'
          ) : (
            <>
              As it was <When at={keep.textAt} />
            </>
          )}
        </h2>
        {items.length > 0 && <Menu label="Text" items={items} size="s" />}
      </div>
      {keep.isFetching && <p role="status">Its text is being fetched.</p>}
      {keep.problem && <p>{problemWords(keep)}</p>}
    </>
  );
}

const problemWords = ({ html, problem }: KeepView): string =>
  html === ''
    ? `Its text is not here. ${problem} Its address stays kept.`
    : `No newer text came. ${problem} This one stays.`;
