// Runs before the first paint, so that a chosen theme does not flash. kit/theme-choice.tsx writes it.
try {
  const theme = localStorage.getItem('kith.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is switched off: the device's own preference holds.
}
