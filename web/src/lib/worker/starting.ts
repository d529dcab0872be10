/** What the rooms of clients do for a made-up one as for any other. */
import type { CandidacyRoom } from '../candidacy/room.ts';
import type { CaseloadRoom } from '../caseload/room.ts';
import { NO_PROFILE } from '../caseload/view.ts';
import type { Invited, InviteRoom } from '../invite/room.ts';
import type { Others } from '../start/room.ts';

type Rooms = Readonly<{ candidacy: CandidacyRoom; caseload: CaseloadRoom; invite: InviteRoom }>;

export function othersFor({ candidacy, caseload, invite }: Rooms): Others<Invited> {
	return {
		add: (name) => caseload.add({ ...NO_PROFILE, name }),
		rename: (thread, name) => caseload.describe(thread, { ...NO_PROFILE, name }),
		offer: (thread, reviewOn, conditions) =>
			candidacy.decide(thread, {
				...{ answers: {}, decision: 'offer', override: null },
				...{ reviewOn, conditions },
			}),
		end: (thread, reason) => candidacy.setState(thread, { state: 'ended', reason, until: '' }),
		invite: async (thread, days, letter) => {
			return invite.client(thread, await caseload.signature(), days, letter);
		},
		async shown(thread) {
			const open = await invite.open(thread);
			return open.find(({ invited }) => invited)?.invited ?? null;
		},
	};
}
