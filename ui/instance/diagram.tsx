import Box from '@mui/material/Box';
import { useEffect, useRef, useState } from 'react';
import type { InstancePage } from '../api';
import { color } from '../theme';
import { drawDiagram, type DrawnDiagram } from './draw-diagram';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './diagram.css';

interface Props {
  diagram: NonNullable<InstancePage['diagram']>;
  name: string;
  /** px; without it the diagram takes all the height there is */
  maxHeight?: number;
  /** Told how high the drawing would like to be */
  onHeight?: (height: number) => void;
}

/** The process drawn by bpmn-js and coloured by what has been done; the same in words for those who do not see it. */
export function Diagram({ diagram, name, maxHeight, onHeight }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<DrawnDiagram | null>(null);
  const [width, setWidth] = useState(1000);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    let over = false;
    let made: DrawnDiagram | null = null;
    drawDiagram(element, diagram).then(
      (result) => {
        if (over) return result.destroy();
        made = result;
        setDrawn(result);
      },
      () => setFailed(true),
    );
    return () => {
      over = true;
      made?.destroy();
    };
  }, [diagram]);

  const natural = Math.round(width * (drawn?.ratio ?? 0.25)) + 24;
  useEffect(() => {
    const element = place.current;
    if (!drawn || !element) return undefined;
    const watch = new ResizeObserver(() => {
      setWidth(element.clientWidth);
      drawn.show(maxHeight === undefined);
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, [drawn, maxHeight]);
  useEffect(() => onHeight?.(natural), [natural, onHeight]);

  const height = maxHeight === undefined ? 'calc(100vh - 53px)' : Math.min(maxHeight, Math.max(180, natural));
  if (failed) return <Box sx={{ p: 4, color: color.ink2 }}>流程图暂时不能显示，办理情况见下面的留痕。</Box>;
  return (
    <Box
      ref={place}
      role="group"
      aria-label={`${name}流程图。${inWords(diagram, drawn)}`}
      className="process-diagram"
      sx={{ height }}
    />
  );
}

function inWords({ active, done }: Props['diagram'], drawn: DrawnDiagram | null): string {
  const nameOf = (element: string) => drawn?.nameOf(element) ?? '';
  const now = active.filter(({ element }) => nameOf(element) !== '');
  const names = now.map(({ element, note }) => [nameOf(element), note].filter(Boolean).join('，'));
  const passed = done.filter((element) => nameOf(element) !== '').length;
  return [
    names.length > 0 ? `正在办理：${names.join('；')}。` : '没有正在办理的环节。',
    passed > 0 && `已完成 ${passed} 个环节。`,
  ]
    .filter(Boolean)
    .join('');
}
