import type { Json } from '../../../platform/engine/index.js';
import type { Answers } from './fill-sample.js';

/** What differs from the samples in the stories that are told from start to end. */
export const openToMany: Answers = {
  qualificationRequirements: [
    { category: 'D101', minGrade: 'third' },
    { category: 'D105', minGrade: 'third' },
  ],
  requiredRosters: ['FJ', 'SL'],
  managerLevel: '',
  managerSpecialty: [],
  plannedStart: '=string(today() + duration("P40D"))',
};

const validUntil = '=string(t0 + duration("P700D"))';

/** The second firm that enrols, with the higher quotation. */
export const dinglan: Answers = {
  qualifications: ['水利水电工程施工总承包二级（演示-C-1005）'],
  manager: {
    id: '演示-R-0006',
    name: '演甲澜',
    level: 'second-class',
    specialty: 'water',
    certificateNo: '演示-R-0006',
    validUntil,
  },
  safetyOfficer: { id: '演示-C-0004', name: '演安澜', certificateNo: '演示-C-0004' },
  works: ['乙泉镇东渠疏浚'],
  quotation: '281200.00',
  promisedDays: 45,
  contactName: '演澜',
  contactIdNo: '999901198001010067',
  contactMobile: '15400000009',
};

/** Both firms passed. */
export const bothPass: Answers = {
  rows: [{ decision: 'pass' }, { decision: 'pass' }] as Json,
};
