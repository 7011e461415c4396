import path from 'node:path';

/** Everything that may differ between two installations; read once at start. */
export class Config {
  constructor(readonly settings: Readonly<Settings>) {}

  static fromEnvironment(environment: NodeJS.ProcessEnv, flags: readonly string[]): Config {
    const root = process.cwd();
    return new Config({
      port: wholeNumber(environment['PORT'], 8080),
      portGiven: environment['PORT'] !== undefined,
      host: environment['HOST'] ?? '0.0.0.0',
      databaseUrl: environment['DATABASE_URL'] ?? null,
      databasePool: wholeNumber(environment['DATABASE_POOL'], 12),
      databaseWaitSeconds: wholeNumber(environment['DATABASE_WAIT_SECONDS'], 60),
      dataFolder: path.resolve(root, environment['DATA_DIR'] ?? 'var'),
      definitionsFolder: path.resolve(root, environment['DEFINITIONS_DIR'] ?? 'definitions'),
      interfaceFolder: path.resolve(root, 'dist/ui'),
      demo: flags.includes('--demo'),
      demoPassword: environment['DEMO_PASSWORD'] ?? null,
      sealingKey: environment['SEALING_KEY'] ?? null,
      secureCookies: environment['SECURE_COOKIES'] === 'true',
      loginsPerMinute: wholeNumber(environment['LOGINS_PER_MINUTE'], 60),
      validationMilliseconds: wholeNumber(environment['VALIDATION_MILLISECONDS'], 500),
      trustProxy: environment['TRUST_PROXY'] === 'true',
    });
  }

  get port(): number {
    return this.settings.port;
  }
  get dataFolder(): string {
    return this.settings.dataFolder;
  }
  get definitionsFolder(): string {
    return this.settings.definitionsFolder;
  }
  get demo(): boolean {
    return this.settings.demo;
  }
}

export interface Settings {
  port: number;
  /** Whether the port was asked for: then a taken port is an error, else the next free one is used. */
  portGiven: boolean;
  host: string;
  /** Null: the embedded PostgreSQL is started in the data folder. */
  databaseUrl: string | null;
  /** Connections per server process. */
  databasePool: number;
  databaseWaitSeconds: number;
  /** Absolute; holds the embedded database, files and keys. */
  dataFolder: string;
  definitionsFolder: string;
  /** The built browser interface. */
  interfaceFolder: string;
  demo: boolean;
  demoPassword: string | null;
  /** Base64 of 32 bytes; null: a key file in the data folder. */
  sealingKey: string | null;
  /** Send cookies only over HTTPS. */
  secureCookies: boolean;
  /** Login attempts from one address. */
  loginsPerMinute: number;
  /** After this time a form's validation is broken off and the submission refused. */
  validationMilliseconds: number;
  /** Believe `X-Forwarded-For` of a proxy in front. */
  trustProxy: boolean;
}

function wholeNumber(text: string | undefined, otherwise: number): number {
  if (text === undefined || text === '') return otherwise;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) {
    throw new Error(`环境变量应为非负整数，实际为“${text}”。`);
  }
  return value;
}
