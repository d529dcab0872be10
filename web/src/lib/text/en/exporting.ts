/** A record handed over: a copy to keep, and who has made one. */
export const exporting = {
	'exported.who': '{who} exported this record.',
	'exported.you': 'You exported this record.',
	'exported.keeper': 'The practice’s record keeper exported this record.',
	'exported.keeper_named':
		'The practice’s record keeper exported this record. The practice says it was {name}.',
	'exported.bridge':
		'From here on, signed notes also go to the practice’s own record system. Private notes never do.',
	'exported.nameless': 'Somebody whom this conversation does not name',
	'exported.title': 'Exports of your record',
	'exported.title_of': 'Exports of this record',
	'exported.lead':
		'When somebody at the practice makes a copy of your record that leaves the app, it stands here.',
	'exported.none': 'Nobody has exported it.',
	'export.title': 'Keep a copy',
	'export.title_of': 'Export',
	'export.lead': 'One file with your whole record, made on this device.',
	'export.lead_of': 'One file with the whole record of this client, made on this device.',
	'export.begin': 'Make a copy',
	'export.inside': 'What will be in it',
	'export.own_thread': 'your conversation, with corrections and what was agreed to',
	'export.own_journal': 'what you kept for yourself',
	'export.case_all': 'the conversation, the chart with its notes, and the contact details',
	'export.files': 'every file that was sent',
	'export.page': 'a page to read and print, and the same for computers (record.json)',
	'export.proof': 'the signed entries, and a program (verify.py) that checks them without us',
	'export.not_private': 'Private notes are never in it.',
	'export.not_safe': 'Once it is saved, it is not protected any more.',
	'export.not_safe_text':
		'Whoever can open the file can read it. On a shared computer, others may find it among the downloads. Keep it where only you can get at it.',
	'export.not_safe_team':
		'Whoever can open the file can read it. Keep it as you keep a paper chart, and send it only in a way that nobody else can open.',
	'export.told': 'The client is told: it stands in the conversation who exported the record.',
	'export.more': 'For somebody who checks it',
	'export.keys': 'Put the keys in',
	'export.keys_text':
		'With the keys in it, verify.py also proves that the words are those that were signed. Whoever has the file can then read the sealed log in it as well.',
	'export.by_practice':
		'You make it by the seat of the practice, with all that the practice keeps.',
	'export.may_not':
		'An export is announced in the conversation, and your seat there may only read. Ask the client’s clinician, or a custodian.',
	'export.make': 'Make the file',
	'export.cancel': 'Cancel',
	'export.finding': 'Looking for what the practice keeps of this client: {done} of {all}',
	'export.reading': 'Reading the conversation…',
	'export.fetching': 'Files: {done} of {all}',
	'export.writing': 'Putting it together…',
	'export.cancelled': 'Stopped. Nothing was saved.',
	'export.cancelled_told':
		'Stopped. Nothing was saved. The conversation already says that the record was exported.',
	'export.done': 'The file is made.',
	'export.done_faults': 'The file is made. It is not whole:',
	'export.save': 'Save the file',
	'export.print': 'Print or save as PDF',
	'export.delete': 'When you no longer need it, delete it, also from the downloads.',
	'export.check':
		'To check it anywhere, without us: unpack it, and run python3 -I verify.py in its folder.',
	'export.offline':
		'There is no connection. You can make a copy of what this device has: what came later, and files, are missing in it. It says so itself.',
	'export.offline_team':
		'There is no connection. The client is told of an export, and that cannot be done now. Try again later.',
	'export.failed': 'It was not made. Nothing was saved.',
	'export.missing': '{words} ({n})',
} as const;
