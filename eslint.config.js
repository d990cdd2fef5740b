import js from "@eslint/js";
import tseslint from "typescript-eslint";

const ourCode = ["generator/**/*.ts", "templates/**/*.ts"];
const tests = ["test/**/*.ts", "*.ts"];

const globalsOf = (...names) => Object.fromEntries(names.map((name) => [name, "readonly"]));
const nodeGlobals = globalsOf("process", "performance");
const pageGlobals = globalsOf(
  ...["document", "location", "fetch", "Worker", "Blob", "URL", "DataTransfer", "ClipboardEvent"],
  "requestAnimationFrame",
);

export default tseslint.config(
  {
    ignores: [
      "dist/",
      "coverage/",
      ".tmp/",
      ".json-schema-test-suite/",
      "generated/",
      "generator/validate/generated/",
      // Projects of their own, compiled by the tests that own them.
      "test/cases/*/",
      "test/consumers/*/",
      // A project of its own, with packages of its own.
      "test/bench/",
      "site/public/",
      "site/pages/",
      "site/.vitepress/dist/",
      "site/.vitepress/cache/",
      "site/test/shots/",
    ],
  },
  js.configs.recommended,
  {
    files: [...ourCode, ...tests],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        // A `never` check in `default` is how our switches say that they are exhaustive.
        { allowDefaultCaseForExhaustiveSwitch: true, considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", destructuredArrayIgnorePattern: "^_" },
      ],
      "@typescript-eslint/prefer-readonly": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": "error",
      "no-restricted-syntax": [
        "error",
        { selector: "ExportDefaultDeclaration", message: "Exports have names." },
      ],
      "object-shorthand": "error",
      // Control characters are what we look for in texts that are not ours.
      "no-control-regex": "off",
    },
  },
  {
    files: ourCode,
    rules: {
      "max-lines": ["error", { max: 250 }],
      "max-lines-per-function": ["error", { max: 45, skipBlankLines: true, skipComments: true }],
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
    },
  },
  {
    // One closed vocabulary, mostly comments.
    files: ["generator/model/model.ts"],
    rules: { "max-lines": "off" },
  },
  {
    files: ["templates/**/*.ts"],
    rules: {
      // A module is a chapter: an output is to have few files.
      "max-lines": ["error", { max: 520 }],
      // Formatted with 80 columns as all generated code, these functions are longer.
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      // What one compiler infers, another of the three that we support may not.
      "@typescript-eslint/no-unnecessary-type-assertion": "off",
      // Whoever compiles these may have `exactOptionalPropertyTypes` off, or on.
      "@typescript-eslint/no-duplicate-type-constituents": "off",
      // Values from outside are written as text on purpose, in messages and requests.
      "@typescript-eslint/no-base-to-string": "off",
      // Tables of code points (RFC 5892) hold combining marks by themselves.
      "no-misleading-character-class": "off",
    },
  },
  {
    files: tests,
    rules: {
      // Tests look into parsed JSON, and stand in for functions that really wait.
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/no-unnecessary-type-assertion": "off",
      "@typescript-eslint/require-await": "off",
    },
  },
  {
    // A project of its own, with packages that the root does not install; its own tsconfig.json checks the types.
    files: ["site/playground/**/*.ts"],
    extends: [tseslint.configs.recommended],
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": "error",
      "max-lines": ["error", { max: 250 }],
    },
  },
  {
    files: ["site/**/*.js"],
    languageOptions: { globals: nodeGlobals },
  },
  {
    // What Playwright runs in a page.
    files: ["site/test/*.js"],
    languageOptions: { globals: { ...nodeGlobals, ...pageGlobals } },
  },
  {
    // VitePress imports its configuration by any name.
    files: ["site/.vitepress/**/*.js", "site/playground/src/texts.d.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
  // Values that are there for their type.
  { files: ["test/**/fixtures/*.ts"], rules: { "@typescript-eslint/no-unused-vars": "off" } },
  {
    // A plugin of a bundler is imported by any name.
    files: ["*.config.ts", "*.config.js", "generator/unplugin.ts", "generator/vite.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
);
