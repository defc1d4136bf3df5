/** One page of the manual, drawn: headings with their anchors, keys as keys, links that stay inside the help. */
import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import Markdown, { type Components, type ExtraProps } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { Kbd } from '../../ui/index.ts';
import { anchorOf } from './anchors.ts';
import { placeOf, type ManualPage, type Place } from './manual.ts';

type Node = NonNullable<ExtraProps['node']>['children'][number] | ExtraProps['node'];

const PLUGINS = [remarkGfm];
const KEY = /^(?:(?:Ctrl|Alt|Shift|Cmd)\+)*(?:F\d{1,2}|Ctrl|Cmd|Enter|Esc|Tab|Spasi|Space|PgUp|PgDn|[A-Z0-9/]|[↑↓←→])$/u;

function textOf(node: Node): string {
  if (node === undefined) return '';
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** A key as it stands on the keyboard; unlike `Kbd` on a control, it is also read aloud. */
export function Key({ name }: { name: string }) {
  return <><Kbd>{name}</Kbd><span className="visually-hidden">{name}</span></>;
}

/** The dialog's own title is the second level. */
function Heading({ level, node, children }: { level: 3 | 4 | 5; children?: ReactNode } & ExtraProps) {
  const Tag = `h${level}` as const;
  return <Tag data-section={anchorOf(textOf(node))} tabIndex={-1}>{children}</Tag>;
}

function partsFor(page: string, onOpen: (place: Place) => void): Components {
  return {
    h1: (props) => <Heading level={3} {...props} />,
    h2: (props) => <Heading level={4} {...props} />,
    h3: (props) => <Heading level={5} {...props} />,
    strong: ({ node, children }) => (KEY.test(textOf(node)) ? <Key name={textOf(node)} /> : <strong>{children}</strong>),
    code: ({ node, children }) => (KEY.test(textOf(node)) ? <Key name={textOf(node)} /> : <code>{children}</code>),
    a: ({ href = '', children }) => {
      const place = placeOf(href, page);
      return place === null ? <>{children}</> : <Anchor component="button" type="button" inherit onClick={() => { onOpen(place); }}>{children}</Anchor>;
    },
  };
}

export function PageText({ page, onOpen }: { page: ManualPage; onOpen: (place: Place) => void }) {
  return <Markdown remarkPlugins={PLUGINS} components={partsFor(page.name, onOpen)}>{page.text}</Markdown>;
}
