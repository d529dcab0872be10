/** Counting what only devices can, space by space. */
import content from 'content:metrics';
import { purposeOf } from '../sync/folds/purpose.ts';
import { readAll } from '../sync/practice-reading.ts';
import type { Vault } from '../sync/vault.ts';
import { dayIn, type Span } from './cases.ts';
import { Gathering, type Clients } from './facts.ts';
import { deviceMetrics } from './metrics.ts';
import type { CountedHere } from './view.ts';

/** Somebody has asked to count no further. */
export class Stopped extends Error {}

/**
 * What is known of each client of the practice at `now`, and how many spaces could not be read; by
 * the practice's seat, for custodians. Tells its progress as news. `check` may throw, to stop it.
 * @throws ProtocolError 'nokey', Unreachable
 */
export async function gather(
	vault: Vault,
	now: number,
	check: () => void = () => undefined,
): Promise<Readonly<{ clients: Clients; unread: number }>> {
	const gathering = new Gathering(vault.me.id, now);
	const tell = (done: number, all: number) => {
		vault.tell({ kind: 'walk', done, all });
	};
	const { failed, missing } = await readAll(vault, tell, (space) => {
		check();
		const log = space.log();
		const purpose = space.state?.type === 'care' ? { of: 'thread', about: '' } : purposeOf(log);
		gathering.take(space.id, purpose, log);
	});
	return { clients: gathering.clients, unread: failed + missing };
}

/** The metrics of devices in a span. @throws as `gather` */
export async function countHere(vault: Vault, span: Span, check: () => void): Promise<CountedHere> {
	const now = vault.http.now();
	const { clients, unread } = await gather(vault, now, check);
	return { metrics: deviceMetrics(content, clients, span, dayIn(span.zone, now)), unread };
}
