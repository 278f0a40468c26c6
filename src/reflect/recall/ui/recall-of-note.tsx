import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { todayHere } from '#days';
import { Button, Dialog, toast } from '#kit';
import { call, Loaded, read, refresh } from '#web-api';
import { QuestionForm } from './question-form.tsx';
import { QuestionLines, type Questions } from './question-list.tsx';
import { WhyRecall } from './recall-page.tsx';
import './recall.css';

/** On the page of a note: its questions to oneself, and "Ask myself later". */
export function RecallOfNote({ noteId }: { noteId: number }) {
  const path = `/notes/${noteId}/questions`;
  const [isOpen, setOpen] = useState(false);
  const client = useQueryClient();
  const query = useQuery(read<Questions>(path));
  return (
    <section className="recall-of-note" aria-label="Questions to yourself">
      <Button onPress={() => setOpen(true)} aria-haspopup="dialog">
        Ask myself later
      </Button>
      <WhyRecall />
      <Loaded query={query} lines={1} label="Loading the questions on this note">
        {({ questions }) => <QuestionLines questions={questions} path={path} />}
      </Loaded>
      <Dialog title="Ask myself later" isOpen={isOpen} onClose={() => setOpen(false)}>
        <QuestionForm
          submitWords="Ask me later"
          onCancel={() => setOpen(false)}
          onSubmit={async (words) => {
            await call('POST', path, { ...words, today: todayHere() });
            setOpen(false);
            toast('Kept: it is asked in two days');
            await Promise.all([path, '/recall'].map((one) => refresh(client, one)));
          }}
        />
      </Dialog>
    </section>
  );
}
