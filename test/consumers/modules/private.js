try {
  await import("c1-apps-schema/dist/runtime/own.js");
} catch (error) {
  process.stdout.write(error.code);
}
