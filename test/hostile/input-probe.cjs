/* global URL, process */
/** Preloaded into a process: counts what it opens, and prints that when it ends. */
const counted = { sockets: 0, lookups: 0, fetches: 0 };
const count = (object, name, key) => {
  const original = object[name];
  object[name] = function (...args) {
    counted[key] += 1;
    return original.apply(this, args);
  };
};

const net = require("node:net");
const dns = require("node:dns");
const fs = require("node:fs");
const dgram = require("node:dgram");
count(net.Socket.prototype, "connect", "sockets");
count(dgram, "createSocket", "sockets");
for (const name of Object.keys(dns).filter((each) => /^(?:lookup|resolve)/.test(each))) {
  if (typeof dns[name] === "function") count(dns, name, "lookups");
}
for (const name of Object.keys(dns.promises).filter((each) => /^(?:lookup|resolve)/.test(each))) {
  if (typeof dns.promises[name] === "function") count(dns.promises, name, "lookups");
}
count(globalThis, "fetch", "fetches");

/** Files that the process opens, however it does. */
const opened = new Set();
const note = (object, name) => {
  const original = object[name];
  object[name] = function (path, ...args) {
    if (typeof path === "string" || path instanceof URL) opened.add(String(path));
    return original.call(this, path, ...args);
  };
};
for (const name of ["open", "openSync", "readFile", "readFileSync", "createReadStream"])
  note(fs, name);
for (const name of ["open", "readFile"]) note(fs.promises, name);

require("node:module").syncBuiltinESMExports();
process.on("exit", () => {
  fs.writeSync(3, JSON.stringify({ ...counted, opened: [...opened] }));
});
