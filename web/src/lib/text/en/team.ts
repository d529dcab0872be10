export const team = {
	'title.team': 'Team · Meantime',

	'team.title': 'Team',
	'team.lead': 'Who is of the practice. Names are in the directory, which only staff can open.',
	'team.records': 'Records',
	'team.invitations': 'Invite a colleague',
	'team.you': 'You',
	'team.unnamed': 'Colleague without a name',
	'team.unnamed_text': 'They have joined, but have no name in the directory yet.',
	'team.no_directory':
		'You have no seat in the practice’s directory yet. A custodian gives you one by naming you.',
	'team.custodian': 'Custodian: answers for the records',
	'team.staff': 'Staff',
	'team.edit': 'Name and permissions',
	'team.name': 'Name',
	'team.name_needed': 'Please give a name.',
	'team.credential': 'Credential, such as LCSW',
	'team.permissions': 'May do',
	'team.save': 'Save',
	'team.owner': 'Policies, people and records',
	'team.clinician': 'Sees clients',
	'team.supervisor': 'Supervises',
	'team.front_desk': 'Front desk',
	'team.biller': 'Billing',
	'team.office_text':
		'The front desk and billing see each client’s name, contacts and payer. They see no messages and no charts.',
	'team.promote': 'Make a custodian',
	'team.promote_text':
		'A custodian can read all that the practice can. At least two are wise: without one, records are lost.',
	'team.promote_sure': 'Yes, make {name} a custodian',
	'team.account': 'This device',

	'desks.unsettled':
		'Who does the billing or the front desk has changed. Not every client’s desk knows it yet.',
	'desks.done': 'Desks that know who does billing and the front desk: {done}.',

	'leave.title': 'A colleague leaves',
	'leave.text':
		'Takes them off the practice’s list and then out of every conversation, chart and desk, which get new keys. It is said in each conversation. It may be stopped and gone on with. If nobody takes over, their clients have no therapist here.',
	'leave.who': 'Who leaves',
	'leave.heir': 'Who takes over',
	'leave.no_heir': 'Nobody, for now',
	'leave.submit': 'Take {name} out of everything',
	'leave.sure': 'Yes, {name} leaves now',
	'leave.unfinished': 'Taking {name} out of everything was begun here and not finished.',
	'leave.resume': 'Go on',
	'leave.progress': '{done} of {all} spaces',
	'leave.working': 'Changing keys…',
	'leave.done': 'Done. Conversations and files gone through: {done}.',
	'leave.failed': 'Not done yet: {count}. Please go on later.',
	'leave.missing':
		'Known to this device, but not listed by the server: {count}. Nobody was taken out there.',
	'leave.unattended': 'Conversations without a therapist now: {count}.',
} as const;
