// Loaded before a program (`node --import`): its Nth call that changes the file system kills the
// process, without a chance to clean up. FAULT="before:12", "after:12" or "half:12" (in the middle of a
// write); FAULT="count" prints the names of the calls instead. Reading changes nothing, so a kill there
// leaves what a kill before the next change leaves.
import { createRequire, syncBuiltinESMExports } from "node:module";
import process from "node:process";

const require = createRequire(import.meta.url);
const fs = require("node:fs/promises");
const [kind = "count", number = "0"] = (process.env.FAULT ?? "count").split(":");
const calls = [];

for (const name of ["mkdir", "mkdtemp", "writeFile", "copyFile", "rename", "rm", "rmdir"]) {
  const original = fs[name];
  fs[name] = async (...values) => {
    calls.push(name);
    const isHit = kind !== "count" && calls.length === Number(number);
    if (isHit && kind === "before") process.kill(process.pid, "SIGKILL");
    if (isHit && kind === "half" && name === "writeFile") {
      const [path, text, ...rest] = values;
      await original(path, text.slice(0, text.length / 2), ...rest);
      process.kill(process.pid, "SIGKILL");
    }
    const result = await original(...values);
    if (isHit) process.kill(process.pid, "SIGKILL");
    return result;
  };
}
syncBuiltinESMExports();
if (kind === "count") process.on("exit", () => process.stdout.write(`calls ${calls.join()}\n`));
