import { Component, type ReactNode } from 'react';
import { ErrorPanel } from './states.tsx';

export interface ErrorBoundaryProps {
  children: ReactNode;
  /** Which part it is: "The people of this goal". */
  part?: string | undefined;
}

/** Keeps a fault in one part of a page from taking the whole page with it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { error: unknown }> {
  override state = { error: null as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return (
      <ErrorPanel
        message={`${this.props.part ?? 'This part of the page'} cannot be shown.`}
        whatToDo="This is a fault in Kith, not something you did. Nothing was lost."
        onRetry={() => this.setState({ error: null })}
      />
    );
  }
}
