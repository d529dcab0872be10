import { expect, test } from 'vitest';
import { bundle } from '../../build-plugins/verifier.ts';

test('the verifier is one program that imports nothing of ours', () => {
	const source = bundle();
	expect(source).toMatch(/^"""Checks a record that Meantime has exported, without Meantime\./);
	expect(source).not.toContain('meantime.sdk');
	expect(source).not.toContain('TYPE_CHECKING');
	expect(source.match(/^from __future__/gm)).toHaveLength(1);
});
