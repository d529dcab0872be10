/** What papers are made of: the practice's directory, a client's desk, their conversation. */
import type { BillingSettings, ReplyPage, ThreadFees } from '../../api/shapes/billing.ts';
import { zoneOf } from '../../charging/reading.ts';
import { sourceOf } from '../../fees/known.ts';
import { endOfMonth, plus } from '../../fees/rules/days.ts';
import { exchanges, type Message } from '../../fees/rules/exchanges.ts';
import type { Fees } from '../../fees/signed.ts';
import { appointmentsAround } from '../../preparing/sessions.ts';
import { directoryPosts } from '../../sync/directory.ts';
import { foldMessages } from '../../sync/folds/messages.ts';
import { foldPeople } from '../../sync/folds/people.ts';
import type { NameBook } from '../../sync/names.ts';
import type { Vault } from '../../sync/vault.ts';
import { wholeLog } from '../../sync/whole-log.ts';
import { localDay } from '../../text/local-days.ts';
import { payerOf } from '../account/reading.ts';
import { monthBefore } from '../ageing.ts';
import type { CodeFacts, PaperFacts } from './view.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const NOT_BILLED = new Set(['open', 'withdrawn']);

/** @throws ProblemError, Unreachable */
export async function readPaperFacts(
	vault: Vault,
	names: NameBook,
	space: string,
): Promise<PaperFacts> {
	const [fees, posts, known, zone, { payer, member, address }] = await Promise.all([
		vault.http.get<ThreadFees>(`/spaces/${space}/fees`),
		directoryPosts(vault, names),
		names.of(vault),
		zoneOf(vault),
		payerOf(vault, names, space),
	]);
	const said = [...posts.values()].flatMap(({ post }) => (post ? [post] : []));
	const office = said.findLast((post) => post.type === 'billing_office');
	const own = said.findLast((post) => {
		return post.type === 'billing_provider' && post.account === vault.me.id;
	});
	const me = known.people.get(vault.me.id);
	const unsaid = { name: me?.name || vault.me.id.slice(0, 8), credential: me?.credential ?? '' };
	const profile = known.clients.get(space);
	const birthDate = profile?.birth_date ?? '';
	return {
		today: fees.today,
		office: office?.type === 'billing_office' ? office.office : null,
		accepts: office?.type === 'billing_office' ? office.accepts : [],
		provider: own?.type === 'billing_provider' ? own.provider : { ...unsaid, license: '', npi: '' },
		client: {
			name: profile?.name || space.slice(0, 8),
			birthDate: DAY.test(birthDate) ? birthDate : '',
			address: address || (profile?.address ?? ''),
		},
		...{ payer, member, waiting: waitingIn(fees) },
		agreedOn: fees.plans.flatMap(({ agreed_at: at }) =>
			at ? [localDay(zone, Date.parse(at))] : [],
		),
	};
}

/**
 * The exchanges of the month that begins on a day. Minutes and sessions are the server's word, who
 * wrote first and how urgently is what was signed.
 * @throws ProblemError, Unreachable
 */
export async function readCodes(vault: Vault, space: string, month: string): Promise<CodeFacts> {
	await vault.spaces.sync(space);
	const after = plus(endOfMonth(month), 1);
	const { signed, zone, today } = await sourceOf(vault, space);
	const [settings, messages, reviews, sessions] = await Promise.all([
		vault.http.get<BillingSettings>('/billing/settings'),
		messagesIn(vault, space, signed, zone),
		reviewsIn(vault, space, [monthBefore(month, 1), month, after]),
		sessionsIn(vault, space, after, zone),
	]);
	const found = exchanges({
		...{ messages, reviews, restrictions: restrictionsIn(signed, zone) },
		sessions: settings.visits_count ? sessions : [],
	});
	return {
		today,
		exchanges: found.filter(({ reviewedOn: on }) => month <= on && on < after),
		codes: settings.codes,
	};
}

function waitingIn({ charges }: ThreadFees): Record<string, number> {
	const found: Record<string, number> = {};
	for (const { month, dispute, amount, tax, currency } of charges) {
		if (month || NOT_BILLED.has(dispute)) continue;
		found[currency] = (found[currency] ?? 0) + amount + tax;
	}
	return found;
}

/** Who wrote when without answering. */
async function messagesIn(
	vault: Vault,
	space: string,
	{ replies }: Fees,
	zone: string,
): Promise<Message[]> {
	const answers = new Set(replies.map(({ id }) => id));
	const log = await wholeLog(vault, space);
	const people = foldPeople(log);
	return foldMessages(log, people, vault.me.id, vault.http.now())
		.filter((each) => each.attention > 0 && !each.isWithdrawn && !answers.has(each.id))
		.map(({ receivedAt, showAt, author, attention }) => ({
			on: localDay(zone, Math.max(receivedAt, showAt)),
			isByClient: people.get(author)?.role === 'client',
			attention,
		}));
}

async function reviewsIn({ http }: Vault, space: string, months: readonly string[]) {
	const pages = await Promise.all(
		months.map((month) => http.get<ReplyPage>(`/spaces/${space}/replies`, { month })),
	);
	return pages
		.flatMap(({ minutes }) => minutes)
		.map(({ on, seconds }) => ({ on, seconds, isClinician: true }));
}

/** The days of sessions that were not cancelled, weeks around the month too. */
async function sessionsIn({ http }: Vault, space: string, after: string, zone: string) {
	const found = await appointmentsAround(http, Date.parse(`${after}T00:00:00Z`));
	return found
		.filter((each) => each.space_id === space && each.state !== 'cancelled')
		.map(({ starts_at: from }) => localDay(zone, Date.parse(from)));
}

function restrictionsIn({ restriction }: Fees, zone: string) {
	if (restriction?.post.is_on !== 1) return [];
	return [{ on: localDay(zone, restriction.at), isOn: true }];
}
