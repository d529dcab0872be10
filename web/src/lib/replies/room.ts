import type { NameBook } from '../sync/names.ts';
import { knownTexts, USUAL_TEXTS, type Texts } from '../sync/replies.ts';
import { signedReplies, signReplies, type Signed } from '../sync/signing.ts';
import { practiceOf, type Vaults } from '../sync/vault.ts';

/** What stands in the threads, and what is being written instead of it. */
export type RepliesView = Readonly<{
	/** The usual ones where nothing was signed. */
	texts: Texts;
	isSigned: boolean;
	/** Null if nothing is being changed. */
	draft: Texts | null;
	/** Whether a walk broke off that was to post the draft. */
	isUnfinished: boolean;
	/** What stands in the place of the variables that are signed. */
	signed: Readonly<Record<string, string>>;
}>;

const DRAFT = 'replies/draft';
const WALK = 'replies/walk';

/** Automatic replies, in the worker. */
export function repliesRoom(vaults: Vaults, names: NameBook) {
	return {
		/** @throws Failure without a connection: other devices may have signed since */
		async show(): Promise<RepliesView> {
			const vault = vaults.open;
			const texts = await signedReplies(vault);
			const draft = await vault.local.kept<Texts>(DRAFT);
			const practice = await practiceOf(vault);
			const me = (await names.of(vault)).people.get(vault.me.id);
			return {
				texts: texts ?? USUAL_TEXTS,
				isSigned: texts !== null,
				draft: draft && knownTexts(draft),
				isUnfinished: (await vault.local.kept(WALK)) !== null,
				signed: {
					therapist_name: me?.name ?? '',
					practice_name: practice?.name ?? '',
					practice_phone: practice?.phone ?? '',
				},
			};
		},

		/** Keeps what is being written, sealed; null forgets it. */
		async keepDraft(texts: Texts | null): Promise<void> {
			const { local } = vaults.open;
			await (texts ? local.keep(DRAFT, texts) : local.forget(DRAFT));
		},

		/**
		 * Posts the texts, signed, in each thread of one's own; says how far it has come. Where it
		 * stops, the texts stay as the draft. @throws Failure
		 */
		async sign(texts: Texts): Promise<Signed> {
			const vault = vaults.open;
			await vault.local.keep(DRAFT, texts);
			await vault.local.keep(WALK, {});
			const signed = await signReplies(vault, texts, (done, all) => {
				vault.tell({ kind: 'walk', done, all });
			});
			if (signed.failed === 0) {
				await vault.local.forget(DRAFT);
				await vault.local.forget(WALK);
			}
			return signed;
		},
	};
}

export type RepliesRoom = ReturnType<typeof repliesRoom>;
