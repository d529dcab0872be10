import { Desk } from '../sync/remote.ts';
import type { Rooms } from './rooms.ts';
import { startWorker } from './scripts.ts';

/** Starts the one worker that holds libsodium, the keys and everything opened with them. */
export function startDesk(): Desk<Rooms> {
	return new Desk<Rooms>(startWorker());
}
