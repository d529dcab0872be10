import type { Catalogue } from '../catalogue.ts';
import type { sent as english } from '../en/sent.ts';

export const sent: Pick<Catalogue, keyof typeof english> = {
	'undo.label': 'Todavía se puede retirar',
	'undo.answer': 'La respuesta para {name} sale en {seconds} s.',
	'undo.in_session': '«Responderé en la sesión» para {name} sale en {seconds} s.',
	'undo.later': 'La respuesta para {name} sale el {when}.',
	'undo.undo': 'Deshacer',
	'undo.late': 'Ya ha salido. Puede corregirla o retirarla en la conversación.',
	'undo.said': 'La respuesta para {name} está en camino. Se puede deshacer hasta que salga.',
	'sent.title': 'Enviados',
	'sent.lead': 'Lo que usted envió, lo más reciente primero.',
	'sent.none': 'Todavía no hay nada enviado.',
	'sent.to': 'Para {name}',
	'sent.in_session': 'Usted responderá en la sesión.',
	'sent.kept': 'Guardado en este dispositivo',
	'sent.refused': 'No enviado',
	'sent.leaves': 'Sale {when}',
	'sent.take_back': 'Retirar',
	'sent.change': 'Cambiar',
	'sent.change_label': 'Texto nuevo',
	'sent.save': 'Guardar',
	'sent.late': 'Ya ha salido. Puede corregirlo o retirarlo en la conversación.',
	'sent.withdrawn': 'Retirado',
};
