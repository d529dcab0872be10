/** What the server says of a client's money, sealed on their device for when there is no connection. */
import type { StatementPage, StatementSummary, ThreadFees } from '../api/shapes/billing.ts';
import type { PracticeDetails } from '../api/shapes/practices.ts';
import { factsOf, type FailureFacts } from '../sync/failure.ts';
import { foldPeople } from '../sync/folds/people.ts';
import { practiceOf, type Vault } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import { dayAt } from '../text/local-days.ts';
import type { Source } from './reading.ts';
import { tellAll, untold } from './telling.ts';

type Known = Readonly<{ fees: ThreadFees; statements: readonly StatementSummary[] }>;

const placeOf = (space: string) => `fees/${space}`;

/** All that a page needs, as this device knows it. */
export async function sourceOf(
	vault: Vault,
	id: string,
	stale: FailureFacts | null = null,
): Promise<Source> {
	const { local, spaces, http } = vault;
	const space = await spaces.space(id);
	const log = await wholeLog(vault, id);
	const known = await local.kept<Known>(placeOf(id));
	const practice = await local.kept<PracticeDetails>('practice');
	const zone = practice?.zone ?? 'UTC';
	const fees = known?.fees ?? null;
	return {
		...{ space: id, log, people: foldPeople(log), zone, stale },
		stored: space.state?.ids ?? new Set<string>(),
		today: dayAt(zone, http.now()),
		fees,
		isUntold: fees !== null && untold(space.log(), fees, vault.me.id).length > 0,
		statements: known?.statements ?? [],
	};
}

/**
 * Learns what is agreed and charged, tells the server what this device has said since, and keeps
 * that; `isWhole` brings the conversation and the statements up to date too. Returns what hindered
 * it; null if nothing did.
 */
export async function learnFees(
	vault: Vault,
	id: string,
	isWhole: boolean,
): Promise<FailureFacts | null> {
	const { http, local, spaces, me } = vault;
	try {
		if (isWhole) await Promise.all([spaces.sync(id), practiceOf(vault)]);
		const log = (await spaces.space(id)).log();
		let fees = await http.get<ThreadFees>(`/spaces/${id}/fees`);
		if (await tellAll(http, id, untold(log, fees, me.id))) {
			fees = await http.get<ThreadFees>(`/spaces/${id}/fees`);
		}
		const statements = isWhole
			? (await http.get<StatementPage>(`/spaces/${id}/statements`)).statements
			: ((await local.kept<Known>(placeOf(id)))?.statements ?? []);
		await local.keep(placeOf(id), { fees, statements } satisfies Known);
		return null;
	} catch (error) {
		return factsOf(error);
	}
}
