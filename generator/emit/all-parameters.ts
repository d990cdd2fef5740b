import type { Api, Parameter } from "../model/model.js";

/** The parameters of all requests, of those that the API makes too, and the headers of responses. */
export function allParameters({ operations, webhooks, callbacks }: Api): Parameter[] {
  const incoming = [...webhooks, ...callbacks].map(({ operation }) => operation);
  return [...operations, ...incoming].flatMap(({ parameters, responses }) => [
    ...parameters,
    ...responses.flatMap(({ headers }) => headers),
  ]);
}
