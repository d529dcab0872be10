import { expect, test } from 'vitest';
import type { Wire } from '../../src/lib/protocol/entry.ts';
import { parse } from '../../src/lib/protocol/shapes.ts';
import { ready } from '../../src/lib/protocol/sodium.ts';
import { verifyLog } from '../../src/lib/protocol/spaces.ts';
import { foldChanges, type SeatChange } from '../../src/lib/sync/folds/changes.ts';
import { openEntry } from '../../src/lib/sync/folds/opened.ts';
import { vectors } from '../protocol/people.ts';

await ready();

const { log, changes } = vectors('changes.json') as { log: Wire[]; changes: SeatChange[] };
const folded = foldChanges(log.map((wire) => openEntry(parse(wire), 0, () => ({}))));

test('the changes are those of the vectors', () => {
	expect(verifyLog(log).seq).toBe(log.length - 1);
	expect(folded).toEqual(changes.map((each) => ({ ...each, id: expect.any(String) as string })));
});

test('each has an id of its own', () => {
	expect(new Set(folded.map(({ id }) => id)).size).toBe(folded.length);
});
