import { ProtocolError } from '../protocol/errors.ts';
import { foundShared } from '../sync/founding.ts';
import { foldPeople } from '../sync/folds/people.ts';
import type { NameBook } from '../sync/names.ts';
import { staffOf } from '../sync/roster.ts';
import { say } from '../sync/seating.ts';
import { seatColleague } from '../sync/sharing.ts';
import type { Vault } from '../sync/vault.ts';
import type { Introduction } from './view.ts';

/**
 * Seats somebody of the practice in its directory and names them (flow F2). The founder of the
 * practice comes first: that founds the directory. Asked again it does only what is missing.
 * @throws ProtocolError 'unknownspace' without a directory, ProblemError, Unreachable
 */
export async function introduce(
	vault: Vault,
	names: NameBook,
	{ id, name, credential }: Introduction,
): Promise<void> {
	const { me } = vault;
	const directory = await directoryFor(vault, names, id);
	const who = (await staffOf(vault, names)).find((each) => each.id === id);
	if (!who) throw new ProtocolError('unknownspace');
	if (id !== me.id) {
		await seatColleague(vault, directory, { ...who, name, credential }, 'member', 'all');
	}
	const member = foldPeople((await vault.spaces.sync(directory)).log()).get(id);
	const mayName = id === me.id || member?.by === me.id;
	const isSaid = member?.name === name && member.credential === credential;
	if (mayName && !isSaid) await say(vault, directory, { type: 'seat', id, name, credential });
	names.forget(vault);
}

async function directoryFor(vault: Vault, names: NameBook, id: string): Promise<string> {
	const { directory } = await names.of(vault);
	if (directory) return directory;
	const { state } = await vault.spaces.practice();
	if (id !== vault.me.id || id !== state?.founder) throw new ProtocolError('unknownspace');
	return foundShared(vault, 'directory');
}
