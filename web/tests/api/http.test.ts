import { expect, test } from 'vitest';
import { Http } from '../../src/lib/api/http.ts';

const AN_HOUR_MS = 3_600_000;

async function hear(http: Http, told: string): Promise<void> {
	const headers = { 'Meantime-Now': told };
	globalThis.fetch = () => Promise.resolve(new Response('{}', { headers }));
	await http.get('/me');
}

test("the time is the server's, and a header that tells none leaves it as it was", async () => {
	const http = new Http('https://meantime.example');
	await hear(http, String(Date.now() + AN_HOUR_MS));
	for (const told of ['soon', '', 'NaN', '-5', '1e400', '0x10', '9'.repeat(400)]) {
		await hear(http, told);
		expect(Math.abs(http.now() - Date.now() - AN_HOUR_MS)).toBeLessThan(AN_HOUR_MS / 60);
	}
});
