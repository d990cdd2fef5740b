/** Wrong use of the API: a wrong option, or an output folder that cannot be written. */
export class SpecwrightError extends Error {
  override readonly name = "SpecwrightError";
}
