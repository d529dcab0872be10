import { Http } from '../api/http.ts';
import { Unreachable } from '../api/problems.ts';
import type { Lock } from '../api/shapes/accounts.ts';
import type { Practice } from '../api/shapes/practices.ts';
import { readCode, type Purpose } from '../protocol/codes.ts';
import { demand, ProtocolError } from '../protocol/errors.ts';
import { foldPeople, type People } from '../sync/folds/people.ts';
import type { KnownLogins } from '../sync/known.ts';
import { passkeyAsked, type Asked, type ChosenLock } from '../sync/locks.ts';
import { accountOf, makeNewcomer, recoveryText, type Newcomer } from '../sync/newcomer.ts';
import { openSignIn } from '../sync/sign-in.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import type { LockChoice } from '../ui/passkey.ts';
import { findInvitation, type Closed, type Invitation } from './invitation.ts';
import { takeSeat } from './joining.ts';

/** What an invited person is shown before there is an account. */
export type Welcome = Readonly<{
	state: 'welcome';
	as: 'client' | 'staff';
	from: string;
	letters: readonly { id: string; text: string; at: number }[];
}>;

/** No code, or a recovery code: found on this device, before any request. */
export type Refused = Readonly<{ refusal: 'mistyped' | 'recovery' }>;

/** The practice that can be called; null where there is none to know of. */
export type Callee = Readonly<{ name: string; phone: string }> | null;

export type Answer = Welcome | (Closed & Readonly<{ practice: Callee }>) | Refused;

/** What a newcomer has chosen; `name` is for the people of the conversation, never the server. */
export type Chosen = Readonly<{ login: string; lock: ChosenLock; name: string }>;

/** The same before a passkey is made, on the page. */
export type Wish = Readonly<{ login: string; lock: LockChoice; name: string }>;

/** Where a newcomer has arrived. */
export type Joined =
	| (Closed & Readonly<{ practice: Callee }>)
	| Readonly<{ state: 'joined'; as: 'client' | 'staff'; space: string }>;

/** `made` is the first lock of the account, once the server has it. */
type Started = { invitation: Invitation; newcomer: Newcomer; made: Lock | null };

/** Joining by a link or a code, in the worker (flows F2 and F4). */
export function joinRoom(vaults: Vaults, known: KnownLogins) {
	const guest = new Http(vaults.http.origin); // whoever is signed in here stays so
	let started: Started | null = null;

	async function create(newcomer: Newcomer, login: string, chosen: ChosenLock): Promise<Lock> {
		const account = accountOf(newcomer, login, chosen);
		await guest.post('/accounts', account);
		return account.locks[0];
	}

	return {
		/** Opens what `typed` (a code, or a link that ends in one) leads to. */
		async open(typed: string): Promise<Answer> {
			const text = (typed.split('#').at(-1) ?? '').replace(/\s/g, '');
			const code = codeOf(text, 'join');
			if (!code) return { refusal: codeOf(text, 'recover') ? 'recovery' : 'mistyped' };
			const found = await findInvitation(guest, code);
			if (!('code' in found)) return { ...found, practice: await calleeOf(guest, found) };
			started = { invitation: found, newcomer: makeNewcomer(), made: null };
			return welcomeOf(found);
		},

		/** What a passkey for the account in the making has to answer. */
		passkeyAsked(): Promise<Asked> {
			demand(started !== null, 'noinvite');
			return passkeyAsked(guest, started.newcomer.account.id);
		},

		/** Returns the recovery code of the account in the making, to be printed or saved. */
		recoveryCode(): string {
			demand(started !== null, 'noinvite');
			return recoveryText(started.newcomer);
		},

		/** Makes the account and takes the seat. After a lost answer it may be asked again. */
		async finish({ login, lock, name }: Chosen): Promise<Joined> {
			demand(started !== null, 'noinvite');
			const { invitation, newcomer } = started;
			started.made ??= await create(newcomer, login, lock);
			const closed = await takeSeat(guest, invitation, newcomer.account);
			if (closed) return { ...closed, practice: await calleeOf(guest, closed) };
			await openSignIn(vaults.http, newcomer.account);
			await known.remember(login, newcomer.account.id, started.made.suite, started.made);
			vaults.unlock(newcomer.account);
			started = null;
			const { space } = invitation.state;
			if (name) await introduce(vaults.open, space, name);
			return { state: 'joined', as: roleOf(invitation), space };
		},
	};
}

export type JoinRoom = ReturnType<typeof joinRoom>;

/** Whom to call about an invitation that leads nowhere; its link still tells the practice. */
async function calleeOf(guest: Http, { state }: Closed): Promise<Callee> {
	if (state === 'unknown') return null;
	try {
		const { name, phone } = (await guest.get<Practice>('/practice')).details;
		return { name, phone };
	} catch {
		return null; // the page is shown all the same
	}
}

/** Says in the conversation what the newcomer is called. */
async function introduce({ me, spaces, outbox, sender }: Vault, id: string, name: string) {
	try {
		const space = await spaces.sync(id);
		await outbox.add(space, { type: 'seat', id: me.id, name, credential: '' });
		sender.kick(id);
	} catch (error) {
		// The seat is taken all the same, and the desk has the name.
		if (!(error instanceof Unreachable)) throw error;
	}
}

/** The code that `text` is, null if it is none of that purpose. */
function codeOf(text: string, purpose: Purpose): Uint8Array | null {
	try {
		return readCode(text, purpose);
	} catch (error) {
		if (error instanceof ProtocolError) return null;
		throw error;
	}
}

function roleOf({ seat }: Invitation): 'client' | 'staff' {
	return seat.as === 'staff' ? 'staff' : 'client';
}

function welcomeOf(invitation: Invitation): Welcome {
	const { log, seat } = invitation;
	const people: People = foldPeople(log);
	const letters = log.flatMap(({ entry: { header }, post }) => {
		return post?.type === 'text' ? [{ id: header.id, text: post.text, at: header.at }] : [];
	});
	const from = people.get(seat.by)?.name ?? '';
	return { state: 'welcome', as: roleOf(invitation), from, letters };
}
