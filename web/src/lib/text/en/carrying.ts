/** What who comes with new keys reads: see `text/later/carrying.ts`. */
export const carrying = {
	'carry.title': 'Does somebody else know your keys?',
	'carry.text':
		'Ask your practice to invite you again, with another e-mail address. You get new keys, the old ones are taken out of everything, and what others share with you comes along. What only you could read, such as your journal or private notes, you bring over here, signed in with the new address.',
	'carry.lost_text':
		'Only the old keys open it: without the old password or recovery code it is lost.',
	'carry.login': 'E-mail address of before',
	'carry.with': 'Open it with',
	'carry.password': 'Password of before',
	'carry.code': 'Recovery code of before',
	'carry.do': 'Bring it over',
	'carry.working': 'Bringing it over…',
	'carry.done': 'Brought over: {n}.',
	'carry.lost': 'Not brought over, because it cannot be read or is a file: {n}.',
} as const;
