import './styles/tokens.css';
import './styles/base.css';
import { openDesk } from '#lib/demo/mark.ts';
import { eraseFragment } from '#lib/ui/fragment.ts';

/** Runs before the router reads the address. */
export function init(): void {
	eraseFragment();
	openDesk();
}
