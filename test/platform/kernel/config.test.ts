import path from 'node:path';
import { Config } from '../../../platform/kernel/index.js';

describe('config', () => {
  it('has a default for everything', () => {
    const { settings } = Config.fromEnvironment({}, []);
    expect(settings).toMatchObject({ port: 8080, portGiven: false, databaseUrl: null, demo: false });
    expect(settings.dataFolder).toBe(path.resolve('var'));
  });

  it('reads the environment and the options', () => {
    const { settings } = Config.fromEnvironment({ PORT: '9000', DATA_DIR: '/data' }, ['--demo']);
    expect(settings).toMatchObject({
      port: 9000,
      portGiven: true,
      dataFolder: path.resolve('/data'),
      demo: true,
    });
  });

  it.each(['x', '-1', '1.5'])('refuses %s where a whole number is expected', (port) => {
    expect(() => Config.fromEnvironment({ PORT: port }, [])).toThrow('应为非负整数');
  });
});
