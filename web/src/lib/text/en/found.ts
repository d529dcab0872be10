export const found = {
	'title.found': 'Found a practice · Meantime',

	'found.title': 'Found a practice',
	'found.lead':
		'You need the set-up link that was printed when the server was prepared. It works once.',
	'found.code': 'Set-up code or link',
	'found.code_hint': 'The link ends in the code, behind the # sign.',
	'found.needed': 'Please fill this in.',
	'found.used.title': 'This set-up link has been used',
	'found.used.text':
		'A practice has been founded with it. If that was you, sign in. If not, somebody else had the link: tell whoever runs the server.',
	'found.expired.title': 'This set-up link has expired',
	'found.expired.text':
		'It works for one day. Whoever runs the server can print a new one with “meantime init”.',
	'found.unknown.title': 'This set-up link is not known here',
	'found.unknown.text':
		'It may be cut off, or belong to another server. Whoever runs the server can print a new one with “meantime init”.',
	'found.practice.title': 'Your practice',
	'found.practice.text':
		'The server keeps this readable. Your clients see it, also where nothing else can be shown.',
	'found.practice.name': 'Name of the practice',
	'found.practice.phone': 'Telephone',
	'found.practice.phone_hint': 'Shown to clients wherever something does not work.',
	'found.practice.address': 'Address',
	'found.practice.zone': 'Time zone',
	'found.practice.zone_hint': 'Office hours and dates follow it.',
	'found.practice.language': 'Language of the practice',
	'found.practice.language_hint':
		'Invitations begin in it. Everybody chooses their own for the app.',
	'found.owner.text':
		'You answer for the practice’s records, and you can invite colleagues and clients.',
	'found.owner.name_hint': 'Colleagues and clients see it. The server does not.',
	'found.owner.credential': 'Credential (optional)',
	'found.owner.credential_hint': 'For example LMFT or PsyD.',
	'found.last_resort':
		'Without this code or a second record keeper, a lost password means that nobody can ever read the practice’s records again. Store it outside this building before you invite a client.',
	'found.submit': 'Found the practice',
} as const;
