import type { Lexicon } from './lexicon.ts';

const role =
  '(?:comandante|responsable|líder(?:es)?|jef[ea]|coordinadora?|escriba|secretari[oa]|portavoz|gestora?|facilitadora?|directora?|encargad[oa]|enlace)';
const named = `${role}(?: [\\p{L}-]{1,40}){0,3}?`;
const report = '(?:informes?(?: de(?:l)? incidentes?)?|post-?mortems?|revisión|documento|incidentes?)';

/** How Spanish speaks of roles, of the ways to reach people, of the review and its report, and of what is measured. */
export const spanishPeople: Lexicon['phrases'] = {
  'incident-role': ['portavoz', 'comandante', 'escriba', role, 'comunicaci(?:ón|ones)', 'ejecutora?', 'expert[oa]', 'interviniente'],
  duties: ['responsabilidades', 'funciones', 'rol'],
  'question-word': ['qué', 'cuándo', 'cómo', 'por qué', 'dónde', 'si'],
  appoint: [`(?:asignar?|designar?|nombrar?)(?: a)? (?:una? |el |la |al )?(${named})(?=[ ,.;:]|$)`],
  'role-subject': [
    `^(?:el |la |una? )?(${named}) (?:es|son|debe|decide|dirige|coordina|lidera|registra|redacta|informa|comunica|gestiona|mantiene|anota|documenta|toma)`,
  ],
  'role-who': [`una? (${named}) que`],
  'role-title': [
    '(?:rol|papel|función) (?:del |de la |de )((?:comandante|líder|responsable|escriba|portavoz|coordinadora?)(?: (?:del?|de la) \\p{L}+)?)',
    `(?:rol|papel|función) de(?:l| la)? (${named})(?=[ ,.;:]|$)`,
  ],
  'holds-first': ['guardia.{0,40} (?:es|asume|actúa)', 'por defecto'],
  outsider: ['proveedor(?:es)?', 'subcontratistas?', 'registrador', 'autoridad(?:es)?', 'terceros', 'agencia'],
  'called-when': [
    '(?:se le |es |son )?(?:llamad[oa]s?|avisad[oa]s?|notificad[oa]s?|alertad[oa]s?|contactad[oa]s?|llama|avisa|notifica)(?= (?:si|cuando|después|tras|a los|al cabo|para|en caso))',
  ],
  'page-head': ['(?:avisar|llamar|despertar|alertar|notificar)(?: (?:a la |al |a )?([\\p{L}][\\p{L} /-]{1,40}))?'],
  'first-turn': ['principal', 'primari[oa]'],
  turn: ['principal', 'primari[oa]', 'secundari[oa]', 'suplente', 'rotación'],
  'made-up-of': ['(?:compuest[oa]|formad[oa]|integrad[oa]) por', 'consta de'],
  'how-many': ['uno? o más', 'al menos una?', 'vari[oa]s'],
  'group-noun': ['equipo', 'todos'],
  'contact-for': ['(?:persona de )?contacto para'],
  'reach-before': [
    '(?:llam(?:ar|e)(?: al?)?|contact(?:ar|e)(?: con)?(?: al?)?|avis(?:ar|e)(?: al?)?|escrib(?:ir|a)(?: al?)?|notific(?:ar|que)(?: al?)?) (?:el |la |los |las |nuestr[oa] )?([^:;,.]{3,50}?) (?:al|en|por|a|vía)[ :(]*$',
    '^(?:el |la |nuestr[oa] )?([^:;,]{3,50}?) (?:está|están) (?:disponibles?|localizables?) (?:en|por|al?)[ :(]*$',
  ],
  'job-title': ['directora?', 'responsable', 'jef[ea]', 'ingenier[oa]', 'gerente', 'oficial', 'presidente', 'líder'],
  'left-open': ['por (?:definir|completar|confirmar|asignar)', 'pendiente(?: de \\p{L}+)?'],
  'dedicated-room': ['(?:canal|sala) dedicad[oa]'],
  'text-message': ['sms', 'mensajes? de texto'],
  'video-room': ['video\\p{L}*', 'sala de (?:guerra|crisis)'],
  telephone: ['teléfono', 'llamada'],
  'review-noun': ['revisi(?:ón|ones)', 'retrospectivas?', 'autopsias?', 'análisis post-?incidente'],
  'not-review': ['acciones (?:correctivas|de seguimiento)', 'rgpd', 'aepd'],
  'required-for': ['(?:obligatori|requerid|necesari|exigid)[oa]s? (?:para|en)'],
  optional: [
    'opcional(?:es)?',
    'si (?:es|fuera) necesario',
    'según (?:sea necesario|se requiera)',
    'no (?:obligatori|requerid)[oa]',
    'recomendad[oa]',
  ],
  'asks-for': ['(?:requieren?|necesitan?|exigen?)', '(?:para|en|tras|después de) (?:todo|cada|cualquier)'],
  'deadline-word': ['plazo', 'fecha límite', 'vencimiento'],
  'report-template': ['informes? (?:de(?:l)? )?incidentes?', 'informe post-?incidente', 'plantilla de (?:informe|revisión|post-?mortem)'],
  'report-lead': [
    '(?:informe|post-?mortem)[^:.]{0,80}\\. debe(?:rá)?(?: \\p{L}+){0,3} (?:contener|incluir|cubrir)(?=.*:$)',
    '^debe(?:rá)?(?: \\p{L}+)* (?:contener|incluir|cubrir)(?=.*:$)',
    `${report} (?:debe|deben|deberá|deberán)(?: \\p{L}+)* (?:contener|incluir|cubrir|con)(?=.*:$)`,
    `${report} (?:contiene|incluye|cubre|responde)n?(?=.*:$)`,
    '^(?:secciones|apartados|contenido)(?: \\p{L}+)*(?=.*:$)',
  ],
  'report-contains': [`${report} (?:debe )?(?:contiene|contener|incluye|incluir|cubre|cubrir):? (.+?)\\.?$`],
  'report-part': [
    '(?:resumen|cronología|línea de tiempo|impacto|causas?(?: raíz)?|factores contribuyentes|duración|resolución|detección|prevención|acciones|medidas|lecciones|seguimiento|mejoras|recomendaciones)',
    'quién',
  ],
  'report-question': ['qué (?:pasó|ocurrió|sucedió|falló|funcionó|aprendimos|cambia(?:mos)?)', 'por qué (?:pasó|ocurrió|sucedió)'],
  'postmortem-noun': ['post-?mortems?', 'autopsia'],
  uptime: ['disponibilidad'],
  measured: ['tiempo medio .*', 'disponibilidad', 'latencia', 'tasa', 'tiempo de respuesta'],
  bound: [
    'menos de',
    'inferior a',
    'más de',
    'superior a',
    'como (?:máximo|mínimo)',
    'al menos',
    'hasta',
    'máximo',
    'mínimo',
    'máx',
    'mín',
  ],
  for: ['para', 'en', 'de', 'por'],
  'short-term': ['(?:a )?corto plazo'],
  'long-term': ['(?:a )?largo plazo'],
  beforehand: ['antes', 'preparación', 'pre-?requisitos', 'previ[oa]'],
  afterwards: ['después', 'post-?incidente', 'seguimiento', 'tras'],
  'fields-follow': ['con', 'siguientes?', 'incluyendo', 'incluya'],
};
