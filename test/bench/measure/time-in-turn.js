// node time-in-turn.js <subject.js> <yardstick.js> <payload.json> <is|validate>: how long one call of
// each takes, in seconds. They run in turns, in one process of their own, so that whatever else the
// machine does meets both; the answer is the median of the rounds.
import { readFileSync } from "node:fs";
import { argv, hrtime, stdout } from "node:process";
import { median } from "./median.js";

const [subjectFile = "", yardstickFile = "", payloadFile = "", method = "is"] = argv.slice(2);
const subject = await import(subjectFile);
const yardstick = await import(yardstickFile);
const payload = JSON.parse(readFileSync(payloadFile, "utf8"));

// Many short rounds: what disturbs one of them disturbs both subjects, or few of the ratios.
const SHORTEST = 1e6;
const ROUNDS = 101;
const WARM_UP = 5e8;
let sink = 0;

/** Nanoseconds for one call, measured over so many that the clock's grain does not count. */
function sample(run, calls) {
  const start = hrtime.bigint();
  for (let i = 0; i < calls; i++) if (run(payload)) sink++;
  return Number(hrtime.bigint() - start) / calls;
}

function warmUp(run) {
  let calls = 1;
  let spent = 0;
  let last = 0;
  while (spent < WARM_UP) {
    last = sample(run, calls);
    spent += last * calls;
    if (last * calls < SHORTEST) calls *= 2;
  }
  return calls;
}

const subjects = [subject[method], yardstick[method]];
const calls = subjects.map(warmUp);
const times = subjects.map(() => []);
for (let round = 0; round < ROUNDS; round++) {
  subjects.forEach((run, index) => times[index].push(sample(run, calls[index])));
}
const [own = [], other = []] = times;
const ratios = own.map((time, round) => time / other[round]);
stdout.write(
  JSON.stringify({
    seconds: median(own) / 1e9,
    yardstick: median(other) / 1e9,
    ratio: median(ratios),
    sink,
  }),
);
