import type { team as english } from '../en/team.ts';

export const team: Record<keyof typeof english, string> = {
	'title.team': 'Equipo · Meantime',

	'team.title': 'Equipo',
	'team.lead':
		'Quién forma parte de la consulta. Los nombres están en el directorio, que solo abre el equipo.',
	'team.records': 'Expedientes',
	'team.invitations': 'Invitar a un colega',
	'team.you': 'Usted',
	'team.unnamed': 'Colega sin nombre',
	'team.unnamed_text': 'Ha entrado, pero aún no tiene nombre en el directorio.',
	'team.no_directory':
		'Usted todavía no tiene lugar en el directorio de la consulta. Lo recibe cuando un custodio le pone nombre.',
	'team.custodian': 'Custodio: responde de los expedientes',
	'team.staff': 'Personal',
	'team.edit': 'Nombre y permisos',
	'team.name': 'Nombre',
	'team.name_needed': 'Escriba un nombre.',
	'team.credential': 'Título, por ejemplo LCSW',
	'team.permissions': 'Puede',
	'team.save': 'Guardar',
	'team.owner': 'Normas, personas y expedientes',
	'team.clinician': 'Atiende a clientes',
	'team.supervisor': 'Supervisa',
	'team.front_desk': 'Recepción',
	'team.biller': 'Facturación',
	'team.office_text':
		'Recepción y facturación ven el nombre, los contactos y la aseguradora de cada cliente. No ven mensajes ni historias.',
	'team.promote': 'Hacer custodio',
	'team.promote_text':
		'Un custodio puede leer todo lo que puede leer la consulta. Conviene que haya al menos dos: sin ninguno, los expedientes se pierden.',
	'team.promote_sure': 'Sí, hacer custodio a {name}',
	'team.account': 'Este dispositivo',

	'desks.unsettled':
		'Ha cambiado quién se ocupa de la facturación o de la recepción. Aún no lo saben todas las fichas.',
	'desks.done': 'Fichas que saben quién se ocupa de la facturación y de la recepción: {done}.',

	'leave.title': 'Un colega se va',
	'leave.text':
		'Le quita de la lista de la consulta y después de cada conversación, expediente y ficha, que reciben claves nuevas. Se dice en cada conversación. Se puede parar y seguir después. Si nadie le sustituye, sus clientes se quedan aquí sin terapeuta.',
	'leave.who': 'Quién se va',
	'leave.heir': 'Quién le sustituye',
	'leave.no_heir': 'Nadie, por ahora',
	'leave.submit': 'Quitar a {name} de todo',
	'leave.sure': 'Sí, {name} se va ahora',
	'leave.unfinished': 'Aquí se empezó a quitar a {name} de todo y no se terminó.',
	'leave.resume': 'Seguir',
	'leave.progress': '{done} de {all} espacios',
	'leave.working': 'Cambiando claves…',
	'leave.done': 'Listo. Conversaciones y expedientes recorridos: {done}.',
	'leave.failed': 'Quedan por hacer: {count}. Siga más tarde.',
	'leave.missing':
		'Este dispositivo los conoce, pero el servidor no los muestra: {count}. Allí no se quitó a nadie.',
	'leave.unattended': 'Conversaciones ahora sin terapeuta: {count}.',
};
