import type { Content, User } from "./index.js";

export function planOf(user: User): string {
  return user.view === "private" ? user.plan : user.login;
}

export function textOf(content: Content): string | undefined {
  if (Array.isArray(content)) return content[0]?.text;
  return content.type === "file" ? content.text : content.to;
}
