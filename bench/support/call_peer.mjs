// A call_peer program beside the desk: one end of a call, over real UDP. Times are microseconds of CLOCK_MONOTONIC, as nowUs().
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const waitLimitMs = 15_000;

/// The clock of the peers' events.
export const nowUs = () => Number(process.hrtime.bigint() / 1000n);

export class CallPeer {
  /// `kind` is customer or agent. Resolves when `offer` is there.
  static async start(desk, kind) {
    const peer = new CallPeer(desk, kind);
    peer.offer = (await peer.line((it) => it.offer)).offer;
    return peer;
  }

  constructor(desk, kind) {
    this.kind = kind;
    this.lines = [];
    this.waiting = [];
    this.program = spawn(join(desk.build, 'bin/call_peer'), [kind], { stdio: ['pipe', 'pipe', 'inherit'] });
    createInterface({ input: this.program.stdout }).on('line', (text) => {
      this.lines.push(JSON.parse(text));
      this.waiting = this.waiting.filter((look) => !look());
    });
  }

  answer(sdp) { this.program.stdin.write(`${JSON.stringify({ answer: sdp })}\n`); }

  /// When it happened, or will have happened.
  async event(name) { return (await this.line((it) => it.event === name)).at; }

  line(fits) {
    return new Promise((done, fail) => {
      const limit = setTimeout(() => fail(new Error(`the ${this.kind}'s peer told only ${JSON.stringify(this.lines.filter((it) => it.event))}`)), waitLimitMs);
      const look = () => {
        const found = this.lines.find(fits);
        if (!found) return false;
        clearTimeout(limit);
        done(found);
        return true;
      };
      if (!look()) this.waiting.push(look);
    });
  }

  async stop() {
    if (this.program.exitCode !== null) return;
    this.program.stdin.end('{"quit":true}\n');
    await once(this.program, 'exit');
  }
}
