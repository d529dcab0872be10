/** A number that is drawn: what it is called, and how it is said if not as a plain number. */
export type Bar = Readonly<{ label: string; value: number; shown?: string }>;
