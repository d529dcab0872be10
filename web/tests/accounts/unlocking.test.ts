import '../sync/platform.ts';
import { expect, test } from 'vitest';
import { unlockWithPassword } from '../../src/lib/accounts/unlocking.ts';
import { Http } from '../../src/lib/api/http.ts';
import { b64 } from '../../src/lib/protocol/encoding.ts';
import { ready } from '../../src/lib/protocol/sodium.ts';
import { KnownLogins } from '../../src/lib/sync/known.ts';
import { openStore } from '../../src/lib/sync/store.ts';

await ready();

test.each([null, 7, '', 'none of ours', b64(new Uint8Array(8)), `${b64(new Uint8Array(16))}=`])(
	'the salt %j is refused as a weak suite, and nothing is sent',
	async (salt) => {
		const seen: string[] = [];
		globalThis.fetch = (address) => {
			seen.push(new URL(address as string).pathname);
			return Promise.resolve(Response.json({ suite: 1, server_salt: salt }));
		};
		const known = new KnownLogins(await openStore('logins'));
		const http = new Http('https://meantime.example');
		const opened = unlockWithPassword(http, known, 'jo@example.org', 'four steps to the water');
		await expect(opened).rejects.toMatchObject({ code: 'suite' });
		expect(seen).toEqual(['/api/unlock/begin']);
	},
);
