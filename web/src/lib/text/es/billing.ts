import type { Catalogue } from '../catalogue.ts';
import type { billing as english } from '../en/billing.ts';

/** Estados de cuenta y pagos, para quien lleva el dinero de la consulta. */
export const billing: Pick<Catalogue, keyof typeof english> = {
	'title.billing': 'Cobros · Meantime',
	'billing.title': 'Cobros',
	'billing.lead': 'Cuentas, días y dinero. Aquí no hay nada de lo que alguien escribió.',
	'billing.not_yours': 'Los cobros son para quienes llevan el dinero de la consulta.',
	'billing.older': 'No hay conexión. Así estaba la última vez.',
	'billing.settings': 'Tarifas y cuentas: días, impuesto, códigos',
	'billing.no_name': 'Nombre desconocido aquí',
	'billing.amount': 'Importe',
	'billing.statements': 'Estados de cuenta',
	'billing.nothing': 'Nada',
	'billing.not_now': 'Ahora no',

	'billing.due': 'Lo que se debe',
	'billing.due_lead': 'Según los días desde que venció.',
	'billing.due_in': 'Pendiente, en {currency}',
	'billing.age': 'Desde hace',
	'billing.not_yet': 'Aún no vence',
	'billing.to_30': '1–30 días',
	'billing.to_60': '31–60 días',
	'billing.to_90': '61–90 días',
	'billing.over_90': 'Más de 90 días',
	'billing.nothing_due': 'No se debe nada.',
	'billing.paused': '{amount} está en pausa porque hay clientes que preguntan por ello.',

	'billing.asked': 'Por lo que preguntan los clientes',
	'billing.asked_lead':
		'Responde su terapeuta en la conversación. Hasta entonces no se debe y a nadie se le recuerda.',
	'billing.asked_about': 'Pregunta por {amount}',

	'billing.run': 'Estados de cuenta del último mes',
	'billing.run_lead': 'Se hacen solos el día que dicen los ajustes.',
	'billing.running': 'Se están haciendo los estados de cuenta de {month}: {done} de {of} cuentas.',
	'billing.ran': 'Los estados de cuenta de {month} están hechos: {n}.',
	'billing.run_again': 'Hacerlos otra vez solo agrega lo que falta. Nada se cobra dos veces.',
	'billing.not_run': 'Los estados de cuenta de {month} aún no están hechos.',
	'billing.run_now': 'Hacer los estados de cuenta de {month}',
	'billing.run_sure':
		'A los clientes que deban algo de {month} se les avisa que hay un estado de cuenta.',
	'billing.run_yes': 'Hacerlos ahora',

	'billing.accounts': 'Clientes',
	'billing.accounts_lead': 'Los nombres vienen de este dispositivo. El servidor no tiene ninguno.',
	'billing.search': 'Buscar un nombre',
	'billing.found': '{n} encontrados',
	'billing.client': 'Cliente',
	'billing.plan': 'Cómo se paga',
	'billing.owes': 'Debe',
	'billing.no_plan': 'Sin precio acordado',
	'billing.self_pay': 'Paga sin seguro',
	'billing.asks': 'Pregunta por un costo',
	'billing.more_by_search': 'Hay más. Busque un nombre para encontrarlos.',
	'billing.none_found': 'Aquí ningún nombre es así.',
	'billing.no_accounts': 'Todavía ningún cliente tiene que ver con dinero.',

	'billing.by_month': 'Estados de cuenta por mes',
	'billing.month': 'Mes',
	'billing.number': 'N.º {n}',
	'billing.no_statements': 'No hay estados de cuenta de este mes.',
	'billing.tables_lead':
		'Las tablas para hojas de cálculo tienen nombres de clientes. Guárdelas como guarda el expediente.',
	'billing.save_lines': 'Guardar todas las líneas',
	'billing.save_ledger': 'Guardar los pagos',
	'billing.save_payer': 'Guardar las líneas para seguros',
};
