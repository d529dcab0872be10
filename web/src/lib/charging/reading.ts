import type { CountedReply, Disputes, ReplyPage, ThreadFees } from '../api/shapes/billing.ts';
import { Unreachable } from '../api/problems.ts';
import content from 'content:saved_replies';
import { foldMessages, type Message } from '../sync/folds/messages.ts';
import type { Opened } from '../sync/folds/opened.ts';
import { foldPeople } from '../sync/folds/people.ts';
import { directoryPosts } from '../sync/directory.ts';
import type { NameBook, Names } from '../sync/names.ts';
import { practiceOf, type Vault } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import { dayAt } from '../text/local-days.ts';
import { agreedPlans, priceOn } from './prices.ts';
import { untold, untoldIds } from './telling.ts';
import { isOpen, minutesOf, type Watched } from './time.ts';
import type { Asked, ChargingView, ClientReplies, MinutesRow, OwnReply } from './view.ts';
import { Templates, whyFree } from './why-free.ts';

const KEPT = 'charging/seen';
const BEGINNING = 120; // characters of a reply, to know which one it was
const PRICED = 'per_message';

/** What this device has decided or watched. */
export type Own = Readonly<{ free: ReadonlySet<string>; watched: readonly Watched[] }>;

/** Everything that the last step of a review asks about; without a connection as it was last. */
export async function chargingView(vault: Vault, names: NameBook, own: Own): Promise<ChargingView> {
	const known = await names.of(vault);
	const minutes = minutesIn(own.watched, known);
	try {
		const { clients, asked } = await fetched(vault, names, own);
		await vault.local.keep(KEPT, { clients, asked });
		return { clients, asked, minutes, untold: await untold(vault), isKept: false };
	} catch (error) {
		if (!(error instanceof Unreachable)) throw error;
		const seen = await vault.local.kept<Pick<ChargingView, 'clients' | 'asked'>>(KEPT);
		const open = withoutDecided(seen?.clients ?? [], own, await untoldReplies(vault));
		const asked = seen?.asked ?? [];
		return { clients: open, asked, minutes, untold: await untold(vault), isKept: true };
	}
}

/** The conversations that the viewer answers. */
export async function ownThreads({ spaces }: Vault): Promise<string[]> {
	const kept = await spaces.listKept();
	return kept
		.filter(({ purpose, role }) => purpose === 'thread' && role === 'clinician')
		.filter(({ until_seq: until }) => until < 0)
		.map(({ id }) => id);
}

/** What a thread costs, as its server has it. @throws ProblemError, Unreachable */
export function feesOf({ http }: Vault, space: string): Promise<ThreadFees> {
	return http.get<ThreadFees>(`/spaces/${space}/fees`);
}

/** The practice's zone, by which its days are counted. */
export async function zoneOf(vault: Vault): Promise<string> {
	return (await practiceOf(vault))?.zone ?? 'UTC';
}

async function fetched(vault: Vault, names: NameBook, own: Own) {
	const [zone, templates, people] = await Promise.all([
		zoneOf(vault),
		templatesOf(vault, names),
		names.of(vault),
	]);
	const threads = await ownThreads(vault);
	const reading = threads.map(async (space): Promise<ClientReplies[]> => {
		const log = await wholeLog(vault, space);
		if (!log.some(isPriced)) return [];
		const found = await repliesTo(vault, { space, log, templates, own });
		const name = people.clients.get(space)?.name ?? '';
		return found.replies.length + found.leaving > 0 ? [{ space, name, ...found }] : [];
	});
	const asking = askedIn(vault, people, new Set(threads), zone);
	const [asked, ...clients] = await Promise.all([asking, ...reading]);
	return { clients: clients.flat(), asked };
}

type Thread = Readonly<{
	space: string;
	log: readonly Opened[];
	templates: Templates;
	own: Own;
}>;

async function repliesTo(vault: Vault, { space, log, templates, own }: Thread) {
	const now = vault.http.now();
	const fees = await feesOf(vault, space);
	const plans = agreedPlans(fees.plans);
	const shown = foldMessages(log, foldPeople(log), vault.me.id, now);
	const messages = new Map(shown.map((each) => [each.id, each]));
	const posts = new Map(log.map(({ entry, post }) => [entry.header.id, post]));
	const replies = (await countedIn(vault, space, fees.today)).flatMap((counted): OwnReply[] => {
		const price = priceOn(plans, counted.on);
		const message = messages.get(counted.item);
		const post = posts.get(counted.item);
		if (!price || !message || !post || own.free.has(counted.item)) return [];
		const { text, isWithdrawn, earlier, at } = message;
		const looked = { attention: counted.attention, post, text, isWithdrawn };
		const words = (text || (earlier.at(-1) ?? '')).slice(0, BEGINNING);
		const { item, on } = counted;
		return [{ item, on, at, words, why: whyFree(looked, templates), ...price }];
	});
	const leaving = shown.filter((each) => isLeaving(each, vault.me.id, now)).length;
	const isPerReply = priceOn(plans, fees.today) !== null;
	return {
		replies: replies.toSorted((one, other) => one.at - other.at),
		leaving: isPerReply ? leaving : 0,
	};
}

/** One's own answers of this month and the one before that are not charged. */
async function countedIn(vault: Vault, space: string, today: string): Promise<CountedReply[]> {
	const pages = await Promise.all(
		[monthBefore(today), `${today.slice(0, 7)}-01`].map((month) =>
			vault.http.get<ReplyPage>(`/spaces/${space}/replies`, { month }),
		),
	);
	const waiting = await untoldReplies(vault);
	return pages
		.flatMap(({ replies }) => replies)
		.filter(({ by, item, is_charged: isCharged }) => {
			return by === vault.me.id && !isCharged && !waiting.has(item);
		});
}

async function askedIn(
	vault: Vault,
	{ clients }: Names,
	threads: ReadonlySet<string>,
	zone: string,
): Promise<Asked[]> {
	const asked: Asked[] = [];
	let cursor = '';
	do {
		const page = await vault.http.get<Disputes>('/disputes', cursor ? { cursor } : {});
		for (const { space_id: space, item, state, amount, tax, currency } of page.disputes) {
			if (state !== 'open' || !threads.has(space)) continue;
			const log = await wholeLog(vault, space);
			const words = log.findLast(({ post }) => post?.type === 'fee_dispute' && post.item === item);
			const text = words?.post?.type === 'fee_dispute' ? words.post.text : '';
			const of = log.find(({ entry }) => entry.header.id === item)?.entry.header;
			const on = of ? dayAt(zone, of.show_at || of.at) : item;
			const name = clients.get(space)?.name ?? '';
			asked.push({ space, name, item, on, text, amount, tax, currency });
		}
		cursor = page.next;
	} while (cursor);
	return asked;
}

/** Whether a post may have set a price for replies; the server says which one holds. */
function isPriced({ post, said }: Opened): boolean {
	if (post?.type === 'fee_plan') return post.kind === PRICED;
	return post?.type === 'policy' && JSON.stringify(said).includes(PRICED);
}

function isLeaving({ author, showAt, re, kind }: Message, me: string, now: number): boolean {
	return author === me && showAt > now && re !== '' && kind === 'text';
}

async function templatesOf(vault: Vault, names: NameBook): Promise<Templates> {
	const posts = await directoryPosts(vault, names).catch(() => new Map<string, Opened>());
	const said = [...posts.values()].flatMap(({ post }) =>
		post?.type === 'saved_reply' ? [post] : [],
	);
	return new Templates(
		[...content.replies, ...said].flatMap(({ category, text }) =>
			Object.values(text).map((each) => ({ category, text: each })),
		),
	);
}

/** The replies about which a word waits to be told. */
async function untoldReplies(vault: Vault): Promise<ReadonlySet<string>> {
	const ids = await untoldIds(vault);
	if (ids.size === 0) return ids;
	const found = new Set<string>();
	for (const space of await ownThreads(vault)) {
		for (const { entry, post } of await wholeLog(vault, space)) {
			if (post?.type !== 'charge' || !ids.has(entry.header.id)) continue;
			for (const { of } of post.items) found.add(of);
		}
	}
	return found;
}

function withoutDecided(
	clients: readonly ClientReplies[],
	{ free }: Own,
	waiting: ReadonlySet<string>,
): ClientReplies[] {
	return clients.map((client) => ({
		...client,
		replies: client.replies.filter(({ item }) => !free.has(item) && !waiting.has(item)),
	}));
}

function minutesIn(watched: readonly Watched[], { clients }: Names): MinutesRow[] {
	return watched
		.filter(isOpen)
		.map((each) => ({
			...{ space: each.space, on: each.on, minutes: minutesOf(each) },
			name: clients.get(each.space)?.name ?? '',
			confirmed: each.told < 0 ? -1 : Math.round(each.told / 60),
		}))
		.toSorted((one, other) => one.on.localeCompare(other.on));
}

function monthBefore(day: string): string {
	const [year = 0, month = 1] = day.split('-').map(Number);
	return new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 10);
}
