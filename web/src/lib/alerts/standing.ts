/** What stands around every page of staff, fetched beside the first one. */
export { Matches } from '../matches/matches.svelte.ts';
export { Alerts } from './alerts.svelte.ts';
