import { simpleCommands } from './command-words.ts';
import { readsRows } from './reading-sql.ts';

const list = (text: string): Set<string> => new Set(text.split(/\s+/u));

/** Programs that only read, whatever they are told. */
const READERS = list(
  '[ : awk base64 cat cd cmp column comm cut date df diff dig dmesg du echo egrep env exit export fgrep file free getent grep head history host hostname id iostat jq last ls lsblk lscpu lsof md5sum mpstat mtr netstat nproc nslookup pg_isready pgrep ping printenv printf ps pwd rg sar seq set sha256sum sleep sort ss stat strings tac tail test top tr traceroute tree true type uname uniq uptime vmstat w wc which who whoami yq zcat zgrep',
);

/** Programs that read when told one of these; the first words behind the options are compared. */
const VERBS: Record<string, string[]> = Object.fromEntries(
  Object.entries({
    kubectl:
      'get,describe,top,logs,explain,version,cluster-info,api-resources,events,diff,auth can-i,config view,config current-context,config get-contexts,rollout status,rollout history',
    docker:
      'ps,logs,inspect,stats,images,info,version,top,port,diff,compose ps,compose logs,system df,container ls,image ls,volume ls,volume inspect,network ls,network inspect,node ls,service ls,service ps,service logs,stack ps',
    'docker-compose': 'ps,logs,top,config',
    git: 'log,diff,show,status,blame,rev-parse,describe,reflog,ls-files,shortlog',
    systemctl: 'status,is-active,is-enabled,is-failed,list-units,list-timers,show,cat',
    helm: 'list,ls,status,history,get,show,version',
    etcdctl: 'endpoint health,endpoint status,member list,version,get,alarm list',
    istioctl: 'proxy-status,proxy-config,analyze,version',
    argocd: 'app get,app list,app history,app diff,app logs,version,cluster list',
    supervisorctl: 'status',
    rabbitmqctl: 'status,cluster_status,list_queues,list_connections,list_channels,list_consumers,report',
    pm2: 'list,ls,status,logs,show,describe',
    crictl: 'ps,logs,inspect,pods,images,stats',
    terraform: 'plan,show,output,state list,state show,version,validate',
    nomad: 'status,job status,node status,alloc status,alloc logs,server members',
    consul: 'members,operator raft list-peers,catalog nodes,catalog services',
    vault: 'status',
    gh: 'pr list,pr view,pr diff,pr checks,run list,run view,issue list,issue view,release list,release view',
    heroku: 'logs,ps,releases,status,pg:info',
    fly: 'status,logs,list,releases,checks list',
    vercel: 'ls,list,inspect,logs',
    railway: 'status,logs,list,whoami',
    npm: 'ls,view,outdated,run health,run status,run logs,run test,test',
    openssl: 's_client,x509,verify,version',
    'redis-cli':
      'ping,info,get,mget,hgetall,hget,ttl,keys,scan,llen,lrange,dbsize,exists,type,smembers,scard,zrange,zcard,strlen,slowlog get,client list,config get,memory usage,cluster info,cluster nodes',
    ip: 'addr,a,route show,link show,neigh show',
    ufw: 'status',
    aws: 's3 ls,logs tail',
    gcloud: 'info,logging read',
    az: 'version,account show',
  }).map(([program, verbs]) => [program, verbs.split(',')]),
);
const SAME: Record<string, string> = { oc: 'kubectl', podman: 'docker', flyctl: 'fly' };
/** Options that are followed by their value. */
const VALUED = list(
  '-n --namespace --context --kubeconfig --profile --region --project -C --cluster -h -p -a -u -i -l -o -J -c --container -e -w -U -d --resource-group -g -r --endpoints --type',
);
/** Words in front of the command that is run. */
const WRAPPERS = list('sudo time nohup nice env xargs do then else if elif while until ! command exec');

/** Is the command known to only read? Everything unknown is taken to change something. */
export function reads(words: string[]): boolean {
  const [program = '', ...rest] = words;
  if (/^[A-Za-z_]\w*=/u.test(program)) return reads(rest);
  if (program === '' || /^(?:done|fi|esac|for|\]\]|\[\[)$/u.test(program)) return true;
  if (program === '$') return reads(rest);
  if (program === 'timeout') return reads(rest.slice(rest.findIndex((w) => /^\d/u.test(w)) + 1));
  if (WRAPPERS.has(program)) return reads(bare(rest, false));
  if (program === 'find') return !rest.some((w) => /^-(?:delete|exec\w*|ok\w*|fprint\w*)$/u.test(w));
  if (program === 'sed') return !rest.some((w) => /^-\w*i|^--in-place/u.test(w));
  if (program === 'curl') return !sends(rest);
  if (program === 'wget') return rest.some((w) => /^(?:--spider|-\w*O-?)$/u.test(w));
  if (program === 'service') return rest.at(-1) === 'status';
  if (program === 'nginx') return rest.length > 0 && rest.every((w) => /^-[tTvV]$/u.test(w));
  if (/^kafka-[\w-]+(?:\.sh)?$/u.test(program)) return rest.some((w) => w === '--list' || w === '--describe');
  if (/^(?:Get|Test|Select|Where|Format|Measure|Sort|Resolve)-\w+$|^Write-(?:Host|Output)$/u.test(program)) return true;
  if (/^(?:ba|z)?sh$/u.test(program)) return rest[0] === '-c' && nested(rest.slice(1, 2));
  if (program === 'ssh') return nested(bare(rest, true).slice(1));
  if (/^(?:psql|mysql|mariadb|sqlite3|clickhouse-client)$/u.test(program)) return readsRows(rest);
  return READERS.has(program) || told(SAME[program] ?? program, rest);
}

/** Commands handed to another shell. */
const nested = (words: string[]): boolean => words.length > 0 && simpleCommands(words.join(' ')).every((c) => !c.writes && reads(c.words));

const sends = (words: string[]): boolean =>
  words.some(
    (word, i) =>
      /^(?:-d|--data[\w-]*|--json|-F|--form|-T|--upload-file)(?:=|$)/u.test(word) ||
      /^-X(?!GET$|HEAD$)./u.test(word) ||
      (/^(?:-\w*X|--request)$/u.test(word) && !/^(?:GET|HEAD)$/u.test(words[i + 1] ?? '')) ||
      /^--request=(?!GET$|HEAD$)/u.test(word),
  );

function told(program: string, words: string[]): boolean {
  const inner = words.indexOf('--');
  const said = bare(words, true);
  if (program === 'kubectl' && said[0] === 'exec') return inner >= 0 && reads(words.slice(inner + 1));
  if (program === 'docker' && said[0] === 'exec') return reads(said.slice(2));
  if (program === 'aws' && /^(?:describe|list|get|head|filter)-/u.test(said[1] ?? '')) return true;
  if ((program === 'gcloud' || program === 'az') && said.slice(1, 5).some((w) => /^(?:list|describe|show)$/u.test(w))) return true;
  const line = ` ${said.join(' ').toLowerCase()} `;
  return (VERBS[program] ?? []).some((verb) => line.startsWith(` ${verb} `));
}

/** The words without options and, where the tool's options take values, without those. */
function bare(words: string[], valued: boolean): string[] {
  return words.filter((word, i) => !word.startsWith('-') && !(valued && VALUED.has(words[i - 1] ?? '')));
}
