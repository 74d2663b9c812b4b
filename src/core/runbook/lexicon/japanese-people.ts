import type { Lexicon } from './lexicon.ts';

const role =
  '(?:コマンダー|指揮(?:者|官)|責任者|リーダー|リード|マネージャー|書記|記録(?:係|者|担当)|広報(?:担当)?|連絡(?:係|担当)|(?:コミュニケーション|技術|顧客対応)担当|調整役|進行役)';
const report = '(?:報告書|レポート|ポストモーテム)';

/** How Japanese speaks of roles, of the ways to reach people, of the review and its report, and of what is measured. */
export const japanesePeople: Lexicon['phrases'] = {
  'incident-role': [role],
  duties: ['の?(?:責務|役割|責任)'],
  'question-word': ['何を', 'いつ', 'どのように', 'なぜ', 'どこ'],
  appoint: [`([^、。\\s]{0,12}${role})を(?:任命|指名|決め|アサイン)`],
  'role-subject': [`^([^、。はが]{0,12}${role})[はが]`],
  'role-title': [`^([^、。\\s]{0,12}${role})の役割`],
  'holds-first': ['当番.{0,20}(?:務める|兼ねる|なる)'],
  outsider: ['ベンダー', '業者', '外部', '委託先', 'プロバイダー?'],
  'called-when': ['(?:[^。、]{0,40}(?:場合|経過後|後)に?、?)?(?:呼び出す|呼び出される|呼ばれる|連絡する)'],
  'first-turn': ['一次担当', 'プライマリ'],
  turn: ['一次担当', '二次担当', 'プライマリ', 'セカンダリ', '当番'],
  'group-noun': ['チーム', '全員'],
  'job-title': ['部長', '課長', '社長', '役員', '取締役', '責任者', '本部長', 'エンジニア'],
  'left-open': ['未定', '未記入', '要確認', '調整中'],
  'dedicated-room': ['専用(?:の)?(?:チャンネル|ルーム)'],
  'text-message': ['ショートメッセージ'],
  'video-room': ['ビデオ会議', '対策本部', 'ウォールーム'],
  telephone: ['電話'],
  'review-noun': ['振り返り', 'ふりかえり', 'ポストモーテム', '事後(?:検証|レビュー)', '報告書'],
  'required-for': ['(?:で|に|は)必須', '対象'],
  optional: ['任意', '必要に応じて', '不要', '推奨'],
  'deadline-word': ['期限', '締め切り', '締切'],
  'report-template': ['(?:障害|事後|インシデント)(?:報告書|レポート)', '報告書の?(?:テンプレート|雛形|ひな形)'],
  'report-lead': ['(?:以下|次)を(?:記載|含め)', `${report}(?:には|に)(?:以下|次)(?=.*:$)`, '(?:必須|記載)(?:項目|事項)(?=.*:$)'],
  'report-part': [
    '(?:概要|経緯|時系列|タイムライン|影響|(?:根本)?原因|対応内容|対処|検知|再発防止策?|教訓|改善策?|アクション(?:アイテム)?)',
  ],
  'report-question': ['何が起き', 'なぜ起き'],
  'postmortem-noun': ['ポストモーテム'],
  target: ['目標(?:値)?'],
  measures: ['(?:計測|測定)(?:する|します)'],
  uptime: ['稼働率', '可用性'],
  measured: ['平均.{0,8}時間', '稼働率', '可用性', '応答時間'],
  bound: ['以内', '未満', '以下', '以上'],
  'short-term': ['短期'],
  'long-term': ['長期'],
  beforehand: ['事前', '準備'],
  afterwards: ['事後', '完了後'],
  'fields-follow': ['以下', '次の'],
};
