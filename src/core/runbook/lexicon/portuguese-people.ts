import type { Lexicon } from './lexicon.ts';

const role =
  '(?:comandante|responsável|líder(?:es)?|chefe|coordenadora?|escriba|secretári[oa]|porta-?voz|gestora?|facilitadora?|diretora?|encarregad[oa]|redatora?)';
const named = `${role}(?: [\\p{L}-]{1,40}){0,3}?`;
const report = '(?:relatórios?(?: d[eo] incidentes?)?|post-?mortems?|revisão|documento|incidentes?)';

/** How Portuguese speaks of roles, of the ways to reach people, of the review and its report, and of what is measured. */
export const portuguesePeople: Lexicon['phrases'] = {
  'incident-role': ['porta-?voz', 'comandante', 'escriba', role, 'comunicaç(?:ão|ões)', 'executora?', 'especialista', 'respondedora?'],
  duties: ['responsabilidades', 'atribuições', 'papel'],
  'question-word': ['o que', 'quando', 'como', 'por ?que', 'onde', 'se'],
  appoint: [`(?:atribuir?|designar?|nomear?|indicar?) (?:uma? |[oa] )?(${named})(?=[ ,.;:]|$)`],
  'role-subject': [
    `^(?:[oa] |uma? )?(${named}) (?:é|são|deve|decide|dirige|coordena|lidera|registra|regista|redige|informa|comunica|gerencia|mantém|anota|documenta|toma)`,
  ],
  'role-who': [`uma? (${named}) que`],
  'role-title': [
    '(?:papel|função) d[oae] ((?:comandante|líder|responsável|escriba|porta-voz|coordenadora?)(?: (?:do|de|pelo) \\p{L}+)?)',
    `(?:papel|função) d[aeo] (${named})(?=[ ,.;:]|$)`,
  ],
  'holds-first': ['plantão.{0,40} (?:é|assume|atua)', 'por padrão'],
  outsider: ['fornecedor(?:es)?', 'prestador(?:es)?', 'provedor(?:es)?', 'autoridades?', 'terceiros', 'agência'],
  'called-when': [
    '(?:é |são )?(?:acionad[oa]s?|chamad[oa]s?|avisad[oa]s?|notificad[oa]s?|alertad[oa]s?|contatad[oa]s?)(?= (?:se|quando|após|depois|em|caso|para))',
  ],
  'page-head': ['(?:acionar|chamar|avisar|acordar|notificar)(?: (?:o |a |ao )?([\\p{L}][\\p{L} /-]{1,40}))?', '(plantão) acionado'],
  'first-turn': ['principal', 'primári[oa]'],
  turn: ['principal', 'primári[oa]', 'secundári[oa]', 'substitut[oa]', 'rodízio'],
  'made-up-of': ['(?:compost[oa]|formad[oa]) por', 'consiste em'],
  'how-many': ['uma? ou mais', 'pelo menos uma?', 'vári[oa]s'],
  'group-noun': ['equipe', 'equipa', 'time', 'todos'],
  'contact-for': ['(?:pessoa de )?contato para'],
  'reach-before': [
    '(?:lig(?:ar|ue)(?: para)?|contat(?:ar|e)|contact(?:ar|e)|avis(?:ar|e)|escrev(?:er|a)(?: para)?|notifi(?:car|que)) (?:[oa]s? |noss[oa] )?([^:;,.]{3,50}?) (?:no|na|em|por|pelo|pela|via|para)[ :(]*$',
    '^(?:[oa] |noss[oa] )?([^:;,]{3,50}?) (?:está|estão) (?:disponível|disponíveis) (?:em|por|no|na|pelo)[ :(]*$',
  ],
  'job-title': ['diretora?', 'responsável', 'chefe', 'engenheir[oa]', 'gerente', 'presidente', 'líder', 'coordenadora?'],
  'left-open': ['a (?:definir|preencher|confirmar)', 'pendente'],
  'dedicated-room': ['(?:canal|sala) dedicad[oa]'],
  'text-message': ['sms', 'mensagens? de texto', 'torpedo'],
  'video-room': ['v[ií]deo\\p{L}*', 'sala de (?:guerra|crise)'],
  telephone: ['telefone', 'ligação'],
  'review-noun': ['revis(?:ão|ões)', 'retrospectivas?', 'análise pós-?incidente'],
  'not-review': ['ações (?:corretivas|de acompanhamento)', 'lgpd', 'anpd'],
  'required-for': ['(?:obrigatóri|exigid|necessári|requerid)[oa]s? (?:para|em)'],
  optional: [
    'opciona(?:l|is)',
    'se (?:for )?necessário',
    'conforme (?:a )?necess\\p{L}+',
    'não (?:obrigatóri|exigid)[oa]',
    'recomendad[oa]',
  ],
  'asks-for': ['(?:requerem?|precisam?|exigem?)', '(?:para|em|após) (?:todo|cada|qualquer)'],
  'deadline-word': ['prazo', 'data limite', 'vencimento'],
  'report-template': ['relatórios? (?:d[eo] )?incidentes?', 'relatório pós-?incidente', 'modelo de (?:relatório|revisão|post-?mortem)'],
  'report-lead': [
    '(?:relatório|post-?mortem)[^:.]{0,80}\\. deve(?:rá)?(?: \\p{L}+){0,3} (?:conter|incluir|cobrir)(?=.*:$)',
    '^deve(?:rá)?(?: \\p{L}+)* (?:conter|incluir|cobrir)(?=.*:$)',
    `${report} (?:deve|devem|deverá|deverão)(?: \\p{L}+)* (?:conter|incluir|cobrir|com)(?=.*:$)`,
    `${report} (?:contém|contêm|inclui|incluem|cobre|responde)m?(?=.*:$)`,
    '^(?:seções|secções|conteúdo)(?: \\p{L}+)*(?=.*:$)',
  ],
  'report-contains': [`${report} (?:deve )?(?:contém|conter|inclui|incluir|cobre|cobrir):? (.+?)\\.?$`],
  'report-part': [
    '(?:resumo|cronologia|linha do tempo|impacto|causas?(?: raiz)?|fatores contribuintes|duração|resolução|deteção|detecção|prevenção|ações|medidas|lições|acompanhamento|melhorias|recomendações)',
    'quem',
  ],
  'report-question': ['o que (?:aconteceu|ocorreu|falhou|funcionou|aprendemos|mud(?:a|amos))', 'por ?que (?:aconteceu|ocorreu)'],
  'postmortem-noun': ['post-?mortems?', 'pós-?mortems?'],
  uptime: ['disponibilidade'],
  measured: ['tempo médio .*', 'disponibilidade', 'latência', 'taxa', 'tempo de resposta'],
  bound: [
    'menos de',
    'inferior a',
    'abaixo de',
    'mais de',
    'acima de',
    'no (?:máximo|mínimo)',
    'pelo menos',
    'até',
    'máximo',
    'mínimo',
    'máx',
    'mín',
  ],
  for: ['para', 'em', 'de', 'por'],
  'short-term': ['(?:a |de )?curto prazo'],
  'long-term': ['(?:a |de )?longo prazo'],
  beforehand: ['antes', 'preparação', 'pré-?requisitos', 'prévi[oa]'],
  afterwards: ['depois', 'após', 'pós-?incidente', 'acompanhamento'],
  'fields-follow': ['com', 'seguintes?', 'incluindo', 'inclua'],
};
