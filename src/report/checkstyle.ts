import { findingsByFile } from './by-file.ts';
import { fileName } from './file-name.ts';
import type { RenderContext } from './format.ts';
import type { Report, ReportedFinding } from './report.ts';
import { element, escapeXml, XML_DECLARATION } from './xml.ts';

/** The XML of Checkstyle, which many tools read; 4.3 is the version that they all know. */
export function renderCheckstyle(report: Report, context: RenderContext): string {
  const failed = (report.hosts ?? []).flatMap(({ host, error }) =>
    error === undefined
      ? []
      : [element('file', { name: host }, [element('exception', {}, [escapeXml(error)])])],
  );
  const files = findingsByFile(report).map(({ path, host, findings }) =>
    element('file', { name: fileName(path, host, context) }, findings.map(errorElement)),
  );
  return XML_DECLARATION + element('checkstyle', { version: '4.3' }, [...failed, ...files]);
}

function errorElement({ range, severity, message, rule }: ReportedFinding): string {
  const { line, column } = range.start;
  return element('error', { line, column, severity, message, source: `mtalint.${rule}` });
}
