/** The build bundles documents as texts. */
declare module "*.yaml" {
  const text: string;
  export default text;
}
declare module "*.json" {
  const text: string;
  export default text;
}
