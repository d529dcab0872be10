/** Somebody who holds the practice's key; the name is empty until the directory gives one. */
export type Holder = Readonly<{ id: string; name: string; isMe: boolean }>;

/** Who holds the practice's key, and what to watch to keep that up to date. */
export type HoldersView = Readonly<{ holders: readonly Holder[]; watched: string }>;
