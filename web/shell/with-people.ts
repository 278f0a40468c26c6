/** The pages of what one does with people. One entry of the menu leads to them; they lead to each other. */
export const WITH_PEOPLE: readonly { address: string; label: string }[] = [
  { address: '/moves', label: 'Moves' },
  { address: '/keeping', label: 'Keeping' },
  { address: '/asks', label: 'Asks' },
  { address: '/help', label: 'Help' },
  { address: '/peers', label: 'Peers' },
  { address: '/interactions', label: 'What happened' },
];
