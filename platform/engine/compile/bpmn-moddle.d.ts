declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(packages?: Record<string, object>);
    /** Rejects with `warnings` when the text is not XML or not BPMN. */
    fromXML(
      xml: string,
    ): Promise<{ rootElement: unknown; warnings: { message: string; element?: unknown }[] }>;
  }
}
