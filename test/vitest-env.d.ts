/** What Vitest adds to a test's module. */
interface ImportMeta {
  readonly env: { readonly MODE: string };
}
