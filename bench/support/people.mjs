// Many signed-in agents. Each signs in from a loopback address of its own few, because sign-ins are limited per address.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Visitor } from '../../tests/browser/support/http.mjs';
import { password } from '../../tests/browser/support/desk.mjs';

export async function makeAgents(desk, count) {
  const agents = [];
  for (let i = 0; i < count; i++) {
    const email = `agent${i}@belfry.example`;
    execFileSync(join(desk.build, 'bin/belfryctl'), ['user', 'add', '--config', desk.config, '--name', `Agent ${i}`, email], { input: `${password}\n` });
    agents.push(await new Visitor(desk.url, { from: `127.0.1.${1 + i % 250}` }).signIn(email, password));
  }
  return agents;
}
