/** What a page says first of an agreement. Pure. */
import type { PlainKey } from '../text/catalogue.ts';
import type { AgreementView, Hindrance } from './view.ts';

/** A consent that ends within this time is to be renewed. */
export const SOON_MS = 30 * 86_400_000;

/** A hindrance, or how it stands with what was agreed to. */
export type Kind = Hindrance | 'none' | 'agreed' | 'expiring' | 'holds' | 'updated';

/** `today` is a local day, now in ms. */
export function kindOf(view: AgreementView, now: number): Kind {
	const { hindrance, agreed, version, holdsUntil, heldVersion } = view;
	if (hindrance) return hindrance;
	if (agreed?.decision !== 'permit') return 'none';
	if (version && version.hash !== agreed.hash) {
		const isHeld = holdsUntil > now && agreed.version <= heldVersion;
		return isHeld ? 'holds' : 'updated';
	}
	const isSoon = agreed.until !== '' && Date.parse(agreed.until) - now < SOON_MS;
	return isSoon ? 'expiring' : 'agreed';
}

/** The words on what opens the form. */
export function actOf(kind: Kind): PlainKey {
	if (kind === 'withdrawn') return 'sign.again';
	if (kind === 'new_version' || kind === 'holds' || kind === 'updated') return 'sign.changes';
	return kind === 'no_consent' ? 'sign.read' : 'sign.renew';
}
