/** Fills the `{{name}}` holes of a template. */
export function fillTemplate(template: string, fill: (name: string) => string): string {
  return template.replace(/\{\{([^{}]+)\}\}/g, (_, name: string) => fill(name));
}
