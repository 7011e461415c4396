import { Fragment } from 'react';

const unbreakable = /(\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2}(?::\d{2})?)?|¥[\d,.]+|[A-Z]{2,}(?:-[A-Z0-9]+)+)/;

/** Text in which dates, amounts and numbers of documents do not break across lines. */
export function Unbroken({ text }: { text: string }) {
  return text.split(unbreakable).map((part, index) =>
    index % 2 === 1 ? (
      <span key={index} style={{ whiteSpace: 'nowrap' }}>
        {part}
      </span>
    ) : (
      <Fragment key={index}>{part}</Fragment>
    ),
  );
}
