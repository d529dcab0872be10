import type { WhyOff } from '../api/shapes/policies.ts';
import type { PracticeDetails } from '../api/shapes/practices.ts';
import { digits } from '../protocol/flows.ts';
import { ProtocolError } from '../protocol/errors.ts';
import { Failure, factsOf, type FailureFacts } from '../sync/failure.ts';
import type { Space } from '../sync/space.ts';
import { bringConsent, learnAgreement, offIn, offNow } from '../sync/agreement.ts';
import { draftOf, keepDraft } from '../sync/drafts.ts';
import { purposeOf } from '../sync/folds/purpose.ts';
import { learnSwitch, mayLook } from '../sync/model-state.ts';
import { NameBook } from '../sync/names.ts';
import { nextSessionIn, type NextSession } from '../sync/next-session.ts';
import { practiceOf, type Vault, type Vaults } from '../sync/vault.ts';
import { UNCHECKED, type Carried } from '../noticed/found.ts';
import { makeEntryId } from '../protocol/writing.ts';
import { forgetAnswer, ownAnswers, unlookedIn } from './answers.ts';
import { addNoted } from '../noticed/noted.ts';
import { sharedMoments } from './moments.ts';
import { noticing } from './noticing.ts';
import { ownWords } from './own-words.ts';
import { closedIn, learnClosed, noteSending } from './automatic.ts';
import { keepTold, promisedIn, usualIn, type Promised, type Usual } from './promise.ts';
import { Reach } from './reach.ts';
import { saidWith } from './said.ts';
import type { ThreadSummary, ThreadView } from './view.ts';
import { answeredBy, choiceIn, summaryOf, viewOf, type Sources } from './views.ts';

/** Conversations, in the worker: pages get plain views of them. */
export function threadsRoom(vaults: Vaults, names: NameBook) {
	const reach = new Reach();
	let turns = 0;
	/** What is being brought up to date before a page asks for it. */
	const prepared = new Map<string, Promise<FailureFacts | null>>();

	async function sourcesOf(vault: Vault, space: Space): Promise<Sources> {
		const { me, http, outbox } = vault;
		const rows = await outbox.waiting(space.id);
		const waiting = rows.filter(({ entry }) => !space.state?.ids.has(entry.header.id));
		return { space, me: me.id, waiting, names: await names.of(vault), now: http.now() };
	}

	/** Brings a thread up to date as far as the network lets it; returns what hindered it. */
	async function refresh({ spaces, sender }: Vault, id: string): Promise<FailureFacts | null> {
		try {
			await new Promise<void>((resolve, reject) => {
				spaces.sync(id, resolve).then(() => {
					resolve();
				}, reject);
			});
			sender.kick(id);
			return null;
		} catch (error) {
			return factsOf(error);
		}
	}

	/** Whoever has agreed to the model hears of it when the practice switches it off. */
	async function learnSwitchOf(vault: Vault, id: string): Promise<void> {
		const sources = await sourcesOf(vault, await vault.spaces.space(id));
		if (choiceIn(sources)?.choice === 'agreed') await learnSwitch(vault);
	}

	/** Whether a client may write, and what the server lacks of what they have agreed to. */
	async function learnOff(vault: Vault, id: string, coming: Promise<unknown>): Promise<void> {
		if (!(await vault.spaces.space(id)).state) await coming; // nobody has opened it here before
		const { state } = await vault.spaces.space(id);
		if (state?.seats.get(vault.me.id)?.role !== 'client') return;
		const { guardian_of: young } = await learnAgreement(vault, id);
		await bringConsent(vault, id, 'client');
		for (const about of young) {
			await learnAgreement(vault, about);
			await bringConsent(vault, id, 'guardian', about);
		}
	}

	async function show(
		id: string,
		stale: FailureFacts | null = null,
		vault = vaults.open,
	): Promise<ThreadView> {
		const turn = (turns += 1); // before anything is read: what is read later is newer
		const space = await vault.spaces.space(id);
		const closed = await closedIn(vault, id);
		const sources = { ...(await sourcesOf(vault, space)), closed };
		const draft = await draftOf(vault.local, id);
		if (!space.state && stale) throw new Failure(stale);
		const view = viewOf(sources, draft);
		const model = await mayLook(vault, choiceIn(sources)).catch(() => false);
		const off = view.role === 'client' ? await offIn(vault, id) : '';
		const stopped = stopOf(space);
		return { ...view, ...reach.of(id, view.items), model, off, stopped, stale, turn };
	}

	return {
		...ownWords(vaults, show),
		...noticing(vaults, show),
		...ownAnswers(vaults),
		...sharedMoments(vaults, show),

		/** What the practice says of itself; null if it cannot be known now. */
		practice(): Promise<PracticeDetails | null> {
			return practiceOf(vaults.open);
		},

		/** The ids of all conversations, also without a connection. @throws Failure */
		async ids(): Promise<string[]> {
			const vault = vaults.open;
			const { spaces } = vault;
			const kept = await spaces.listKept();
			const listed = await spaces.listing().catch((error: unknown) => {
				if (kept.length === 0) throw error;
				return kept;
			});
			names.forget(vault);
			return listed.filter(({ purpose }) => purpose === 'thread').map(({ id }) => id);
		},

		/** The line of one conversation, brought up to date if the network lets it. */
		async summary(id: string): Promise<ThreadSummary> {
			const vault = vaults.open;
			await refresh(vault, id);
			const space = await vault.spaces.space(id);
			const line = summaryOf(await sourcesOf(vault, space));
			return { ...line, isStopped: stopOf(space) !== null };
		},

		/** Begins to bring a conversation up to date that will be opened at once. */
		async prepare(id: string): Promise<void> {
			const coming = refresh(vaults.open, id);
			prepared.set(id, coming);
			await coming;
			prepared.delete(id);
		},

		/** What the client is told of when their message is read and answered. */
		promised(id: string): Promise<Promised | null> {
			return promisedIn(vaults.open, id);
		},

		/** Why the server takes no message of this client now; empty if it does. */
		off: (id: string): Promise<WhyOff | ''> => offNow(vaults.open, id),

		/** What is usual to write here. */
		usual: (id: string): Promise<Usual> => usualIn(vaults.open, id),

		/** Notes that the client was told how often they write. */
		told: (id: string): Promise<void> => keepTold(vaults.open, id),

		/** The next session of a conversation; null if none is set. @throws Failure */
		nextSession: (id: string): Promise<NextSession | null> => nextSessionIn(vaults.open.http, id),

		/** A conversation as this device knows it. */
		show: (id: string): Promise<ThreadView> => show(id),

		/** As `show`, from the newest message on. */
		start(id: string): Promise<ThreadView> {
			reach.restart(id);
			return show(id);
		},

		/** As `show`, further back. */
		earlier(id: string): Promise<ThreadView> {
			reach.extend(id);
			return show(id);
		},

		/** A conversation, brought up to date if the network lets it. */
		async open(id: string): Promise<ThreadView> {
			const vault = vaults.open;
			const coming = prepared.get(id) ?? refresh(vault, id);
			await Promise.all([
				learnClosed(vault, id),
				learnSwitchOf(vault, id),
				learnOff(vault, id, coming).catch(() => undefined),
			]);
			return show(id, await coming);
		},

		/**
		 * Keeps a message, sealed and signed, and sends it as soon as it can. `rest` of what was
		 * written stays as the draft. What a client's own device noticed goes with it.
		 */
		async send(id: string, text: string, rest = '', carried?: Carried | null): Promise<ThreadView> {
			const vault = vaults.open;
			const space = await vault.spaces.space(id);
			const re = answeredBy(await sourcesOf(vault, space));
			const entryId = makeEntryId();
			const said = carried ?? (carried === null ? await unlookedIn(vault.local, id) : UNCHECKED);
			const { attention } = said;
			const add = () =>
				vault.outbox.add(
					space,
					{ type: 'text', text, ...saidWith(said) },
					{ attention, re, id: entryId },
				);
			await (carried === undefined ? add() : addNoted(vault, id, entryId, said, add));
			await noteSending(vault, id);
			await keepDraft(vault.local, id, rest);
			if (said.answer) await forgetAnswer(vault.local, id);
			vault.sender.kick(id);
			return show(id, null, vault); // it is kept, though the keys may be locked by now
		},

		/** Lets a refused message have another try. */
		async retry(id: string, entryId: string): Promise<void> {
			const { spaces, outbox, sender } = vaults.open;
			await outbox.retry(await spaces.space(id), entryId);
			sender.kick(id);
		},

		/**
		 * Says that the other side read the numbers `shown`. Returns false, and says nothing, if
		 * somebody came or went since they were shown.
		 */
		async confirm(id: string, shown: string): Promise<boolean> {
			const { spaces, outbox, sender } = vaults.open;
			const space = await spaces.sync(id);
			if (!space.state || digits(space.state.lastSeats) !== shown) return false;
			await outbox.add(space, { type: 'verified', code: shown, method: 'in_session' });
			sender.kick(id);
			return true;
		},

		/** What this device holds against the server, to be saved by the person. */
		async report(id: string): Promise<string> {
			const { frozen } = await vaults.open.spaces.space(id);
			return JSON.stringify({ space: id, ...frozen }, null, '\t');
		},
	};
}

export type ThreadsRoom = ReturnType<typeof threadsRoom>;

/** Why a conversation is read-only at its last verified entry, or closed; null if it is well. */
function stopOf(space: Space): FailureFacts | null {
	if (space.frozen) return factsOf(new ProtocolError(space.frozen.code as ProtocolError['code']));
	const isClosed = space.state !== null && purposeOf(space.log()).of !== 'thread';
	return isClosed ? factsOf(new ProtocolError('unknownspace')) : null;
}
