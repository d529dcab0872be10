/** What is read for a client's agreement at the desk: logs of this device, and the server's word. */
import type { Agreement } from '../api/shapes/policies.ts';
import { keptAgreement, learnAgreement } from '../sync/agreement.ts';
import type { Opened } from '../sync/folds/opened.ts';
import { foldPeople, holding } from '../sync/folds/people.ts';
import type { Guardian } from '../sync/guardians.ts';
import { chartAbout, type NameBook, type Names } from '../sync/names.ts';
import { practiceIdOf } from '../sync/practice-id.ts';
import { staffOf } from '../sync/roster.ts';
import { isMine } from '../sync/signing.ts';
import { practiceOf, type Vault } from '../sync/vault.ts';
import { dayAt } from '../text/local-days.ts';
import type { Read, Sources } from './showing.ts';

/** Nothing was ever told, and there is no connection. */
const UNTOLD: Agreement = {
	policy: null,
	holds: null,
	consents: [],
	candidacy: { decision: 'none', decided_by: '', decided_at: null, review_on: null },
	state: 'on',
	state_by: '',
	state_at: null,
	at_latest: null,
	later: null,
	guardians: [],
	guardian_of: [],
	may_write: false,
	why: '',
};

/** Brings the logs and the server's word up to date. @throws ProblemError, Unreachable */
export async function refresh(vault: Vault, id: string): Promise<void> {
	await vault.spaces.sync(id);
	const { guardians } = await learnAgreement(vault, id);
	const chart = await chartAbout(vault, id);
	for (const each of chart ? [chart, ...guardians] : guardians) {
		await vault.spaces.sync(each).catch(() => undefined); // one that is not here is not looked into
	}
	await practiceIdOf(vault);
}

/** All of it as this device knows it. */
export async function sourcesOf(vault: Vault, names: NameBook, id: string): Promise<Sources> {
	const told = (await keptAgreement(vault, id)) ?? UNTOLD;
	const [known, chart, practice, staff, listed] = await Promise.all([
		names.of(vault),
		chartAbout(vault, id),
		practiceOf(vault),
		staffOf(vault, names).catch(() => []),
		vault.spaces.listKept(),
	]);
	return {
		me: vault.me.id,
		isCustodian: staff.some((each) => each.id === vault.me.id && each.role === 'custodian'),
		responsible: listed.find((each) => each.id === id)?.responsible ?? '',
		practice: await practiceIdOf(vault).catch(() => ''),
		today: dayAt(practice?.zone ?? 'UTC', vault.http.now()),
		now: vault.http.now(),
		told,
		thread: { id, log: await logOf(vault, id) },
		guardians: await threadsOf(vault, told.guardians),
		chart: chart ? await logOf(vault, chart) : [],
		names: known,
		others: await othersIn(vault, known, id),
	};
}

/** Clients of the viewer's own threads who have joined: an invitation is asked nothing. */
async function othersIn(vault: Vault, { clients }: Names, id: string): Promise<Guardian[]> {
	const found: Guardian[] = [];
	for (const each of await vault.spaces.listKept()) {
		if (each.id === id || !isMine(each, vault.me.id)) continue;
		const seated = holding(foldPeople(await logOf(vault, each.id)), 'client');
		const name = clients.get(each.id)?.name ?? seated[0]?.name ?? '';
		if (seated.length > 0 && name) found.push({ id: each.id, name });
	}
	return found.toSorted((one, other) => one.name.localeCompare(other.name));
}

/** Those of the threads that are here. */
async function threadsOf(vault: Vault, ids: readonly string[]): Promise<Read[]> {
	const spaces = await Promise.all(ids.map((id) => vault.spaces.space(id)));
	return spaces.filter(({ state }) => state).map((space) => ({ id: space.id, log: space.log() }));
}

async function logOf({ spaces }: Vault, id: string): Promise<readonly Opened[]> {
	return (await spaces.space(id)).log();
}
