// The inbox of a signed-in agent over 100,000 conversations, through nginx, beside a constant FastCGI responder of the same size in
// the same run, in turns. Defends: at least 0.6 of its requests a second.
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { password, people, startDesk } from '../tests/browser/support/desk.mjs';
import { Visitor } from '../tests/browser/support/http.mjs';
import { readSettings } from './support/deliveries.mjs';
import { median, print, sleep } from './support/figures.mjs';

const conversations = 100_000;
const rounds = 5;
const threads = 8;

const fill = `
pragma foreign_keys = on;
begin;
create temp table n as with recursive c(i) as (select 1 union all select i + 1 from c where i < ${conversations}) select i from c;
insert into contacts (id, workspace_id, name, created_at)
  select printf('0bench%020d', i), (select id from workspaces limit 1), 'Customer ' || i, 1790000000000000 from n;
insert into conversations (id, workspace_id, number_id, contact_id, last_message_at, last_message_preview, created_at)
  select printf('0bench%020d', i), (select id from workspaces limit 1), (select id from numbers limit 1), printf('0bench%020d', i),
         1790000000000000 + i * 1000000, 'Is my order ' || i || ' on its way?', 1790000000000000 from n;
commit;
analyze;`;

function wrk(url, cookie) {
  const text = execFileSync('wrk', ['-t1', '-c16', '-d4s', '--latency', '-H', `Cookie: ${cookie}`, url]).toString();
  const bad = text.match(/Non-2xx or 3xx responses: (\d+)/);
  if (bad) throw new Error(`${url}: ${bad[0]}`);
  const [, value, unit] = text.match(/99%\s+([\d.]+)(us|ms|s)/);
  return { perSecond: Number(text.match(/Requests\/sec:\s+([\d.]+)/)[1]), p99Ms: Number(value) * { us: 0.001, ms: 1, s: 1000 }[unit] };
}

const desk = await startDesk();
let floor;
try {
  const { runDir, dataDir } = readSettings(desk.config);
  execFileSync('sqlite3', [join(dataDir, 'belfry.sqlite')], { input: fill });
  const agent = await new Visitor(desk.url).signIn(people.priya.email, password);
  const page = await agent.request('GET', '/inbox');
  if (page.status !== 200 || (page.text.match(/class="conversation-row/g) ?? []).length < 25) throw new Error('the inbox does not show 25 rows');
  const socket = join(runDir, 'floor.sock');
  floor = spawn(join(desk.build, 'bin/constant_responder'), [socket, String(page.bytes.length), String(threads)], { stdio: 'inherit' });
  const conf = join(runDir, 'nginx.conf');
  writeFileSync(conf, readFileSync(conf, 'utf8').replace(/\n( *)server \{\n/, `\n$1server {\n    location = /floor { include ${join(import.meta.dirname, '../nginx/snippets/fastcgi.conf')}; fastcgi_pass unix:${socket}; }\n`));
  process.kill(Number(readFileSync(join(runDir, 'nginx.pid'), 'utf8')), 'SIGHUP');
  await sleep(1000);
  const cookie = agent.cookieHeader();
  const [pages, floors] = [[], []];
  for (let i = 0; i < rounds; i++) {
    floors.push(wrk(`${desk.url}/floor`, cookie));
    pages.push(wrk(`${desk.url}/inbox`, cookie));
  }
  const ratios = pages.map((it, i) => it.perSecond / floors[i].perSecond);
  print('inbox_page_bytes', page.bytes.length, 'bytes');
  print('inbox_page_rate', median(pages.map((it) => it.perSecond)), '1/s');
  print('inbox_page_floor_rate', median(floors.map((it) => it.perSecond)), '1/s');
  print('inbox_page_share_of_floor', median(ratios), 'ratio', 'at least 0.6');
  print('inbox_page_p99', median(pages.map((it) => it.p99Ms)), 'ms');
  print('inbox_page_floor_p99', median(floors.map((it) => it.p99Ms)), 'ms');
} finally {
  floor?.kill('SIGKILL');   // libfcgi catches SIGTERM and waits for another request.
  await desk.stop();
}
