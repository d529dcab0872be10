import type { PracticeDetails } from '../api/shapes/practices.ts';
import type { NameBook } from '../sync/names.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import { dayAt } from '../text/local-days.ts';
import { planActs } from './planning.ts';
import { chargingView, type Own } from './reading.ts';
import { sayAndTell, takeBack, tellWaiting } from './telling.ts';
import { confirmed, spent, split, type Watched } from './time.ts';
import type { ChargingView, Confirmed, MinutesRow, OwnReply } from './view.ts';

const FREE = 'charging/free';
const TIME = 'charging/time';
const MOST_KEPT = 1_000;

/** What replies cost, as their clinician says it, in the worker. */
export function chargingRoom(vaults: Vaults, names: NameBook) {
	async function own({ local }: Vault): Promise<Own> {
		const free = (await local.kept<{ items: string[] }>(FREE))?.items ?? [];
		return { free: new Set(free), watched: await watchedIn(local) };
	}

	/** What was watched is read and kept again by one after the other. */
	let watching: Promise<unknown> = Promise.resolve();

	function rewatch(local: Vault['local'], change: (watched: readonly Watched[]) => Watched[]) {
		const next = watching.then(async () => {
			await local.keep(TIME, { watched: change(await watchedIn(local)) });
		});
		watching = next.catch(() => null); // locked meanwhile: what comes next begins anew
		return next;
	}

	return {
		/** What waits for a decision; what could not be told before is told. @throws Failure */
		async show(): Promise<ChargingView> {
			const vault = vaults.open;
			await tellWaiting(vault);
			return chargingView(vault, names, await own(vault));
		},

		/** Counts time (ms) for a client's messages today. */
		async spend(space: string, ms: number): Promise<void> {
			const vault = vaults.open;
			const on = dayAt(await zoneKept(vault), vault.http.now());
			await rewatch(vault.local, (watched) => spent(watched, { space, on, ms }));
		},

		/** Signs that replies to one client cost something, and tells the server. @throws Failure */
		async charge(
			{ space, name }: Readonly<{ space: string; name: string }>,
			replies: readonly OwnReply[],
		): Promise<Confirmed> {
			const items = replies.map(({ item, on, plan, amount, tax, currency }) => {
				return { of: item, on, plan, amount, tax, currency };
			});
			const told = items.map(({ of, amount, tax, currency }) => ({
				...{ item: of, amount, tax, currency, code: '' },
			}));
			const { id } = await sayAndTell(vaults.open, space, { type: 'charge', items }, (chargeId) => {
				const body = { charge_id: chargeId, items: told };
				return [{ method: 'post', path: `/spaces/${space}/charges`, body }];
			});
			const amount = items.reduce((sum, each) => sum + each.amount + each.tax, 0);
			const currency = items[0]?.currency ?? '';
			return { id, space, name, count: items.length, amount, currency };
		},

		/** Takes back what was confirmed, until it stands on a statement. @throws Failure */
		async undo({ space, id }: Pick<Confirmed, 'space' | 'id'>): Promise<void> {
			const vault = vaults.open;
			const log = await wholeLog(vault, space);
			const said = log.find(({ entry }) => entry.header.id === id)?.post;
			const items = said?.type === 'charge' ? said.items : [];
			const calls = items.map(({ of }) => ({
				...{ method: 'delete' as const, path: `/spaces/${space}/charges/${of}`, body: null },
			}));
			await takeBack(vault, space, id, calls);
		},

		/** Decides that replies cost nothing, or with `isFree` false that it is open again. */
		async setFree(items: readonly string[], isFree = true): Promise<void> {
			const vault = vaults.open;
			const { free } = await own(vault);
			const others = [...free].filter((each) => !items.includes(each));
			const kept = isFree ? [...others, ...items] : others;
			await vault.local.keep(FREE, { items: kept.slice(-MOST_KEPT) });
		},

		/** Confirms minutes for a client's day; `why` where they are more than counted. @throws Failure */
		async confirmMinutes(
			{ space, on }: Pick<MinutesRow, 'space' | 'on'>,
			minutes: number,
			why: string,
		): Promise<void> {
			const vault = vaults.open;
			const { row } = split(await watchedIn(vault.local), space, on);
			const seconds = minutes * 60;
			await vault.http.put(`/spaces/${space}/minutes/${row.id}`, { on, seconds });
			await rewatch(vault.local, (watched) => confirmed(watched, { space, on, seconds, why }));
		},

		...planActs(vaults, names),
	};
}

export type ChargingRoom = ReturnType<typeof chargingRoom>;

async function watchedIn(local: Vault['local']): Promise<readonly Watched[]> {
	return (await local.kept<{ watched: Watched[] }>(TIME))?.watched ?? [];
}

/** The practice's zone as this device knows it: nobody is asked every few seconds. */
async function zoneKept({ local }: Vault): Promise<string> {
	return (await local.kept<PracticeDetails>('practice'))?.zone ?? 'UTC';
}
