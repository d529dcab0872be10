/** The model: the practice's switch, and a client's choice; what they agree to is content. */
export const model = {
	'model.title': 'A second look by a program',
	'model.lead':
		'Beside the rules, a small program on the client’s own device can compare their words with labelled messages. It looks only for clients who agree.',
	'model.limits':
		'It is often wrong. With the rules it found about 7 of 10 urgent messages in English and 9 of 10 in Spanish. Of 100 everyday messages, about 6 in English and 11 in Spanish were marked by mistake. It can only add: what the rules notice stays.',
	'model.on': 'On. It looks for clients who have agreed.',
	'model.off': 'Off. It looks for nobody.',
	'model.switch_on': 'Switch it on',
	'model.switch_off': 'Switch it off',
	'model.not_yours': 'A custodian of the practice can change this.',
	'model.region': 'Where your practice is',
	'model.region_hint': 'The code of your state or province, such as US-ME.',
	'model.region_needed': 'Please say where your practice is: some states do not allow it.',
	'model.region_unknown': 'We do not know this code. Please write it like US-ME.',
	'model.refused': 'The law does not allow it there, so it stays off.',
	'model.refused_there': 'The law does not allow it there, so it cannot look.',
	'model.laws': 'Where the law does not allow it',
	'model.read': 'What this is',
	'model.read_and_choose': 'Read what this is, and choose',
} as const;
