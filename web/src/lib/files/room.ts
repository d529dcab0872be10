import type { Picked, Upload } from '../sync/uploads.ts';
import type { Vaults } from '../sync/vault.ts';
import { openRef, refIn, type Opened } from './opening.ts';

export type { Opened };

/** Files that are sent and were sent, in the worker: sealed and opened here alone. */
export function filesRoom(vaults: Vaults) {
	return {
		/** Seals a file and keeps it in this browser until it is sent. @throws Failure */
		async hold(space: string, picked: Picked, attention = 1): Promise<void> {
			const { uploads, tell } = vaults.open;
			await uploads.hold(space, picked, attention);
			tell({ kind: 'space', id: space, where: 'device' });
		},

		/** What waits in this browser to go to `space`, oldest first. */
		waiting(space: string): Promise<Upload[]> {
			return vaults.open.uploads.waiting(space);
		},

		/**
		 * Sends what is held for `space`, as soon as it can be sent, and what was refused again; it
		 * is shown from `showAt` (ms) on. What was held asks for `attention` at least.
		 */
		async send(space: string, re = '', showAt = 0, attention = 1): Promise<void> {
			const { uploads, courier, tell } = vaults.open;
			await uploads.release(space, re, showAt, attention);
			tell({ kind: 'space', id: space, where: 'device' });
			courier.kick(space);
		},

		/** Gives up a file that is not sent yet. */
		async drop(space: string, id: string): Promise<void> {
			const { uploads, tell } = vaults.open;
			await uploads.drop(space, id);
			tell({ kind: 'space', id: space, where: 'device' });
		},

		/**
		 * Fetches and opens the file of a post, or of `<post>/<n>` the one at place n. @throws Failure: the codes of files, `post` if the
		 * post names none that can be, problem `not-found`
		 */
		async open(space: string, id: string): Promise<Opened> {
			const vault = vaults.open;
			return openRef(vault, space, await refIn(vault, space, id), id);
		},
	};
}

export type FilesRoom = ReturnType<typeof filesRoom>;
