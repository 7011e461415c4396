import type { Json } from '../../../platform/engine/index.js';
import type { Answers } from './fill-sample.js';

/** What differs from the samples in the stories that are told from start to end. */
export const openToMany: Answers = {
  qualificationRequirements: [
    { category: 'D101', minGrade: 'third' },
    { category: 'D105', minGrade: 'third' },
  ],
  managerLevel: '',
  managerSpecialty: [],
  plannedStart: '=string(today() + duration("P40D"))',
};

const validUntil = '=string(t0 + duration("P700D"))';

/** The second firm that enrols, with the higher quotation. */
export const wujiang: Answers = {
  qualifications: ['水利水电工程施工总承包三级（演示-C-1006）'],
  manager: {
    id: '演示-R-0008',
    name: '演甲匠',
    level: 'second-class',
    specialty: 'water',
    certificateNo: '演示-R-0008',
    validUntil,
  },
  safetyOfficer: { id: '演示-C-0005', name: '演安匠', certificateNo: '演示-C-0005' },
  works: [],
  quotation: '281200.00',
  promisedDays: 45,
  contactName: '演匠',
  contactIdNo: '999901198001010016',
  contactMobile: '15400000010',
};

/** Both firms passed. */
export const bothPass: Answers = {
  rows: [{ decision: 'pass' }, { decision: 'pass' }] as Json,
};
