import { chartAbout } from '../sync/names.ts';
import { foldPeople } from '../sync/folds/people.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import { knownOf } from './known.ts';
import { clinicianIn, trendsIn } from './totals.ts';
import type { PatternsView, TrendsView } from './view.ts';
import { findPatterns } from './weeks.ts';

/** What charts of a client show, worked out here and sent nowhere; it needs no connection. */
export function trendsRoom(vaults: Vaults) {
	return {
		/** The measures of a conversation as this device knows it; brought up to date first if `isNew`. */
		async trends(space: string, isNew = false): Promise<TrendsView> {
			const vault = vaults.open;
			if (isNew) await bringUp(vault, [space]);
			const log = await wholeLog(vault, space);
			const people = foldPeople(log);
			const { frozen } = await vault.spaces.space(space);
			return {
				trends: trendsIn(log, people, { zone: deviceZone(), now: vault.http.now() }),
				clinician: clinicianIn(people),
				isStopped: frozen !== null,
			};
		},

		/** The last weeks of a conversation's clients, from what this account may read of them. */
		async patterns(space: string, weeks: number, isNew = false): Promise<PatternsView> {
			const vault = vaults.open;
			const chart = await chartAbout(vault, space);
			if (isNew) await bringUp(vault, [space, chart]);
			const [log, inChart] = await Promise.all([
				wholeLog(vault, space),
				chart ? wholeLog(vault, chart) : [],
			]);
			const here = { me: vault.me.id, now: vault.http.now(), zone: deviceZone() };
			const people = foldPeople(log);
			const { known, measures } = knownOf({ log, chart: inChart, people, weeks, ...here });
			const { frozen } = await vault.spaces.space(space);
			return {
				...{ patterns: findPatterns(known), zone: known.zone, measures },
				isStopped: frozen !== null,
			};
		},
	};
}

export type TrendsRoom = ReturnType<typeof trendsRoom>;

async function bringUp({ spaces }: Vault, ids: readonly string[]): Promise<void> {
	const synced = ids.filter(Boolean).map((id) => spaces.sync(id).catch(() => null));
	await Promise.all(synced); // without a connection what is here counts
}

function deviceZone(): string {
	return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
