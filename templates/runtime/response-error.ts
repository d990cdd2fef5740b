/** A response that is not a success, or that the operation does not declare. */
export class ResponseError extends Error {
  override readonly name: string = "ResponseError";
  readonly operationId: string;
  readonly status: number;
  /** The body as received. */
  readonly value: unknown;
  /** Whether the operation declares this status. */
  readonly declared: boolean;

  constructor(
    operationId: string,
    status: number,
    value: unknown,
    declared: boolean,
  ) {
    const reason = declared ? "" : ", which it does not declare";
    super(`${operationId} answered with status ${status}${reason}`);
    this.operationId = operationId;
    this.status = status;
    this.value = value;
    this.declared = declared;
  }
}
