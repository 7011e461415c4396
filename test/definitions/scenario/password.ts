/** Of everybody in the demo, while the tests run. */
export const password = 'Scenario-pass-2026';
