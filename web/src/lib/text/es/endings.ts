import type { endings as english } from '../en/endings.ts';

export const endings: Record<keyof typeof english, string> = {
	'endings.title': 'Cierres',
	'endings.lead':
		'Pausar, entregar a un colega, dar de alta, volver. Se avisa de cada paso a la persona.',
	'endings.stale': 'Sin conexión, puede que esto no sea lo más reciente.',
	'endings.on': 'Los mensajes van y vienen.',
	'endings.off': 'La persona no puede escribir en este momento: vea lo acordado.',
	'endings.paused': 'Los mensajes están en pausa.',
	'endings.paused_until':
		'Los mensajes están en pausa hasta que termine el {day}. Después siguen solos.',
	'endings.leaving':
		'La atención termina. El {day} es el último día en que la persona puede escribir.',
	'endings.leaving_now': 'La atención termina cuando se avise a la persona.',
	'endings.ended': 'La atención terminó el {day}. La persona puede leer todo y no puede escribir.',
	'endings.handed': 'Entregado a {name} el {day}.',
	'endings.handed_me': 'Entregado a usted el {day}.',
	'endings.returned': 'De vuelta desde el {day}.',
	'endings.told_at': 'La persona lo lee a las {time}. Hasta entonces solo lo sabe el equipo.',
	'endings.take_back': 'Deshacer',
	'endings.taken_back': 'Deshecho. La persona no leyó nada.',
	'endings.said': 'Lo que lee la persona',

	'endings.open': 'Pendiente',
	'endings.open_none': 'No hay nada pendiente.',
	'endings.waiting': '{n} mensajes esperan respuesta, el más antiguo desde {when}',
	'endings.waiting_one': '1 mensaje espera respuesta, desde {when}',
	'endings.alerts': '{n} mensajes urgentes sin resultado anotado',
	'endings.alerts_one': '1 mensaje urgente sin resultado anotado',
	'endings.promises': '{n} promesas por cumplir',
	'endings.promises_one': '1 promesa por cumplir',
	'endings.drafts': '{n} borradores que esperan aprobación',
	'endings.drafts_one': '1 borrador que espera aprobación',
	'endings.planned': '{n} mensajes programados para más tarde',
	'endings.planned_one': '1 mensaje programado para más tarde',
	'endings.agenda': '{n} temas para la próxima sesión',
	'endings.agenda_one': '1 tema para la próxima sesión',
	'endings.appointments': '{n} citas por delante, la primera el {when}',
	'endings.appointments_one': '1 cita por delante, el {when}',
	'endings.appointments_unknown': 'Sin conexión no se conocen las citas.',
	'endings.answer': 'Responder en la conversación',
	'endings.to_alerts': 'Anotar qué resultó',

	'endings.pause': 'Pausar los mensajes',
	'endings.pause_lead': 'La persona lee enseguida por qué. Los mensajes urgentes se reciben igual.',
	'endings.until': 'Último día de la pausa',
	'endings.until_hint':
		'Cuando termine, los mensajes siguen solos y la persona firma de nuevo. Déjelo vacío si no lo sabe.',
	'endings.past': 'Este día ya pasó.',
	'endings.words': 'Para que lo lea la persona',
	'endings.words_missing': 'Escriba unas palabras: la persona las lee.',
	'endings.words_open': 'Falta completar lo que está entre llaves.',
	'endings.check': 'Antes de enviarlo:',
	'endings.resume': 'Dejar que los mensajes sigan',
	'endings.resume_lead': 'La persona firma de nuevo antes de escribir.',

	'endings.transfer': 'Entregar a un colega',
	'endings.transfer_lead':
		'Se presenta a su colega, que responde desde entonces. Lo pendiente pasa a sus manos y nada se pierde. La persona firma de nuevo, con el nombre nuevo.',
	'endings.transfer_practice':
		'Usted no tiene lugar en esta conversación: se hace con el de la práctica.',
	'endings.transfer_not':
		'La entrega la hace quien responde por esta persona, o un responsable de los registros.',
	'endings.to': 'Quién sigue con esta persona',
	'endings.to_choose': 'Elija a un colega',
	'endings.to_missing': 'Elija a un colega, por favor.',
	'endings.history': 'Qué podrá leer',
	'endings.history_all': 'Todos los mensajes',
	'endings.history_current': 'Los mensajes recientes, con la clave de ahora',
	'endings.history_new': 'Los mensajes desde ahora',
	'endings.history_hint':
		'Según lo acordado con la persona. Los nombres y contactos van completos: quien responde debe poder localizarla.',
	'endings.last_own': 'Último día de quien se va',
	'endings.last_own_hint': 'Déjelo vacío para terminar su acceso enseguida.',
	'endings.hand': 'Entregar',
	'endings.walking': 'Paso {done} de {all}',
	'endings.handed_done': 'Entregado. Todas las personas de la conversación pueden verlo.',
	'endings.unfinished':
		'La entrega a {name} comenzó y no ha terminado. Lo que ya se hizo queda hecho.',
	'endings.go_on': 'Continuar',

	'endings.discharge': 'Dar de alta',
	'endings.discharge_lead':
		'Se avisa a la persona en cinco minutos; hasta entonces usted puede deshacerlo. Después puede leer todo y conserva su expediente, y los mensajes quedan cerrados. Háblelo antes con ella, por favor.',
	'endings.last': 'Último día en que la persona puede escribir',
	'endings.last_hint': 'Déjelo vacío para terminar los mensajes al avisar a la persona.',
	'endings.reason': 'Por qué deja pendiente lo que está pendiente',
	'endings.reason_hint':
		'Queda en la historia clínica y la persona no lo lee. Mejor responda primero.',
	'endings.reason_noted': 'En la historia clínica: {reason}',
	'endings.reason_missing': 'Hay algo pendiente: respóndalo o escriba aquí por qué lo deja.',
	'endings.end_planned': 'Retirar lo que programé para más tarde',
	'endings.end_appointments': 'Cancelar las citas por delante',
	'endings.discharge_do': 'Dar de alta',

	'endings.return': 'Dejar que vuelva',
	'endings.call_off': 'Anular el alta',
	'endings.return_lead':
		'Los mensajes se abren de nuevo cuando la persona lea la política y la firme.',
	'endings.return_do': 'Abrir los mensajes de nuevo',

	'endings.handed_to_you': 'Le entregaron a esta persona',
	'endings.handed_by':
		'{name} la entregó. El {day} es el último día de quien la atendía antes. Esto es suyo ahora:',
	'endings.somebody': 'La práctica',
	'endings.handed_sign':
		'La persona firma la política con el nombre de usted antes de volver a escribir.',
};
