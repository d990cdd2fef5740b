/** The fields of OpenAPI's objects, for "did you mean": those that people misspell first of all. */
const documentFields = `openapi info servers paths webhooks components security tags externalDocs
  title version summary description termsOfService contact license name url email identifier variables
  jsonSchemaDialect schemas responses parameters examples requestBodies headers securitySchemes links
  callbacks pathItems get put post delete options head patch trace query operationId requestBody
  deprecated in required allowEmptyValue style explode allowReserved schema example content encoding
  contentType itemSchema value externalValue dataValue serializedValue operationRef server type scheme
  bearerFormat flows openIdConnectUrl implicit password clientCredentials authorizationCode
  authorizationUrl tokenUrl refreshUrl scopes default enum additionalOperations mediaTypes parent kind`;

/** Those of Swagger 2.0. */
const swaggerFields = `swagger info host basePath schemes consumes produces paths definitions parameters
  responses securityDefinitions security tags externalDocs title version description termsOfService contact
  license name url email get put post delete options head patch operationId summary deprecated in required
  schema type format items collectionFormat default maximum exclusiveMaximum minimum exclusiveMinimum
  maxLength minLength pattern maxItems minItems uniqueItems enum multipleOf allowEmptyValue headers examples
  maxProperties minProperties properties additionalProperties allOf discriminator readOnly xml example
  flow authorizationUrl tokenUrl scopes namespace prefix attribute wrapped`;

/** Those of 3.0's Schema Object, the only one whose fields a meta-schema lists. */
const schemaFields = `multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength
  pattern maxItems minItems uniqueItems maxProperties minProperties not allOf oneOf anyOf items
  properties additionalProperties format nullable discriminator readOnly writeOnly xml propertyName
  mapping namespace prefix attribute wrapped`;

const openapiNames = `${documentFields} ${schemaFields}`.split(/\s+/);
const swaggerNames = swaggerFields.split(/\s+/);

/** The fields that a document of the version (`2.0`, `3.1`) may have somewhere. */
export function fieldNames(version: string): readonly string[] {
  return version === "2.0" ? swaggerNames : openapiNames;
}
