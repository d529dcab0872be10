import type { custody as english } from '../en/custody.ts';

export const custody: Readonly<Record<keyof typeof english, string>> = {
	'title.records': 'Expedientes · Meantime',
	'custody.title': 'Expedientes',
	'custody.lead':
		'Lo que está pendiente, atrasado o dañado en los expedientes de la consulta. Los custodios responden de ello.',
	'custody.not_yours':
		'Solo los custodios ven esta página: responden de los expedientes de la consulta.',
	'custody.stand': 'Cómo están los expedientes',
	'custody.stand_text':
		'Lo que esta página dice de lugares y claves lo dice el servidor; la comprobación de más abajo la hace este dispositivo.',
	'custody.all_well': 'Todo está bien.',
	'custody.open': 'Por hacer: {n}',
	'custody.well': 'Bien:',
	'custody.to_do': 'Por hacer:',
	'custody.to_team': 'Ir al equipo',
	'custody.broken': 'Conversaciones o expedientes en los que la consulta no puede abrir todo: {n}.',
	'custody.broken_none': 'No se sabe de nada que la consulta no pueda abrir.',
	'custody.last':
		'Última comprobación: {when}, por {by}. {checked} de {of} conversaciones y expedientes.',
	'custody.last_none':
		'Nadie ha comprobado todavía si la clave de la consulta abre sus expedientes.',
	'custody.rotating':
		'Conversaciones y expedientes que tienen todavía una clave anterior de la consulta: {n}. Siga con ello más abajo.',
	'custody.rotating_none':
		'Todas las conversaciones y expedientes tienen la clave más nueva de la consulta.',
	'custody.overdue':
		'Conversaciones o expedientes en los que terminó una sustitución o un acceso de emergencia y las claves no se han cambiado: {n}. Lo hace el dispositivo de un terapeuta o custodio en cuanto se desbloquea.',
	'custody.overdue_none':
		'Donde terminó una sustitución o un acceso de emergencia, las claves se cambiaron.',
	'custody.leavers': 'Se fueron de la consulta y aún no se les ha quitado de todo: {names}.',
	'custody.leavers_none': 'Quien se fue ya no tiene lugar en ninguna parte.',
	'custody.alone': 'Conversaciones sin terapeuta: {n}.',
	'custody.alone_none': 'Todas las conversaciones tienen terapeuta.',
	'custody.kept_by':
		'Personas que tienen la clave de la consulta: {n}. Códigos guardados fuera: {stored}.',
	'custody.check': '¿Abre todo la clave de la consulta?',
	'custody.check_text':
		'Un colega podría sellar para la consulta algo que no sirve, y así ocultar una conversación de sus expedientes. Por eso los dispositivos de los custodios lo prueban: cada día unas cuantas, y aquí todas.',
	'custody.bars': 'La última comprobación',
	'custody.bar_what': 'Qué',
	'custody.bar_n': 'Número',
	'custody.bar_checked': 'Comprobadas',
	'custody.bar_all': 'Todas las que hay',
	'custody.since': 'Encontrado: {when}.',
	'custody.why_nokey': 'Para una parte no se selló nada para la consulta.',
	'custody.why_seal': 'Lo que se selló para la consulta en una parte no se abre.',
	'custody.why_log': 'El servidor muestra algo distinto de lo que se firmó.',
	'custody.mend':
		'Quien del equipo pueda leerla lo arregla en cuanto desbloquea su dispositivo. Después, compruebe otra vez.',
	'custody.check_now': 'Comprobar todas ahora',
	'custody.checking': 'Probando las claves…',
	'custody.checked': 'Comprobadas: {n} de {of}.',
	'custody.found_broken': 'No se abre todo en: {n}. Vea arriba.',
	'custody.holders': 'Quién tiene la clave de la consulta',
	'custody.holders_text':
		'Con ella los custodios abren todos los expedientes de la consulta. Dura más que las personas que la tienen.',
	'custody.only_one':
		'Solo una persona tiene la clave de la consulta y ningún código suyo está guardado fuera. Si pierde todo lo que usa para entrar, nadie podrá volver a abrir los expedientes. Haga custodio a otra persona.',
	'custody.you': 'usted',
	'custody.unnamed': 'Colega sin nombre',
	'custody.space': 'No es de las suyas ({id})',
	'custody.stored': 'Código de recuperación guardado fuera desde el {day}.',
	'custody.stored_not': 'No ha dicho que el código de recuperación esté guardado fuera.',
	'custody.opened': 'El código abrió el {day}.',
	'custody.opened_not': 'El código no se ha probado nunca.',
	'custody.say_stored': 'Mi código de recuperación está guardado fuera, desde hoy',
	'custody.code': 'Pruebe su código de recuperación',
	'custody.code_hint':
		'Se compara y se olvida: no se guarda en ninguna parte. El día se anota para los demás custodios.',
	'custody.code_try': 'Probar',
	'custody.code_opens': 'Abre su cuenta.',
	'custody.code_wrong': 'Este código no abre su cuenta. Imprima uno nuevo.',
	'custody.code_typo': 'Este código no está completo o tiene un error.',
	'custody.to_locks': 'Imprimir un código nuevo',
	'custody.rotate': 'Una clave nueva para la consulta',
	'custody.rotate_text':
		'Para cuando otra persona pueda conocer la clave de la consulta. Si un custodio se va, ya se hace. Cada conversación y expediente recibe la clave nueva; los clientes leen en la suya que el encargado del expediente tiene una nueva. No se pierde nada de lo escrito.',
	'custody.rotate_now': 'Cambiar la clave de la consulta',
	'custody.rotate_ask':
		'Esto recorre todas las conversaciones y expedientes. Puede pararlo en cualquier momento y seguir después, también en otro dispositivo.',
	'custody.rotate_sure': 'Sí, cambiarla ahora',
	'custody.rotate_not': 'Dejarla como está',
	'custody.unfinished':
		'Sin terminar. Conversaciones y expedientes que tienen todavía una clave anterior: {n}.',
	'custody.go_on': 'Seguir',
	'custody.changing': 'Cambiando claves…',
	'custody.progress': '{done} de {all} conversaciones y expedientes',
	'custody.stop': 'Parar aquí',
	'custody.stopped': 'Parado después de {n}. Siga cuando quiera.',
	'custody.rotated': 'Listo. Conversaciones y expedientes con la clave nueva: {n}.',
	'custody.failed': 'Ahora no es posible: {n}. Hágalo otra vez más tarde.',
	'custody.missing': 'Este dispositivo los conoce, pero el servidor no los muestra: {n}.',
};
