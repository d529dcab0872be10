import { Unreachable } from '../api/problems.ts';
import type { PracticeDetails } from '../api/shapes/practices.ts';
import { ProtocolError } from '../protocol/errors.ts';
import type { PlanLine } from '../protocol/safety-posts.ts';
import { draftOf, keepDraft } from '../sync/drafts.ts';
import { keepTyped } from '../sync/early.ts';
import { factsOf } from '../sync/failure.ts';
import { foldPeople, holding, isSeated, type People } from '../sync/folds/people.ts';
import { purposeOf } from '../sync/folds/purpose.ts';
import { foldSafetyPlans, type PlanVersion } from '../sync/folds/safety-plans.ts';
import { chartAbout } from '../sync/names.ts';
import { practiceOf, type Vault, type Vaults } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import type { PlanDraft, PlanView, VersionView } from './view.ts';

const WRITERS = new Set(['client', 'clinician']);
const draftAt = (space: string) => `plan/${space}`;

/** Safety plans, in the worker: read from the log that this device has verified, so offline too. */
export function safetyPlanRoom(vaults: Vaults) {
	let turns = 0;

	async function show(id: string, vault: Vault = vaults.open): Promise<PlanView> {
		const turn = (turns += 1); // before anything is read: what is read later is newer
		const space = await vault.spaces.space(id);
		if (!space.state && !space.frozen) throw new Unreachable('nothing of it is known here');
		const log = await wholeLog(vault, id);
		const people = foldPeople(log);
		const me = people.get(vault.me.id);
		// What was handed over with the app closed stays in the outbox until the app has looked after it.
		const rows = (await vault.outbox.waiting(id)).filter(
			({ entry }) => !space.state?.ids.has(entry.header.id),
		);
		const waiting = new Map(rows.map(({ entry, refused }) => [entry.header.id, refused]));
		const practice = await vault.local.kept<PracticeDetails>('practice');
		const { frozen } = space;
		return {
			turn,
			versions: foldSafetyPlans(log)
				.map((version) => versionOf(version, vault.me.id, people, waiting))
				.reverse(),
			role: me && isSeated(me) ? me.role : '',
			mayChange: !frozen && me !== undefined && isSeated(me) && WRITERS.has(me.role),
			therapists: namesOf(people, 'clinician'),
			client: namesOf(people, 'client')[0] ?? '',
			practicePhone: practice?.phone ?? '',
			eventAt: me?.role === 'client' ? 0 : await newestEvent(vault, id),
			stopped: frozen && factsOf(new ProtocolError(frozen.code as ProtocolError['code'])),
		};
	}

	return {
		/** A plan as this device knows it, without a wait for the network. @throws Failure */
		show: (space: string): Promise<PlanView> => show(space),

		/** The same, as new as the network lets it. @throws Failure */
		async open(space: string): Promise<PlanView> {
			const vault = vaults.open;
			const { state } = await vault.spaces.space(space);
			await vault.spaces.sync(space).catch((error: unknown) => {
				if (!state) throw error; // else it is shown as this device knows it
			});
			await Promise.all([practiceOf(vault), chartAbout(vault, space).catch(() => '')]);
			vault.sender.kick(space);
			return show(space, vault);
		},

		/** What is being written and is not saved yet; null if nothing is. */
		async draft(space: string): Promise<PlanDraft | null> {
			const written = await draftOf(vaults.open.local, draftAt(space));
			return written ? (JSON.parse(written) as PlanDraft) : null;
		},

		/** Seals what is being written; null forgets it. */
		keepDraft: (space: string, draft: PlanDraft | null): Promise<void> =>
			keepTyped(vaults, draftAt(space), draft ? JSON.stringify(draft) : ''),

		/**
		 * Adds a version that was made from `base`; whatever stood before stays. What is being
		 * written is done with if it `isDraft`. @throws Failure
		 */
		async save(
			space: string,
			lines: readonly PlanLine[],
			base: string,
			isDraft: boolean,
		): Promise<PlanView> {
			const vault = vaults.open;
			const post = { type: 'safety_plan', lines: lines.map((line) => ({ ...line })), base };
			await vault.outbox.add(await vault.spaces.space(space), post);
			if (isDraft) await keepDraft(vault.local, draftAt(space), '');
			vault.sender.kick(space);
			return show(space, vault); // it is kept, though the keys may be locked by now
		},

		/** Lets a version that the server would not take have another try. */
		async retry(space: string, version: string): Promise<void> {
			const { spaces, outbox, sender } = vaults.open;
			await outbox.retry(await spaces.space(space), version);
			sender.kick(space);
		},
	};
}

export type SafetyPlanRoom = ReturnType<typeof safetyPlanRoom>;

function versionOf(
	{ id, author, at, receivedAt, lines, crossed }: PlanVersion,
	me: string,
	people: People,
	waiting: ReadonlyMap<string, string>,
): VersionView {
	const isMine = author === me;
	return {
		...{ id, lines, crossed, isMine },
		who: isMine ? '' : (people.get(author)?.name ?? ''),
		at: waiting.has(id) ? at : receivedAt,
		isWaiting: waiting.has(id),
		refused: waiting.get(id) ?? '',
	};
}

function namesOf(people: People, role: string): string[] {
	return holding(people, role).flatMap(({ name }) => (name ? [name] : []));
}

/** When the newest safety event was documented that this device has, 0 if none. */
async function newestEvent({ spaces }: Vault, care: string): Promise<number> {
	let newest = 0;
	for (const { id, purpose } of await spaces.listKept()) {
		if (purpose !== 'chart') continue;
		const log = (await spaces.space(id)).log();
		const { of, about } = purposeOf(log);
		if (of !== 'chart' || about !== care) continue;
		const events = log.filter(({ post }) => post?.type === 'safety_event');
		newest = Math.max(newest, ...events.map(({ receivedAt }) => receivedAt));
	}
	return newest;
}
