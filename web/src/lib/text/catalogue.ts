import type { en } from './en.ts';
import type { alerts } from './en/alerts.ts';
import type { between } from './en/between.ts';
import type { billPapers } from './en/bill-papers.ts';
import type { billing } from './en/billing.ts';
import type { board } from './en/board.ts';
import type { byline } from './en/byline.ts';
import type { calendar } from './en/calendar.ts';
import type { candidacy } from './en/candidacy.ts';
import type { capture } from './en/capture.ts';
import type { carrying } from './en/carrying.ts';
import type { caseload } from './en/caseload.ts';
import type { checkins } from './en/checkins.ts';
import type { charging } from './en/charging.ts';
import type { chart } from './en/chart.ts';
import type { choices } from './en/choices.ts';
import type { coach } from './en/coach.ts';
import type { consent } from './en/consent.ts';
import type { contacts } from './en/contacts.ts';
import type { cover } from './en/cover.ts';
import type { creep } from './en/creep.ts';
import type { crisisLines } from './en/crisis-lines.ts';
import type { crisisSnapshot } from './en/crisis-snapshot.ts';
import type { custody } from './en/custody.ts';
import type { disclosures } from './en/disclosures.ts';
import type { destroyed } from './en/destroyed.ts';
import type { drafts } from './en/drafts.ts';
import type { ended } from './en/ended.ts';
import type { endings } from './en/endings.ts';
import type { emergency } from './en/emergency.ts';
import type { exporting } from './en/exporting.ts';
import type { feeLine } from './en/fee-line.ts';
import type { feePapers } from './en/fee-papers.ts';
import type { fees } from './en/fees.ts';
import type { feeplan } from './en/feeplan.ts';
import type { feeset } from './en/feeset.ts';
import type { finding } from './en/finding.ts';
import type { found } from './en/found.ts';
import type { homework } from './en/homework.ts';
import type { hours } from './en/hours.ts';
import type { insights } from './en/insights.ts';
import type { journal } from './en/journal.ts';
import type { keys } from './en/keys.ts';
import type { ladder } from './en/ladder.ts';
import type { leaving } from './en/leaving.ts';
import type { letters } from './en/letters.ts';
import type { load } from './en/load.ts';
import type { locks } from './en/locks.ts';
import type { lowered } from './en/lowered.ts';
import type { marks } from './en/marks.ts';
import type { measures } from './en/measures.ts';
import type { teamMeasures } from './en/team-measures.ts';
import type { matches } from './en/matches.ts';
import type { moments } from './en/moments.ts';
import type { model } from './en/model.ts';
import type { notes } from './en/notes.ts';
import type { noticed } from './en/noticed.ts';
import type { notices } from './en/notices.ts';
import type { openings } from './en/openings.ts';
import type { policy } from './en/policy.ts';
import type { policyNames } from './en/policy-names.ts';
import type { prepare } from './en/prepare.ts';
import type { privateNotes } from './en/private-notes.ts';
import type { quarter } from './en/quarter.ts';
import type { record } from './en/record.ts';
import type { replies } from './en/replies.ts';
import type { retention } from './en/retention.ts';
import type { requests } from './en/requests.ts';
import type { rollout } from './en/rollout.ts';
import type { rules } from './en/rules.ts';
import type { safetyPlan } from './en/safety-plan.ts';
import type { search } from './en/search.ts';
import type { saved } from './en/saved.ts';
import type { sent } from './en/sent.ts';
import type { skills } from './en/skills.ts';
import type { start } from './en/start.ts';
import type { surveys } from './en/surveys.ts';
import type { talks } from './en/talks.ts';
import type { team } from './en/team.ts';
import type { trends } from './en/trends.ts';
import type { vendors } from './en/vendors.ts';
import type { webhooks } from './en/webhooks.ts';

type English = typeof en &
	typeof alerts &
	typeof between &
	typeof billPapers &
	typeof billing &
	typeof board &
	typeof byline &
	typeof calendar &
	typeof candidacy &
	typeof capture &
	typeof carrying &
	typeof caseload &
	typeof checkins &
	typeof charging &
	typeof chart &
	typeof choices &
	typeof coach &
	typeof consent &
	typeof contacts &
	typeof cover &
	typeof creep &
	typeof crisisLines &
	typeof crisisSnapshot &
	typeof custody &
	typeof disclosures &
	typeof destroyed &
	typeof drafts &
	typeof ended &
	typeof endings &
	typeof emergency &
	typeof exporting &
	typeof feeLine &
	typeof feePapers &
	typeof fees &
	typeof feeplan &
	typeof feeset &
	typeof finding &
	typeof found &
	typeof homework &
	typeof hours &
	typeof insights &
	typeof journal &
	typeof keys &
	typeof ladder &
	typeof leaving &
	typeof letters &
	typeof load &
	typeof locks &
	typeof lowered &
	typeof marks &
	typeof measures &
	typeof teamMeasures &
	typeof openings &
	typeof matches &
	typeof moments &
	typeof model &
	typeof notes &
	typeof noticed &
	typeof notices &
	typeof policy &
	typeof policyNames &
	typeof prepare &
	typeof privateNotes &
	typeof quarter &
	typeof record &
	typeof replies &
	typeof retention &
	typeof requests &
	typeof rollout &
	typeof rules &
	typeof safetyPlan &
	typeof search &
	typeof saved &
	typeof sent &
	typeof skills &
	typeof start &
	typeof surveys &
	typeof talks &
	typeof team &
	typeof trends &
	typeof vendors &
	typeof webhooks;

/** Name of a text. A key that a language lacks is a type error in that language's file. */
export type Key = keyof English;
export type Catalogue = Readonly<Record<Key, string>>;
export type Locale = 'en' | 'es';

type Names<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
	? Name | Names<Rest>
	: never;

/** The values that the text `K` needs: no argument at all for a text without `{places}`. */
export type Values<K extends Key> = [Names<English[K]>] extends [never]
	? []
	: [values: Readonly<Record<Names<English[K]>, string>>];

/** Name of a text without places, which needs no values. */
export type PlainKey = {
	[K in Key]: [Names<English[K]>] extends [never] ? K : never;
}[Key];

const PLACE = /\{(\w+)\}/g;
const RIGHT_TO_LEFT =
	/[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Puts `values` into the `{places}` of `template`; a place without a value stays as it is. */
export function fill(template: string, values: Readonly<Record<string, string>> = {}): string {
	return template.replace(PLACE, (place, name: string, at: number) => {
		const value = isolated(values[name] ?? place);
		const isAtStop = template[at + place.length] === '.'; // "3:30 p. m." ends its sentence itself
		return isAtStop && value.endsWith('.') ? value.slice(0, -1) : value;
	});
}

/** A name written from right to left must not turn the sentence around it. */
function isolated(value: string): string {
	return RIGHT_TO_LEFT.test(value) ? `\u2068${value}\u2069` : value;
}

/** Lists the `{places}` of `template`, sorted. */
export function places(template: string): string[] {
	return Array.from(template.matchAll(PLACE), (match) => match[1] ?? '').sort();
}

/** The first of `wanted` (BCP 47, as a browser lists them) that we speak, else English. */
export function bestLocale(wanted: readonly string[]): Locale {
	const known = wanted.map((tag) => tag.slice(0, 2).toLowerCase());
	return known.find((tag): tag is Locale => tag === 'en' || tag === 'es') ?? 'en';
}
