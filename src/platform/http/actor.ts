/** The member a request acts for. */
export interface Actor {
  id: number;
  name: string;
  isHost: boolean;
}
