import type { lowered as english } from '../en/lowered.ts';

export const lowered: Readonly<Record<keyof typeof english, string>> = {
	'lower.open': 'Cambiar para un cliente',
	'lower.client': 'Para qué cliente',
	'lower.choose': 'Elija, por favor',
	'lower.all': 'Todos mis clientes ({n})',
	'lower.all_hint':
		'Cada cliente recibe el cambio en su propia conversación y puede verlo allí. Los clientes que lleguen después no están incluidos.',
	'lower.how': 'Cómo cuenta la regla desde ahora',
	'lower.elevated': 'Menos: se lee primero, sin aviso',
	'lower.none': 'Apagada',
	'lower.why': 'Por qué',
	'lower.why_hint': 'Lo leen el cliente y sus colegas. Queda registrado.',
	'lower.less_alert':
		'Al cliente se le sigue ofreciendo ayuda por estas palabras, y usted lee el mensaje primero. Pero no se avisa a nadie.',
	'lower.no_alert':
		'Piénselo un momento: esta regla busca palabras de peligro. Cuando esté apagada, no se avisa a nadie por estas palabras y al cliente no se le pregunta si está a salvo. La ayuda en crisis sigue en todas sus páginas.',
	'lower.off_quiet':
		'Al cliente ya no se le ofrece ayuda por estas palabras. La ayuda en crisis sigue en todas sus páginas.',
	'lower.save': 'Guardar',
	'lower.no_client': 'Elija un cliente.',
	'lower.no_why': 'Diga por qué.',
	'lower.progress': '{done} de {all} clientes listos',
	'lower.saved': 'Cambiado para: {names}.',
	'lower.missed': 'No se cambió para:',
	'lower.missed_one': '{name}: {reason}',
	'lower.not_yours': 'Solo un terapeuta de esta conversación puede cambiarlo.',
	'lower.joint':
		'En esta conversación escribe más de un cliente. Aquí no se puede bajar una regla: contaría menos para cada uno de ellos, y cada uno leería por qué.',
	'lower.undo': 'Deshacer',
	'lower.undone': 'Deshecho para: {names}.',
	'lower.nobody': 'Todavía no tiene ningún cliente para quien pueda cambiarla.',

	'lowered.title': 'Reglas que cuentan menos',
	'lowered.lead':
		'Lo que su equipo ha bajado para este cliente. El cliente puede verlo, y por qué. Las reglas se cambian en Ajustes, Reglas de seguridad.',
	'lowered.none': 'Aquí todas las reglas cuentan como para todos.',
	'lowered.elevated': 'se lee primero, sin aviso',
	'lowered.off': 'apagada',
	'lowered.back': 'como para todos',
	'lowered.why': 'Por qué: {why}',
	'lowered.since': '{name}, desde el {when}',
	'lowered.a_colleague': 'Un colega',
	'lowered.other_version': 'Una regla que esta versión de la aplicación no tiene: {rule}',
	'lowered.restore': 'Como antes',
	'lowered.restore_one': 'Como antes: {rule}',
	'lowered.restored': 'Cuenta otra vez como para todos: {rule}',
	'lowered.undo': 'Deshacer',
	'lowered.history': 'Todos los cambios hasta ahora',
	'lowered.by': '{name}, {when}',
	'lowered.what_one': '{rule} Ahora: {how}.',

	'lowered.record_title': 'Cambiado para clientes',
	'lowered.record_lead':
		'Cada cambio de una regla para uno de sus clientes, según sus conversaciones: quién, cuándo, qué y por qué.',
	'lowered.record_none': 'No se ha cambiado ninguna regla para ninguno de sus clientes.',
	'lowered.record_missing': 'No se pudo leer para: {names}.',

	'lowered.off_for_you': 'Su terapeuta nos pidió no reaccionar a esto:',
	'lowered.less_for_you':
		'Su terapeuta nos pidió ofrecerle ayuda, pero no avisar a nadie enseguida, por esto:',
	'lowered.help_stays': 'La ayuda en crisis está ahí para usted de todos modos.',
};
