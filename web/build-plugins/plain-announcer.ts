import type { Plugin } from 'vite';

const ROOT = /@sveltejs\/kit\/src\/runtime\/components\/root\.svelte$/;
const STYLE = /\n\s*style="[^"]*"(?=\s*>)/;

/**
 * Takes the `style` attribute off SvelteKit's route announcer, which our Content-Security-Policy
 * would refuse; `base.css` hides the announcer instead. Fails the build if it is no longer there.
 */
export function plainAnnouncer(): Plugin {
	return {
		name: 'meantime:plain-announcer',
		enforce: 'pre',
		transform: {
			filter: { id: ROOT },
			handler(code) {
				const plain = code.replace(STYLE, '');
				if (plain === code) this.error('the announcer of SvelteKit has changed: look at it again');
				return { code: plain, map: null };
			},
		},
	};
}
