export const feeds = {
	'feed.title': 'In your own calendar',
	'feed.lead':
		'Another calendar program can show your sessions by a secret address. It says “Appointment” and the time. It has no names. Whoever knows the address can read it.',
	'feed.none': 'There is no such address.',
	'feed.since': 'There is an address since {when}. It is not shown again.',
	'feed.once': 'Copy this address now. It is shown only once.',
	'feed.address': 'Your secret address',
	'feed.make': 'Make an address',
	'feed.renew': 'Make a new one; the old one ends',
	'feed.end': 'End it',
	'feed.copy': 'Copy the address',
	'feed.copied': 'Copied.',
} as const;
