export const rules = {
	'title.rules': 'Safety rules · Meantime',

	'rules.title': 'Safety rules',
	'rules.lead':
		'What the app looks for in what clients write. Anyone can read the rules; they decide nothing.',
	'rules.how':
		'A client’s own device checks each message before it leaves. Where a rule matches, the client is offered help at once, and the message is read sooner. The server learns only how soon it should be read.',
	'rules.own_words':
		'Words that mean something for one client are added on the page of that client.',
	'rules.for_one':
		'The rules come with the app. For one client, or for each of yours, a rule can count less or be switched off. Say why: it stands in the conversation, where the client reads it.',
	'rules.marks': 'What you think of a match is marked where you read the message.',
	'rules.print': 'Print',
	'rules.search': 'Search in the rules',
	'rules.count': 'Rules shown: {count}',
	'rules.in_en': 'English',
	'rules.in_es': 'Spanish',
	'rules.version':
		'Version {version} of this language. Both languages are looked for in every message.',
	'rules.urgent': 'Alerts at once',
	'rules.elevated': 'Read first',
	'rules.sign': 'Counts only together with others',
	'rules.finds': 'Finds, for example',
	'rules.leaves': 'Leaves alone, for example',
	'rules.patterns': 'The pattern itself',
	'rules.but': 'Not where one of these stands in the same sentence:',
} as const;
