import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#kit';
import { call, Loaded, read, sayNotDone } from '#web-api';
import type { StepView } from '../steps/schema.ts';
import type { TemplateView } from '../templates/routes.ts';
import { planPath, useSayAdded } from './use-steps.ts';
import { cellWords } from './words.ts';

interface TemplatesProps {
  goalId: number;
  /** In view at once, where nothing is planned yet. */
  isOpen: boolean;
}

/** Beginnings of a plan by kind of need; one is added whole, and taken back whole. */
export function Templates({ goalId, isOpen }: TemplatesProps) {
  const [wasOpened, setOpened] = useState(isOpen);
  const query = useQuery({
    ...read<{ templates: TemplateView[] }>('/plan-templates'),
    enabled: wasOpened || isOpen,
  });
  return (
    <details
      className="plan-templates"
      open={isOpen}
      onToggle={(event) => event.currentTarget.open && setOpened(true)}
    >
      <summary>Begin with steps for a kind of need</summary>
      <Loaded query={query} lines={4} label="Loading the templates">
        {({ templates }) => (
          <ul className="plan-template-list">
            {templates.map((template) => (
              <li key={template.key}>
                <OneTemplate goalId={goalId} template={template} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </details>
  );
}

function OneTemplate({ goalId, template }: { goalId: number; template: TemplateView }) {
  const sayAdded = useSayAdded(goalId);
  const [isBusy, setBusy] = useState(false);
  const { key, title, about, steps } = template;
  const add = async () => {
    setBusy(true);
    try {
      const added = await call<{ steps: StepView[] }>('POST', `${planPath(goalId)}/from-template`, {
        template: key,
      });
      sayAdded(added.steps, `Added ${added.steps.length} steps: ${title}`);
    } catch (error) {
      sayNotDone(error);
    }
    setBusy(false);
  };
  return (
    <article className="plan-template" aria-label={title}>
      <h2>{title}</h2>
      <p>{about}</p>
      <details>
        <summary>{steps.length} steps</summary>
        <ol>
          {steps.map((step) => (
            <li key={step.text}>
              {step.text} <span className="plan-template-cell">{cellWords(step)}</span>
            </li>
          ))}
        </ol>
      </details>
      <Button
        size="s"
        isBusy={isBusy}
        onPress={() => void add()}
        aria-label={`Add these steps: ${title}`}
      >
        Add these steps
      </Button>
    </article>
  );
}
