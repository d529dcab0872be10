import { openRef } from '../files/opening.ts';
import { URGENT } from '../noticed/attention.ts';
import type { Carried } from '../noticed/found.ts';
import { addNoted } from '../noticed/noted.ts';
import type { MomentPost } from '../protocol/moment-posts.ts';
import { ProtocolError } from '../protocol/errors.ts';
import type { FileRef } from '../protocol/rollout-posts.ts';
import { makeEntryId } from '../protocol/writing.ts';
import type { Kept } from '../sync/journal.ts';
import { momentPost, newestMoment, type MomentParts } from '../sync/moments.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import { forgetAnswer, unlookedIn } from './answers.ts';
import { noteSending } from './automatic.ts';
import { saidWith } from './said.ts';
import type { ThreadView } from './view.ts';

/** What of a moment goes to a conversation: its parts as they are shared, and which of its files. */
export type Chosen = Readonly<{
	/** As a message, or for the session, where it stands on the list as `title`. */
	way: 'send' | 'bring';
	parts: MomentParts;
	files: readonly number[];
	title: string;
}>;

/** What a client shares of what they keep, in the worker. */
export function sharedMoments(vaults: Vaults, show: (id: string) => Promise<ThreadView>) {
	return {
		/**
		 * Sends what is chosen of a kept moment, or brings it to the session: then nobody is told
		 * before, unless its words are urgent. Its files are sealed anew for the conversation.
		 * @throws Failure without a connection, for a file that is not on this device
		 */
		async shareMoment(
			id: string,
			kept: Kept,
			{ way, parts, files, title }: Chosen,
			carried: Carried | null,
		): Promise<ThreadView> {
			const vault = vaults.open;
			const { spaces, outbox, local, sender, courier } = vault;
			const moment = newestMoment(await wholeLog(vault, kept.space), kept.id);
			if (!moment) throw new ProtocolError('post');
			const refs = await sealedFor(vault, id, kept, moment, files);
			const said = carried ?? (await unlookedIn(local, id));
			const post = { ...momentPost(parts, refs), ...saidWith(said), of: kept.id };
			const [space, entryId] = [await spaces.space(id), makeEntryId()];
			const attention = way === 'send' || said.attention === URGENT ? said.attention : 0;
			await addNoted(vault, id, entryId, said, () =>
				outbox.add(space, post, { attention, id: entryId }),
			);
			if (way === 'bring') await outbox.add(space, { type: 'agenda', text: title, about: entryId });
			else await noteSending(vault, id);
			if (said.answer) await forgetAnswer(local, id);
			sender.kick(id);
			if (refs.length > 0) courier.kick(id);
			return show(id);
		},
	};
}

/** The files at these places of a moment, sealed for another space and on their way there. */
async function sealedFor(
	vault: Vault,
	to: string,
	kept: Kept,
	moment: MomentPost,
	places: readonly number[],
): Promise<FileRef[]> {
	const refs: FileRef[] = [];
	for (const place of places) {
		const ref = moment.files[place];
		if (!ref) throw new ProtocolError('post');
		const { content } = await openRef(vault, kept.space, ref, `${kept.id}/${place}`);
		refs.push(await vault.uploads.attach(to, { name: ref.name, mime: ref.mime, content }));
	}
	return refs;
}
