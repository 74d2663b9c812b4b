import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts.ts';
import { read } from '../story.fixture.ts';

// The same night in sentences: who is called first and then, who does what, the words of a message, and the review.
type Night = { text: string; calls: string[]; roles: string[]; holes: string[]; report: string };
const nights: Record<string, Night> = {
  de: {
    text: `
      # Notfallplan

      ## Wie schlimm ist es?

      - **P1 (kritisch)**: niemand kann buchen; Reaktion innerhalb von 15 Minuten
      - **P2 (hoch)**: einzelne können nicht buchen; Reaktion innerhalb einer Stunde

      ## Wen alarmieren wir?

      Zuerst wird die Rufbereitschaft angerufen. Ist die Störung nach 60 Minuten nicht behoben, wird der Betriebsleiter informiert.

      ## Wer macht was

      - **Einsatzleiter**: trifft die Entscheidungen
      - **Protokollant**: hält jeden Schritt fest

      ## Kommunikation

      Text für die Statusseite: „Wir untersuchen eine Störung bei {Dienst}, mehr um {Uhrzeit}.“

      ## Nach dem Vorfall

      Zu jedem P1 und P2 gibt es innerhalb von fünf Werktagen eine Nachbesprechung. Der Bericht muss enthalten:

      - Ablauf
      - Maßnahmen
      - Ursache`,
    calls: ['0 Rufbereitschaft', '60 Betriebsleiter'],
    roles: ['Einsatzleiter', 'Protokollant'],
    holes: ['Dienst', 'Uhrzeit'],
    report: 'Ursache',
  },
  fr: {
    text: `
      # En cas de panne

      ## Quelle est la gravité ?

      - **P1 (critique)** : plus personne ne peut payer ; réponse sous 15 minutes
      - **P2 (élevée)** : une partie des clients est touchée ; réponse sous 1 heure

      ## Qui appeler

      L'ingénieur d'astreinte est le premier contacté. Si l'incident n'est pas résolu au bout d'une heure, le directeur technique est prévenu.

      ## Qui fait quoi

      - **Pilote d'incident** : prend les décisions
      - **Porte-parole** : rédige les messages

      ## Communication

      Message pour la page de statut : « Nous étudions un incident sur {service}, la suite à {heure}. »

      ## Après l'incident

      Chaque P1 et P2 fait l'objet d'un post-mortem dans les cinq jours ouvrés. Le compte rendu est public. Il doit contenir :

      - Chronologie
      - Actions
      - Cause racine`,
    calls: ["0 ingénieur d'astreinte", '60 directeur technique'],
    roles: ["Pilote d'incident", 'Porte-parole'],
    holes: ['service', 'heure'],
    report: 'Cause racine',
  },
  es: {
    text: `
      # Cuando algo se cae

      ## ¿Qué tan grave es?

      - **P1 (crítica)**: nadie puede pagar; respuesta en 15 minutos
      - **P2 (alta)**: una parte de los clientes no puede pagar; respuesta en 1 hora

      ## A quién llamar

      El ingeniero de guardia es el primero en ser llamado. Si el incidente no se resuelve en una hora, se avisa al director técnico.

      ## Quién hace qué

      - **Comandante**: toma las decisiones
      - **Portavoz**: redacta los mensajes

      ## Comunicación

      Mensaje para la página de estado: «Estamos investigando un problema con {servicio}, más a las {hora}.»

      ## Después del incidente

      Cada P1 y P2 tiene un post-mortem dentro de los cinco días hábiles. El informe es público. Debe contener:

      - Cronología
      - Acciones
      - Causa raíz`,
    calls: ['0 ingeniero de guardia', '60 director técnico'],
    roles: ['Comandante', 'Portavoz'],
    holes: ['servicio', 'hora'],
    report: 'Causa raíz',
  },
  pt: {
    text: `
      # Quando algo cai

      ## Qual é a gravidade?

      - **P1 (crítica)**: ninguém consegue pagar; resposta em 15 minutos
      - **P2 (alta)**: parte dos clientes não consegue pagar; resposta em 1 hora

      ## Quem chamar

      O plantonista é o primeiro a ser acionado. Se o incidente não for resolvido em uma hora, o diretor técnico é avisado.

      ## Quem faz o quê

      - **Comandante**: toma as decisões
      - **Porta-voz**: redige as mensagens

      ## Comunicação

      Mensagem para a página de status: “Estamos investigando um problema em {serviço}, mais às {hora}.”

      ## Depois do incidente

      Cada P1 e P2 tem um post-mortem em até cinco dias úteis. O relatório é público. Deve conter:

      - Cronologia
      - Ações
      - Causa raiz`,
    calls: ['0 plantonista', '60 diretor técnico'],
    roles: ['Comandante', 'Porta-voz'],
    holes: ['serviço', 'hora'],
    report: 'Causa raiz',
  },
  uk: {
    text: `
      # Що робити під час збою

      ## Наскільки це серйозно?

      - **P1 (критичний)**: ніхто не може платити; реакція протягом 15 хвилин
      - **P2 (високий)**: частина клієнтів не може платити; реакція протягом 1 години

      ## Кого викликати

      Черговий інженер отримує виклик першим. Якщо не вирішено протягом 60 хвилин, повідомити технічного директора.

      ## Хто що робить

      - **Керівник інциденту**: приймає рішення
      - **Речник**: пише повідомлення

      ## Комунікація

      Повідомлення для сторінки статусу: «Ми розслідуємо проблему з {сервіс}, далі о {час}.»

      ## Після інциденту

      Для кожного P1 і P2 протягом п'яти робочих днів проводиться розбір. Звіт має містити:

      - Хронологія
      - Дії
      - Першопричина`,
    calls: ['0 Черговий інженер', '60 технічного директора'],
    roles: ['Керівник інциденту', 'Речник'],
    holes: ['сервіс', 'час'],
    report: 'Першопричина',
  },
  ja: {
    text: `
      # サービスが止まったとき

      ## 重大度の目安

      - **P1（緊急）**：誰も決済できない
      - **P2（高）**：一部の顧客に影響がある

      ## 誰を呼ぶか

      まずオンコール担当に電話する。60分以内に復旧しない場合は、技術部長に連絡する。

      ## 役割

      - **指揮者**：判断を下す
      - **記録係**：作業を記録する

      ## 連絡

      ステータスページの文例：「現在{サービス}で障害が発生しています。次回更新は{時刻}です。」

      ## 事後対応

      P1は5営業日以内に振り返りを実施する。報告書には以下を記載する：

      - 時系列
      - 再発防止策
      - 根本原因`,
    calls: ['0 オンコール担当', '60 技術部長'],
    roles: ['指揮者', '記録係'],
    holes: ['サービス', '時刻'],
    report: '根本原因',
  },
};

describe('a night told in sentences', () => {
  it.each(Object.entries(nights))('%s', (language, { text, calls, roles, holes, report }) => {
    const policy = read(text);
    const facts = factsOf(policy);
    expect(policy.document.language).toBe(language);
    expect(facts.severities.map(({ id }) => id)).toEqual(['P1', 'P2']);
    expect(facts.escalation.map((call) => `${call.afterMinutes} ${call.to.join()}`)).toEqual(calls);
    expect(facts.roles).toEqual(roles);
    expect(facts.templates.map(({ placeholders }) => placeholders)).toEqual([holes]);
    expect(facts.review.find(({ severity }) => severity === 'P1')?.withinHours).toBe(120);
    expect(facts.postmortemSections.at(-1)).toBe(report);
  });

  it('a Spanish sentence is no condition by a Portuguese word', () => {
    const { escalation } = factsOf(
      read(`
        # Respuesta a incidentes

        ## Niveles de severidad

        - **P1**: nadie puede pagar con la tarjeta
        - **P2**: una parte de los pagos falla

        ## A quién llamar

        Después de 20 minutos se llama al segundo de guardia.`),
    );
    expect(escalation).toMatchObject([{ afterMinutes: 20, to: ['segundo de guardia'], condition: null }]);
  });
});
