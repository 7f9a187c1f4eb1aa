/** The first line of a system.yaml that is written: for completion and help, editors look for it. */
export const SCHEMA_LINE = '# yaml-language-server: $schema=./node_modules/driven/schema/system.schema.json';
