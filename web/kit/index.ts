export {
  type GoHow,
  isSamePage,
  stepBefore,
  useAddressPart,
  useAddressValue,
  useGo,
  useGoBack,
} from './address.ts';
export { Button, type ButtonProps } from './button.tsx';
export { ByKey } from './by-key.tsx';
export { Chips, type ChipsProps } from './chips.tsx';
export {
  Checkbox,
  type CheckboxProps,
  type Choice,
  DateField,
  type DateFieldProps,
  RadioGroup,
  type RadioGroupProps,
  Select,
  type SelectProps,
} from './choice-fields.tsx';
export { Cited } from './cited.tsx';
export { CloseAtOnce, Dialog, type DialogProps } from './dialog.tsx';
export { ErrorBoundary, type ErrorBoundaryProps } from './error-boundary.tsx';
export { Filters, type FiltersProps } from './filters.tsx';
export { Fold, type FoldProps } from './fold.tsx';
export { Form, type FormProps } from './form.tsx';
export { asHeading } from './heading.ts';
export { HelpSheet, type HelpSheetProps } from './help-sheet.tsx';
export { Highlight, type HighlightProps } from './highlight.tsx';
export type { Range } from './highlight-pieces.ts';
export {
  CheckIcon,
  GoalsIcon,
  HomeIcon,
  LibraryIcon,
  MapIcon,
  MoreIcon,
  MovesIcon,
  NotesIcon,
  PeopleIcon,
  PlusIcon,
  ReviewIcon,
  SearchIcon,
  SettingsIcon,
  SourcesIcon,
  StreamIcon,
} from './icons.tsx';
export { IfThen, type IfThenProps } from './if-then.tsx';
export { keepFocus } from './keep-focus.ts';
export { LinePicks, type LinePicksProps, withLine } from './line-picks.tsx';
export { Link, type LinkProps } from './link.tsx';
export {
  Matrix,
  type MatrixCell,
  type MatrixLine,
  type MatrixProps,
} from './matrix.tsx';
export { Menu, type MenuProps } from './menu.tsx';
export type { MenuItem } from './menu-list.tsx';
export { MissingBanner } from './missing-banner.tsx';
export { MoveHandle, type MoveHandleProps } from './move-handle.tsx';
export { NumberField, type NumberFieldProps, Slider, type SliderProps } from './number-field.tsx';
export { OfflineBanner, type OfflineBannerProps } from './offline-banner.tsx';
export { focusNextPage, Page, PagePlace, type PageProps, PageSides } from './page.tsx';
export { openForPaper, useIsOnPaper } from './paper.ts';
export { ProgressBar, type ProgressBarProps } from './progress-bar.tsx';
export { FIRM_WORDS, FIRMNESS, type Reference } from './references/reference.ts';
export { REFERENCES, type ReferenceId } from './references/references.ts';
export { moved } from './reorder.ts';
export { listenForShortcuts, useShortcut, useShortcutsOn } from './shortcuts.tsx';
export {
  EmptyState,
  type EmptyStateProps,
  ErrorPanel,
  type ErrorPanelProps,
  Skeleton,
  type SkeletonProps,
} from './states.tsx';
export { createStore, type Store, useStore, useStorePart } from './store.ts';
export { storeChoice, storedChoice } from './stored-choice.ts';
export {
  Badge,
  type BadgeProps,
  Card,
  type CardProps,
  List,
  type ListProps,
} from './surfaces.tsx';
export { type Tab, Tabs, type TabsProps } from './tabs.tsx';
export { TextArea, type TextAreaProps, TextField, type TextFieldProps } from './text-field.tsx';
export { type Theme, ThemeChoice, useTheme } from './theme-choice.tsx';
export { ToastRegion, toast } from './toasts.tsx';
export { Tooltip, type TooltipProps } from './tooltip.tsx';
export { useDropped } from './use-dropped.ts';
export { useEdges } from './use-edges.ts';
export { useIsPhone, useMatches } from './use-matches.ts';
export { useReorder } from './use-reorder.ts';
export { When, type WhenProps } from './when.tsx';
export { exactWords, type Moment, whenWords } from './when-words.ts';
export { Why, type WhyProps } from './why.tsx';
export { createWindowStart } from './window-start.ts';
