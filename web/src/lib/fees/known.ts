/** What is known of a client's money: signed posts, and what the server says, kept sealed. */
import type { StatementPage, StatementSummary, ThreadFees } from '../api/shapes/billing.ts';
import type { PracticeDetails } from '../api/shapes/practices.ts';
import { factsOf, type FailureFacts } from '../sync/failure.ts';
import { foldPeople, holding } from '../sync/folds/people.ts';
import type { Opened } from '../sync/folds/opened.ts';
import { practiceIdOf } from '../sync/practice-id.ts';
import { practiceOf, type Vault } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import { dayAt } from '../text/local-days.ts';
import type { Source } from './reading.ts';
import { feeLines, type Line } from './signed-lines.ts';
import { foldFees, type Fees } from './signed.ts';
import { tellAll, untold, type Telling } from './telling.ts';

type Known = Readonly<{ fees: ThreadFees; statements: readonly StatementSummary[] }>;

const placeOf = (space: string) => `fees/${space}`;

/** All that a page needs, as this device knows it. */
export async function sourceOf(
	vault: Vault,
	id: string,
	stale: FailureFacts | null = null,
): Promise<Source> {
	const { local, spaces, http, me } = vault;
	const space = await spaces.space(id);
	const known = await local.kept<Known>(placeOf(id));
	const fees = known?.fees ?? null;
	const log = await wholeLog(vault, id);
	const people = foldPeople(log);
	const zone = await zoneOf(vault);
	return {
		...{ space: id, zone, fees, stale },
		...(await signedIn(vault, id, log)),
		stored: space.state?.ids ?? new Set<string>(),
		therapist: holding(people, 'clinician')[0]?.name ?? '',
		client: people.get(me.id)?.name ?? '',
		today: dayAt(zone, http.now()),
		statements: known?.statements ?? [],
		isUntold: fees !== null && (await tellingsOf(vault, id, fees)).length > 0,
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
	const { http, local, spaces } = vault;
	const path = `/spaces/${id}/fees`;
	try {
		if (isWhole) await Promise.all([spaces.sync(id), practiceOf(vault)]);
		let fees = await http.get<ThreadFees>(path);
		if (await tellAll(http, id, await tellingsOf(vault, id, fees))) {
			fees = await http.get<ThreadFees>(path);
		}
		const before = await local.kept<Known>(placeOf(id));
		const statements = isWhole ? await allStatements(vault, id) : (before?.statements ?? []);
		await local.keep(placeOf(id), { fees, statements } satisfies Known);
		return null;
	} catch (error) {
		return factsOf(error);
	}
}

async function allStatements({ http }: Vault, id: string): Promise<StatementSummary[]> {
	const found: StatementSummary[] = [];
	let cursor = '';
	do {
		const query = cursor ? { cursor } : {};
		const page = await http.get<StatementPage>(`/spaces/${id}/statements`, query);
		found.push(...page.statements);
		cursor = page.next;
	} while (cursor);
	return found;
}

/** What the server is to be told of what it has stored. */
async function tellingsOf(vault: Vault, id: string, fees: ThreadFees): Promise<Telling[]> {
	const log = (await vault.spaces.space(id)).log();
	const { written, signed } = await signedIn(vault, id, log);
	return untold(written, signed, fees, vault.me.id);
}

async function signedIn(
	vault: Vault,
	id: string,
	log: readonly Opened[],
): Promise<{ written: Line[]; signed: Fees }> {
	const written = feeLines(id, log, foldPeople(log), await practiceIdOf(vault));
	return { written, signed: foldFees(written, await zoneOf(vault)) };
}

async function zoneOf({ local }: Vault): Promise<string> {
	return (await local.kept<PracticeDetails>('practice'))?.zone ?? 'UTC';
}
