import { describe, expect, it } from 'vitest';
import { read } from '../story.fixture.ts';

const template = (title: string, body: string) =>
  read(`## Communication Templates\n\n### ${title}\n\`\`\`\n${body}\n\`\`\`\n`).templates[0];
const names = (body: string) => template('Notice', body)?.holes.map((h) => h.name);

describe('templates', () => {
  it('have a subject, a body, a use, and holes that say where they stand', () => {
    const found = template('Initial Notification', 'Subject: [P{severity}] {what}\n\nStarted: {time}');
    expect(found).toMatchObject({ name: 'Initial Notification', use: 'initial', subject: '[P{severity}] {what}', body: 'Started: {time}' });
    expect(found?.holes.map((h) => [h.name, h.part, h.src.line])).toEqual([
      ['severity', 'subject', 5],
      ['what', 'subject', 5],
      ['time', 'body', 7],
    ]);
    for (const hole of found?.holes ?? [])
      expect((hole.part === 'subject' ? found?.subject : found?.body)?.slice(hole.start, hole.end)).toBe(`{${hole.name}}`);
  });

  it.each([
    ['[what] {who} {{when}} <where_it_is> ${how} [[why]]', ['what', 'who', 'when', 'where_it_is', 'how', 'why']],
    ['[RESOLVED] [Investigating] [x] [link](https://status.test)', []],
    ['{two\nlines}', ['two lines']],
  ])('know the holes of %j', (body, holes) => {
    expect(names(body)).toEqual(holes);
  });

  it('offer the choices of [A/B/C]', () => {
    expect(template('Update', 'Status: [Open/Mitigated/Closed]')?.holes[0]?.choices).toEqual(['Open', 'Mitigated', 'Closed']);
  });

  it('mark a bare X as an inference', () => {
    expect(template('Update', 'Severity: SEV-X')?.holes).toMatchObject([{ name: 'SEV-X', origin: 'inferred' }]);
  });

  it('may be paragraphs below a subject line, up to a rule', () => {
    const [found] = read(
      '# Messages\n\n## Announcement\n**Subject:** Trouble\n\nWe look into <service>.\n\n---\n\nNot part of it.\n',
    ).templates;
    expect(found).toMatchObject({ name: 'Announcement', subject: 'Trouble', body: 'We look into <service>.' });
  });

  it('do not include the report, an action item is one of its own, and neither is a command', () => {
    const policy = read(
      '## Post-Mortem\n\nTemplate:\n```markdown\n# Report\n## Summary\n## Cause\n## Lessons\n```\n\n## Action Items\n\n### Action Item Template\n```\nOwner: [who]\nPriority: [High/Medium/Low]\n```\n',
    );
    expect(policy.templates.map((t) => t.use)).toEqual(['action-item']);
    expect(policy.review.sections.map((s) => s.name)).toEqual(['Summary', 'Cause', 'Lessons']);
    expect(policy.actionItems.fields).toMatchObject([{ name: 'Owner' }, { name: 'Priority', choices: ['High', 'Medium', 'Low'] }]);
    expect(policy.commandBlocks).toEqual([]);
  });
});

describe('messages that stand in no fence of their own', () => {
  it('are the chapters of a document that says it holds messages, each up to the next rule', () => {
    const { templates, phases } = read(`
      # Incident Communication Templates

      Copy one and fill it in.

      ## 1) Internal update

      **Service:** [Service]
      **State:** open

      **What we know**
      - Since: [time]

      ---

      ## 2) Reply to customers

      Dear customer, [service] is slow.

      ## 3) Public summary

      - What happened

      ## Contacts

      - Editor: Ann
    `);
    expect(templates.map((t) => [t.name, t.audience, t.holes.map((h) => h.name)])).toEqual([
      ['Internal update', 'internal', ['Service', 'time']],
      ['Reply to customers', 'public', ['service']],
      ['Public summary', 'public', []],
    ]);
    expect(templates[0]?.body).toBe('Service: [Service]\nState: open\n\nWhat we know\n- Since: [time]');
    expect(phases).toEqual([]);
  });

  it('share one fence, each opened by a picture or its status', () => {
    const { templates } = read(`
      ## Communication Templates

      \`\`\`
      🔴 INCIDENT P[n] - [title]
      Impact: [impact]

      🟡 UPDATE - Progress: [progress]

      More follows.

      🟢 RESOLVED - after [time]
      \`\`\`
    `);
    expect(templates.map((t) => [t.name, t.use, t.src.line])).toEqual([
      ['INCIDENT', 'other', 4],
      ['UPDATE', 'update', 7],
      ['RESOLVED', 'resolution', 11],
    ]);
    expect(templates[1]?.body).toBe('🟡 UPDATE - Progress: [progress]\n\nMore follows.');
  });

  it('are named items in code or in quotation marks, and cells of a table', () => {
    const { templates } = read(`
      ## Status Page Templates

      - **First notice:** \`We are looking into {problem} with {service}.\`
      - Later: "The work on {service} goes on until {time}."
      - Use short sentences.

      | When | Text |
      |---|---|
      | All clear | Since {time} all is well again. |
    `);
    expect(templates.map((t) => [t.name, t.body])).toEqual([
      ['First notice', 'We are looking into {problem} with {service}.'],
      ['Later', 'The work on {service} goes on until {time}.'],
      ['All clear', 'Since {time} all is well again.'],
    ]);
    expect(templates[0]?.holes[0]?.src).toMatchObject({ line: 3, column: 42 });
  });

  it('stand below bold titles that name them, and never include advice beside them', () => {
    const { templates } = read(`
      ## Communication Templates

      **Initial notice**

      We look into [problem].

      **Resolution notice**

      [problem] is over.

      ### Tone

      Be brief. Name no names.
    `);
    expect(templates.map((t) => [t.name, t.body])).toEqual([
      ['Initial notice', 'We look into [problem].'],
      ['Resolution notice', '[problem] is over.'],
    ]);
  });
});

describe('messages in the ways that teams write them', () => {
  const found = (text: string) => read(text).templates.map((t) => [t.name, t.subject, t.body, t.holes.map((h) => h.name)]);

  it('have a headline, and a quote below a bold "Content:"', () => {
    expect(
      found(
        '# Incident communication templates\n\n## 1. For customers\n\n### First post\n**Headline:** Trouble with [service]\n\n**Content:**\n> We look into [service].\n>\n> Sorry.\n\n### Last post\n\n**Body:**\n> [service] is back.\n\n## 2. Post-incident report\n\n### Timeline\n\n- **HH:MM:** noticed by [who]\n',
      ),
    ).toEqual([
      ['First post', 'Trouble with [service]', 'We look into [service].\n\nSorry.', ['service', 'service']],
      ['Last post', null, '[service] is back.', ['service']],
    ]);
  });

  it('are quotes below items that name them, in italics or not', () => {
    expect(
      found(
        '## Communication templates\n\n- **First notice:**\n  > _We look into **<service>** since **<start time>**._\n- **All clear**\n  > **<service>** is back.\n',
      ),
    ).toEqual([
      ['First notice', null, 'We look into <service> since <start time>.', ['service', 'start time']],
      ['All clear', null, '<service> is back.', ['service']],
    ]);
  });

  it('are quoted below headings that are states, though nothing in them is left blank', () => {
    const quotes = (text: string) =>
      `# Status page\n\n## Messages to post\n\n### "Investigating" status\n\nShow that we know.\n\n> ${text}\n\n<!-- -->\n> Or this.\n\n### "Identified" status\n\n> Found it.\n\n### Resolved\n\n> Over.\n`;
    expect(found(quotes('We look into it.')).map(([name, , body]) => [name, body])).toEqual([
      ['Investigating', 'We look into it.'],
      ['Identified', 'Found it.'],
      ['Resolved', 'Over.'],
    ]);
  });

  it('may stand inside of the sentence that speaks of them', () => {
    expect(
      found(
        '## Communication\n\n- **Start:** say what is hit.\n  Template: _"We look into [service]. Next news at [time]."_\n- **End:** say that it is over.\n\nExample message: “[service] is slow for [whom].”\n',
      ),
    ).toEqual([
      ['Start', null, 'We look into [service]. Next news at [time].', ['service', 'time']],
      ['Communication', null, '[service] is slow for [whom].', ['service', 'whom']],
    ]);
    expect(
      found('## Rules\n\n- Wording: "Never blame anybody in a message."\n\n## Post-mortem\n\nTemplate: "[who] did [what] to whom."\n'),
    ).toEqual([]);
  });

  it('are the very words that somebody is to post, even without a blank', () => {
    expect(
      found(
        '## Roles\n\n### Incident lead\n\n**Duties**:\n\n* decide\n\nOnce appointed, the lead posts this message in the channel:\n\n```\nI am the lead.\n```\n\n### Examples\n\nSomebody wrote the following message:\n\n```\nI am the walrus.\n```\n',
      ).map(([name, , body]) => [name, body]),
    ).toEqual([['Incident lead', 'I am the lead.']]);
  });

  it('have literal tags where they open, and blanks everywhere else', () => {
    expect(names(':bell: [INCIDENT] <service> is slow')).toEqual(['service']);
    expect(names('🔔 [DRILL] D-<N> <what (or "none")>')).toEqual(['N', 'what (or "none")']);
    expect(names('State: [STATUS], since <a | b, c>; see <https://status.test>')).toEqual(['STATUS', 'a | b, c']);
  });
});

describe('messages in other languages', () => {
  // A fence with its subject, a quote, and a paragraph; each hole is marked in its own way.
  it.each([
    ['es', 'Plantillas de comunicación', 'Notificación inicial', 'Asunto: Incidente', 'Resolución', 'Actualización para clientes'],
    ['pt', 'Modelos de comunicação', 'Aviso inicial', 'Assunto: Incidente', 'Resolução', 'Atualização para clientes'],
    ['fr', 'Modèles de communication', 'Message initial', 'Objet : Incident', 'Résolution', 'Mise à jour pour les clients'],
    ['de', 'Kommunikationsvorlagen', 'Erstmeldung', 'Betreff: Störung', 'Entwarnung', 'Aktualisierung für Kunden'],
    ['uk', 'Шаблони повідомлень', 'Перше повідомлення', 'Тема: Інцидент', 'Вирішення', 'Оновлення для клієнтів'],
    ['ru', 'Шаблоны сообщений', 'Первое сообщение', 'Тема: Инцидент', 'Восстановление', 'Обновление для клиентов'],
    ['ja', '連絡テンプレート', '初報', '件名：障害', '復旧のお知らせ', '更新（お客様向け）'],
  ])('%s: have a subject, a use and an audience', (_, chapter, first, subject, last, update) => {
    const { templates } = read(
      `## ${chapter}\n\n### ${first}\n\n\`\`\`\n${subject} [x1]\n\n[x2]: ...\n\`\`\`\n\n### ${last}\n\n> {x3} OK.\n\n### ${update}\n\n... [x4].\n`,
    );
    expect(templates.map((t) => [t.name, t.use, t.audience, t.holes.map((h) => h.name)])).toEqual([
      [first, 'initial', 'unstated', ['x1', 'x2']],
      [last, 'resolution', 'unstated', ['x3']],
      [update, 'update', 'public', ['x4']],
    ]);
    expect(templates[0]?.subject).toMatch(/\[x1\]$/u);
  });

  it.each([
    ['fr', 'AAAA-MM-JJ HH:MM'],
    ['de', 'TT.MM.JJJJ'],
    ['uk', 'ДД.ММ.РРРР'],
    ['ru', 'ДД.ММ.ГГГГ ЧЧ:ММ'],
    ['ja', 'YYYY年MM月DD日'],
  ])('%s: have a date by its letters as a blank that is not marked', (_, date) => {
    const [found] = read(`## Templates\n\n### Update\n\n\`\`\`\n[who]: ${date}\n\`\`\`\n`).templates;
    expect(found?.holes.map((h) => [h.name, h.origin])).toEqual([
      ['who', 'stated'],
      [date, 'inferred'],
    ]);
  });
});

const told = (text: string): string[] =>
  read(`# Incident response\n\n${text}`).templates.map((t) => `${t.name} {${t.holes.map((h) => h.name).join(', ')}}`);

describe('the words that a step gives', () => {
  it.each([
    ['in code', '## Start\n\n1. Post in `#incidents`: `🚨 Incident declared: [what] — P[N]`\n2. Go on.\n', ['Incident declared {what, N}']],
    ['in quotation marks', '## Communication\n\nSay: "We look into [what]. Next news at [time]."\n', ['Communication {what, time}']],
    [
      'in a block below it, named as the step is',
      '## First minutes\n\n1. **Page.** The on-call.\n2. **Declare it.** Post in the channel:\n   ```\n   SEV<n> is declared\n   IC: <your name>\n   Customers: <count or %>\n   ```\n',
      ['Declare it {n, your name, count or %}'],
    ],
    [
      'as a template to start from',
      '## Process\n\n1. **Tell the shop**. Here is a template to get started:\n\n   ```\n   Hello { NAME }, we look into it.\n   ```\n2. **Fix it**.\n',
      ['Tell the shop {NAME}'],
    ],
    [
      'as a form without blanks',
      '## Opening\n\nCopy this template to open the issue:\n\n```\nIn short\n\n- **Status**: investigating\n- **Severity**: unknown\n- **IC**: you\n- **Helpers**: who else\n```\n',
      ['Opening {}'],
    ],
  ])('are a message %s', (_, text, expected) => expect(told(text)).toEqual(expected));

  it.each([
    ['a command', '## Start\n\n1. Post the marker: `deploy mark [service] now please`\n'],
    [
      'an example',
      '## Start\n\nWrite a report. Here is an example report:\n\n```\n[report] The hens are out\n\nIC: Jane <jane at farm>\n```\n',
    ],
    ['the name of a channel', '## Start\n\n1. Open `#inc-[date]-[what]` and post the link.\n'],
    ['steps of a process that is called standard', '## Standard response steps\n\n1. Answer.\n2. Open `#inc-<short name>`.\n3. Fix.\n'],
  ])('are not %s', (_, text) => expect(told(text)).toEqual([]));
});

describe('a document of state', () => {
  it('is one message, whose headings are its parts', () => {
    expect(
      told(
        '## Comms template\n\n```\n# Incident — <title>\n\n- Status: Investigating\n\n## Summary\n<one paragraph>\n\n## Impact\n<who>\n\n## Next update\nBy <time>.\n```\n',
      ),
    ).toEqual(['Comms template {title, one paragraph, who, time}']);
  });
});
