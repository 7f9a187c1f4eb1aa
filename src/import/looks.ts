/** What the files that deploy hold somewhere, and descriptions hardly ever do; each at the start of a line or of an object. */
const HINTS =
  /^[ \t{]*"?(?:AWSTemplateFormatVersion|Transform|Resources|provider|functions|asyncapi|services|apiVersion|format_version|planned_values|handler|lineage|resource|variable)"?[ \t]*:|^[ \t]*(?:resource|module|variable|data|terraform|locals|provider)[ \t]+["{]|"(?:AWSTemplateFormatVersion|Resources|planned_values|asyncapi|lineage|resource|variable)"[ \t]*:/m;

/** Whether a text may be a file that deploys, and no description: then it is worth the loading of what can tell. */
export function looksDeployed(text: string): boolean {
  return !/^(?:driven|flows)[ \t]*:/m.test(text) && HINTS.test(text);
}
