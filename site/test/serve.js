// A server of static files below a base path, as any host is one. It notes what was asked for.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".png": "image/png",
};

/** Serves `folder` at `base`, which begins and ends with a slash. */
export async function serve(folder, base) {
  const server = createServer((request, response) => {
    void answer(folder, base, new URL(request.url ?? "/", "http://localhost").pathname, response);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${server.address().port}${base}`;
  const close = () =>
    new Promise((done) => {
      server.close(done);
      server.closeAllConnections();
    });
  return { url, close };
}

async function answer(folder, base, path, response) {
  const inside = path.startsWith(base) ? decodeURIComponent(path.slice(base.length)) : undefined;
  if (inside === undefined || normalize(`/${inside}`) !== `/${inside}`) return missing(response);
  const file = join(folder, inside.endsWith("/") || inside === "" ? `${inside}index.html` : inside);
  try {
    const contents = await readFile(file);
    response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" });
    response.end(contents);
  } catch {
    missing(response);
  }
}

function missing(response) {
  response.writeHead(404);
  response.end();
}
