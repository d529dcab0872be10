import { keptAgreement } from '../sync/agreement.ts';
import { newestState } from '../sync/folds/consents.ts';
import { foldPeople, isSeated } from '../sync/folds/people.ts';
import { chartAbout, type NameBook } from '../sync/names.ts';
import { staffOf } from '../sync/roster.ts';
import { termsOf } from '../sync/terms.ts';
import { practiceOf, type Vault } from '../sync/vault.ts';
import { dayAt } from '../text/local-days.ts';
import { aheadIn } from './appointments.ts';
import { endingIn, openIn, reasonIn } from './reading.ts';
import type { EndingsView } from './view.ts';

/** All that can end with a client, as this device knows it. */
export async function staffView(
	vault: Vault,
	names: NameBook,
	id: string,
): Promise<Omit<EndingsView, 'turn' | 'stale'>> {
	const me = vault.me.id;
	const [known, staff, practice, told, chart, ahead] = await Promise.all([
		names.of(vault),
		staffOf(vault, names).catch(() => []),
		practiceOf(vault),
		keptAgreement(vault, id),
		chartAbout(vault, id),
		aheadIn(vault, id),
	]);
	const now = vault.http.now();
	const inChart = chart ? (await vault.spaces.space(chart)).log() : [];
	const log = (await vault.spaces.space(id)).log();
	const people = foldPeople(log);
	const mine = people.get(me);
	const role = mine && isSeated(mine) ? mine.role : '';
	const nameOf = (who: string) => known.people.get(who)?.name ?? people.get(who)?.name ?? '';
	const isCustodian = staff.some((each) => each.id === me && each.role === 'custodian');
	const listed = (await vault.spaces.listKept()).find((each) => each.id === id);
	const responsible = listed?.responsible ?? '';
	const ending = endingIn({ log, me, now }, people, nameOf);
	const terms = role === 'clinician' ? await termsOf(vault).catch(() => null) : null;
	const isTimed = terms?.some((each) => each.space_id === id && each.seat_id === me);
	const isUnfinished = ending?.ending === 'transferred' && ending.isMine && isTimed === false;
	return {
		space: id,
		name: known.clients.get(id)?.name ?? '',
		language: known.clients.get(id)?.language ?? '',
		role,
		mayHandOver: role === 'clinician' ? responsible === me || isCustodian : isCustodian,
		isByPractice: role !== 'clinician',
		today: dayAt(practice?.zone ?? 'UTC', now),
		state: told?.state ?? 'on',
		why: told?.why ?? '',
		later: told?.later ?? null,
		pausedUntil: newestState(log, people)?.until ?? '',
		ending,
		reason: reasonIn(inChart, ending),
		open: {
			...openIn({ log, chart: inChart, me, now }),
			appointments: ahead,
		},
		colleagues: staff
			.filter((each) => each.isNamed && each.id !== responsible)
			.map(({ id: who, name, credential }) => ({ id: who, name, credential })),
		isUnfinished,
		practice: { name: practice?.name ?? '', phone: practice?.phone ?? '' },
		me: nameOf(me),
	};
}
