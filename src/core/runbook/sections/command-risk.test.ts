import { describe, expect, it } from 'vitest';
import { riskOf } from './command-risk.ts';

describe('what a command may do', () => {
  it.each([
    ['rm -rf /var/cache/app', 'destructive'],
    ['kubectl delete pod x', 'destructive'],
    ['kubectl -n shop delete pod x', 'destructive'],
    ['find /tmp -name x -delete', 'destructive'],
    ['journalctl -u app -f', 'never-ending'],
    ["watch -n 5 'curl -s https://api.test'", 'never-ending'],
    ['ping host.test', 'never-ending'],
    ['mysqladmin ping -h db.shop.internal', 'mutating'],
    ['htop', 'interactive'],
    ['sudo systemctl restart app', 'mutating'],
    ['./scripts/rollback.sh production', 'mutating'],
    ['kubectl rollout undo deployment/api', 'mutating'],
  ])('%s is %s', (text, risk) => {
    expect(riskOf(text)).toBe(risk);
  });

  it.each([
    'top -b -n 1',
    'ping -c 3 host.test',
    'redis-cli ping && redis-cli info',
    'git log --oneline -10',
    'psql -c "SELECT 1;"',
    'psql "$DATABASE_URL" -c "select count(*) from orders where state = \'stuck; update\'"',
    'kubectl -n shop get pods -o wide | grep -v Running',
    'kubectl logs <pod-name> --tail=100 2>/dev/null',
    'kubectl rollout status deployment/api',
    'kubectl exec api-0 -- cat /etc/app.conf',
    'oc get nodes',
    'aws rds describe-db-instances --region eu-west-1',
    'gcloud sql instances list --project shop',
    'curl -fsS https://shop.test/health | jq .',
    'redis-cli -h cache.test info memory',
    'ssh web-1 "df -h && free -m"',
    'REGION=eu; for h in a b; do dig $h; done',
    'sudo docker ps',
    'echo "$(date) checked"',
    'etcdctl endpoint health -w table',
  ])('%s only reads', (text) => {
    expect(riskOf(text)).toBe('read-only');
  });

  it.each([
    'checkoutctl provider switch backup',
    'checkoutctl status',
    'patronictl failover --force',
    'pg_ctl promote',
    'kubectl drain node-1',
    'kubectl cordon node-1',
    'redis-cli -h cache.test set mode closed',
    'psql -c "select pg_promote()"',
    'psql -c "select switch_over_now()"',
    'psql -c "with gone as (delete from jobs returning 1) select 1"',
    'curl -X POST https://api.test',
    'curl -d on=1 https://api.test/flag',
    'railway logs > /srv/log',
    'kubectl get pods && ./fix.sh',
    'echo $(fix-everything --now)',
    'echo "`ls` $(reset-all)"',
    'echo "`reset-all`"',
    'cat list | xargs drainctl',
    'ssh web-1 "systemctl reload nginx"',
    'sed -i s/on/off/ flags.conf',
    'bash fix.sh',
    'make rollback',
    'consul maint -enable',
    'vtctl PlannedReparentShard',
  ])('%s is never taken for reading', (text) => {
    expect(riskOf(text)).not.toBe('read-only');
  });
});
