import { Http } from '../api/http.ts';
import { ready } from '../protocol/sodium.ts';
import { KnownLogins } from '../sync/known.ts';
import { serve, type News, type Port } from '../sync/remote.ts';
import { openStore } from '../sync/store.ts';
import { Tabs } from '../sync/tabs.ts';
import { Vaults } from '../sync/vault.ts';
import { makeRooms } from './rooms.ts';

const rooms = start();
const tell = serve(self as unknown as Port, rooms);

async function start() {
	const [store] = await Promise.all([openStore(), ready()]);
	const http = new Http(self.location.origin);
	http.onclock = (aheadMs) => {
		tell({ kind: 'clock', aheadMs });
	};
	const vaults = new Vaults(http, store, (news: News) => {
		tell(news);
	});
	self.addEventListener('online', () => void vaults.deliver());
	await new Tabs(vaults).join();
	return makeRooms(vaults, new KnownLogins(store));
}
