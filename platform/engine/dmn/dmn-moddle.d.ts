declare module 'dmn-moddle' {
  export class DmnModdle {
    constructor(packages?: Record<string, object>);
    /** Rejects with `warnings` when the text is not XML or not DMN. */
    fromXML(
      xml: string,
    ): Promise<{ rootElement: unknown; warnings: { message: string; element?: unknown }[] }>;
  }
}
