import type { Planted } from "./planted.js";

const scheme = (name: string, ...rest: string[]): string[] => [
  ...["components", "securitySchemes", name],
  ...rest,
];

/** Mistakes in what is said once for all operations. */
export const plantedService: readonly Planted[] = [
  {
    title: "another server",
    at: ["servers"],
    value: [{ url: "https://{tenantDomain}.example.com" }],
    finds: 'service/servers/0/url is "https://{tenantDomain}.example.com", the facts say',
  },
  {
    title: "a server variable with another default",
    at: ["servers"],
    value: [
      {
        url: "https://{tenantDomain}.conductor.one",
        variables: { tenantDomain: { default: "acme" } },
      },
    ],
    finds: 'service/servers/0/variables/tenantDomain/default is "acme", the facts say "example"',
  },
  {
    title: "no security at all",
    at: ["security"],
    finds: "service/security is absent, the facts say",
  },
  {
    title: "a security requirement that is gone",
    at: ["security"],
    value: [{ bearer: [] }],
    finds: "service/security/1 is absent, the facts say",
  },
  {
    title: "a way in without any security",
    at: ["security"],
    value: [{ bearer: [] }, { oauth2: [] }, {}],
    finds: "service/security/2 is {}, the facts say absent",
  },
  {
    title: "a security scheme that is gone",
    at: scheme("oauth2"),
    finds: "service/securitySchemes/oauth2 is absent, the facts say",
  },
  {
    title: "a security scheme of another kind",
    at: scheme("bearer", "scheme"),
    value: "basic",
    finds: 'service/securitySchemes/bearer/scheme is "basic", the facts say "bearer"',
  },
  {
    title: "another token URL",
    at: scheme("oauth2", "flows", "clientCredentials", "tokenUrl"),
    value: "/oauth/token",
    finds: 'tokenUrl is "/oauth/token", the facts say "/auth/v1/token"',
  },
  {
    title: "a scope that nobody knows",
    at: scheme("oauth2", "flows", "clientCredentials", "scopes"),
    value: { admin: "Everything" },
    finds: 'scopes is {"admin":"Everything"}, the facts say {}',
  },
  {
    title: "an operation without security",
    at: ["paths", "/api/v1/apps", "post", "security"],
    value: [],
    finds: "POST /api/v1/apps: has security of its own",
  },
  {
    title: "a path with a server of its own",
    at: ["paths", "/api/v1/apps", "servers"],
    value: [{ url: "https://example.com" }],
    finds: "/api/v1/apps: has servers of its own",
  },
  {
    title: "messages that are no longer ProtoJSON",
    at: ["x-protojson"],
    finds: "service/x-protojson is absent, the facts say true",
  },
];
