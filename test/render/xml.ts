import { SaxesParser } from 'saxes';
import { expect } from 'vitest';

export interface XmlNode {
  name: string;
  attributes: Record<string, string>;
  children: XmlNode[];
  text: string;
}

/** The document as a strict parser reads it. @throws where it is not well-formed */
export function parseXml(xml: string): XmlNode {
  const top: XmlNode = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const node: XmlNode = { name, attributes: attributes as Record<string, string>, children: [], text: '' };
    open[open.length - 1].children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => {
    open[open.length - 1].text += text;
  });
  parser.on('cdata', () => expect.fail('there is no CDATA'));
  parser.on('comment', () => expect.fail('there is no comment'));
  parser.on('processinginstruction', () => expect.fail('there is no instruction'));
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(xml).close();
  expect(open).toEqual([top]);
  return top.children[0];
}
