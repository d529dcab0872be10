import type { ReviewShown } from '../api/shapes/reviews.ts';
import type { JsonObject } from '../protocol/canonical.ts';
import { directoryPosts, sealThere } from '../sync/directory.ts';
import type { NameBook } from '../sync/names.ts';
import { staffOf } from '../sync/roster.ts';
import { practiceOf, type Vault, type Vaults } from '../sync/vault.ts';
import { dayAt } from '../text/local-days.ts';
import { serverCounts, type Span } from './server-counts.ts';
import type { CountedHere, Counts, HeldReview, ReviewFields, ReviewView } from './view.ts';

const DRAFT = 'quarterly/draft';
const NOTHING = { answer: '', decision: '' };

/** The quarterly review, in the worker: what was seen and decided is sealed in the directory. */
export function quarterlyRoom(vaults: Vaults, names: NameBook) {
	async function view(vault: Vault, shown: ReviewShown): Promise<ReviewView> {
		const [staff, posts, practice] = await Promise.all([
			staffOf(vault, names),
			directoryPosts(vault, names),
			practiceOf(vault),
		]);
		const called = new Map(staff.map(({ id, name }) => [id, name]));
		const held = shown.reviews.map((row): HeldReview => {
			const post = posts.get(row.decisions_id)?.post;
			return {
				...{ heldOn: row.held_on, nextOn: row.next_on, decisionsId: row.decisions_id },
				by: called.get(row.filed_by) ?? '',
				items: post?.type === 'review' ? post.items : null,
			};
		});
		const zone = practice?.zone ?? 'UTC';
		return {
			...{ since: Date.parse(shown.since), until: Date.parse(shown.until) },
			...{ isDue: shown.is_due, dueOn: shown.due_on ?? '', held, zone },
			counts: serverCounts(shown.measures),
			isCustodian: staff.some(({ id, role }) => id === vault.me.id && role === 'custodian'),
			today: dayAt(zone, vault.http.now()),
			watched: [(await vault.spaces.practice()).id],
		};
	}

	async function file(vault: Vault, id: string, heldOn: string, nextOn: string) {
		const review = { held_on: heldOn, decisions_id: id, next_on: nextOn };
		return view(vault, await vault.http.post<ReviewShown>('/rollout/reviews', review));
	}

	return {
		/** @throws Failure */
		async show(): Promise<ReviewView> {
			const vault = vaults.open;
			return view(vault, await vault.http.get<ReviewShown>('/rollout/review'));
		},

		/**
		 * Counts what only devices can, by the practice's seat: for custodians. Tells its progress as
		 * news. @throws Failure
		 */
		async count(span: Span): Promise<CountedHere> {
			const vault = vaults.open;
			const [{ gather }, { deviceCounts }, { default: content }, practice] = await Promise.all([
				import('../insights/counting.ts'),
				import('./counts.ts'),
				import('content:metrics'),
				practiceOf(vault),
			]);
			const { clients, unread } = await gather(vault, span.until);
			const zone = practice?.zone ?? 'UTC';
			return { counts: deviceCounts(clients, span, zone, content.least), unread };
		},

		/** Files a review of the content's `version`, with the counts as they stood. @throws Failure */
		async file(
			fields: ReviewFields,
			version: number,
			counts: Counts,
			questions: readonly string[],
		) {
			const vault = vaults.open;
			const items = questions.map((item): JsonObject => {
				const { answer, decision } = fields.verdicts[item] ?? NOTHING;
				const { part, of } = counts[item] ?? { part: 0, of: 0 };
				const said = { item, answer: answer.trim(), decision: decision.trim() };
				return of > 0 ? { ...said, part, of } : said;
			});
			const { heldOn, nextOn } = fields;
			const post = { type: 'review', held_on: heldOn, version, items };
			const filed = await file(vault, await sealThere(vault, names, post), heldOn, nextOn);
			await vault.local.forget(DRAFT);
			return filed;
		},

		/** Chooses another day for the review after one that was held. @throws Failure */
		move: ({ decisionsId, heldOn }: HeldReview, nextOn: string): Promise<ReviewView> =>
			file(vaults.open, decisionsId, heldOn, nextOn),

		/** What is being written and is not filed; null for nothing. */
		draft: (): Promise<ReviewFields | null> => vaults.open.local.kept<ReviewFields>(DRAFT),

		/** Keeps it, sealed, on this device alone. */
		async keepDraft(fields: ReviewFields): Promise<void> {
			await vaults.open.local.keep(DRAFT, fields);
		},
	};
}

export type QuarterlyRoom = ReturnType<typeof quarterlyRoom>;
