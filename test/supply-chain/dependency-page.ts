/** What `package-lock.json` says of one installed package. */
export interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}

export interface Lockfile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

export interface Shipped {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

/** The packages that installing specwright installs, itself left out. */
export function shippedPackages({ packages }: Lockfile): Shipped[] {
  return Object.entries(packages)
    .filter(([path, { dev, devOptional }]) => path !== "" && dev !== true && devOptional !== true)
    .map(([path, { version = "", license = "" }]) => ({
      name: path.replace(/^.*node_modules\//, ""),
      version,
      license,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
}

/** `docs/dependencies.md`: how many they are, their licences, and which of them we ask for ourselves. */
export function dependencyPage(lockfile: Lockfile, direct: readonly string[]): string {
  const shipped = shippedPackages(lockfile);
  const licences = new Map<string, number>();
  for (const { license } of shipped) licences.set(license, (licences.get(license) ?? 0) + 1);
  const byCount = [...licences].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const rows = shipped.map(({ name, version, license }) => {
    return `| ${direct.includes(name) ? `**${name}**` : name} | ${version} | ${license} |`;
  });
  return `# Dependencies

Made of \`package-lock.json\` by \`npm run test:update\`; a test holds the two together.

What the generator writes depends on nothing: the runtime is part of the output. Installing
\`specwright\` itself installs ${shipped.length} packages, ${direct.length} of them asked for by it (bold). None runs a script
when it is installed.

| licence | packages |
| --- | --: |
${byCount.map(([license, count]) => `| ${license} | ${count} |`).join("\n")}

| package | version | licence |
| --- | --- | --- |
${rows.join("\n")}
`;
}
