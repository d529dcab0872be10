import type { PrivateNote } from '../sync/folds/private-notes.ts';

/** A note as its author's page shows it. */
export type NoteItem = PrivateNote &
	Readonly<{
		/** Whether something of it waits on this device for a connection. */
		isKept: boolean;
	}>;

/** An author's notes about one client; plain data, made in the worker. */
export type NotesView = Readonly<{
	/** The client's name, empty if nobody has said. */
	name: string;
	/** The newest first, also those that are out of sight. */
	notes: readonly NoteItem[];
}>;
