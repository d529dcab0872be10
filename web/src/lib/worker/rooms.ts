import { accountsRoom } from '../accounts/room.ts';
import { alertsRoom } from '../alerts/room.ts';
import { captureRoom } from '../capture/room.ts';
import { billingRoom } from '../billing/room.ts';
import { boardRoom } from '../board/room.ts';
import { calendarRoom } from '../calendar/room.ts';
import { chargingRoom } from '../charging/room.ts';
import { checkInsRoom } from '../check-ins/room.ts';
import { creepRoom } from '../creep/room.ts';
import { contactsRoom } from '../contacts/room.ts';
import { crisisLinesRoom } from '../crisis-lines/room.ts';
import { crisisSnapshotRoom } from '../crisis-snapshot/room.ts';
import { custodyRoom } from '../custody/room.ts';
import { draftsRoom } from '../drafts/room.ts';
import { agendaRoom } from '../agenda/room.ts';
import { exportingRoom } from '../exporting/room.ts';
import { emergencyRoom } from '../emergency/room.ts';
import { feesRoom } from '../fees/room.ts';
import { feeSettingsRoom } from '../fee-settings/room.ts';
import { filesRoom } from '../files/room.ts';
import { endingsRoom } from '../endings/room.ts';
import { foundRoom } from '../found/room.ts';
import { hoursRoom } from '../hours/room.ts';
import { candidacyRoom } from '../candidacy/room.ts';
import { caseloadRoom } from '../caseload/room.ts';
import { consentRoom } from '../consent/room.ts';
import { insightsRoom } from '../insights/room.ts';
import { inviteRoom } from '../invite/room.ts';
import { joinRoom } from '../join/room.ts';
import { journalRoom } from '../journal/room.ts';
import { ladderRoom } from '../ladder/room.ts';
import { loweringRoom } from '../matches/lowering.ts';
import { matchesRoom } from '../matches/room.ts';
import { marksRoom } from '../marks/room.ts';
import { Screener } from '../matches/screener.ts';
import { measuringRoom } from '../measuring/room.ts';
import { modelRoom } from '../model/room.ts';
import { notesRoom } from '../notes/room.ts';
import { noticesRoom } from '../notices/room.ts';
import { openingsRoom } from '../openings/room.ts';
import { privateNotesRoom } from '../private-notes/room.ts';
import { policyRoom } from '../policy/room.ts';
import { preparingRoom } from '../preparing/room.ts';
import { quarterlyRoom } from '../quarterly/room.ts';
import { recordRoom } from '../record/room.ts';
import { repliesRoom } from '../replies/room.ts';
import { requestsRoom } from '../requests/room.ts';
import { reviewRoom } from '../review/room.ts';
import { safetyPlanRoom } from '../safety-plan/room.ts';
import { searchingRoom } from '../searching/room.ts';
import { savedRepliesRoom } from '../saved-replies/room.ts';
import { skillsRoom } from '../skills/room.ts';
import { othersFor } from './starting.ts';
import { startRoom } from '../start/room.ts';
import { retentionRoom } from '../retention/room.ts';
import { rolloutRoom } from '../rollout/room.ts';
import { surveysRoom } from '../surveys/room.ts';
import type { KnownLogins } from '../sync/known.ts';
import { NameBook } from '../sync/names.ts';
import type { Vaults } from '../sync/vault.ts';
import { talksRoom } from '../talks/room.ts';
import { tasksRoom } from '../tasks/room.ts';
import { teamRoom } from '../team/room.ts';
import { threadsRoom } from '../threads/room.ts';
import { trendsRoom } from '../trends/room.ts';
import { vendorsRoom } from '../vendors/room.ts';
import { webhooksRoom } from '../webhooks/room.ts';

/** Puts the rooms into the worker, as routes put them on pages. */
export function makeRooms(vaults: Vaults, known: KnownLogins) {
	const names = new NameBook();
	const screener = new Screener();
	const [candidacy, caseload] = [candidacyRoom(vaults, names), caseloadRoom(vaults, names)];
	const invite = inviteRoom(vaults);
	return {
		accounts: accountsRoom(vaults, known),
		alerts: alertsRoom(vaults, names, screener),
		billing: billingRoom(vaults, names),
		board: boardRoom(vaults, names),
		calendar: calendarRoom(vaults, names),
		capture: captureRoom(vaults),
		agenda: agendaRoom(vaults),
		charging: chargingRoom(vaults, names),
		checkIns: checkInsRoom(vaults, names),
		creep: creepRoom(vaults),
		contacts: contactsRoom(vaults, names),
		crisisLines: crisisLinesRoom(vaults),
		crisisSnapshot: crisisSnapshotRoom(vaults),
		custody: custodyRoom(vaults, names),
		drafts: draftsRoom(vaults, names),
		endings: endingsRoom(vaults, names),
		exporting: exportingRoom(vaults, names),
		emergency: emergencyRoom(vaults, names),
		fees: feesRoom(vaults),
		feeSettings: feeSettingsRoom(vaults, names),
		files: filesRoom(vaults),
		found: foundRoom(vaults, known),
		candidacy,
		caseload,
		consent: consentRoom(vaults),
		hours: hoursRoom(vaults, names),
		insights: insightsRoom(vaults, names),
		invite,
		join: joinRoom(vaults, known),
		journal: journalRoom(vaults),
		ladder: ladderRoom(vaults, names),
		lowering: loweringRoom(vaults, names),
		marks: marksRoom(vaults, names),
		matches: matchesRoom(vaults, screener),
		measuring: measuringRoom(vaults, names),
		model: modelRoom(vaults, names),
		notes: notesRoom(vaults, names),
		notices: noticesRoom(vaults),
		openings: openingsRoom(vaults),
		privateNotes: privateNotesRoom(vaults, names),
		policy: policyRoom(vaults, names),
		preparing: preparingRoom(vaults, names),
		quarterly: quarterlyRoom(vaults, names),
		record: recordRoom(vaults, names),
		replies: repliesRoom(vaults, names),
		requests: requestsRoom(vaults, names),
		review: reviewRoom(vaults, names),
		retention: retentionRoom(vaults, names),
		rollout: rolloutRoom(vaults, names),
		safetyPlan: safetyPlanRoom(vaults),
		searching: searchingRoom(vaults, names),
		savedReplies: savedRepliesRoom(vaults, names),
		skills: skillsRoom(vaults),
		start: startRoom(vaults, names, othersFor({ candidacy, caseload, invite })),
		surveys: surveysRoom(vaults, names),
		talks: talksRoom(vaults, names),
		tasks: tasksRoom(vaults),
		team: teamRoom(vaults, names),
		threads: threadsRoom(vaults, names),
		trends: trendsRoom(vaults),
		vendors: vendorsRoom(vaults, names),
		webhooks: webhooksRoom(vaults),
	};
}

export type Rooms = ReturnType<typeof makeRooms>;
