interface ChipGroupProps {
  label: string;
  children: React.ReactNode;
}

/** Buttons that are each on or off, under one name. */
export function ChipGroup({ label, children }: ChipGroupProps) {
  return (
    <fieldset className="brief-chips">
      <legend>{label}</legend>
      {children}
    </fieldset>
  );
}
