import type { HabitSigns } from './habit.ts';

/** What a record tells about somebody, beyond that they exist. */
export type Trait =
  | 'name'
  | 'email'
  | 'phone'
  | 'address'
  | 'birth'
  | 'identity'
  | 'money'
  | 'special'
  | 'network'
  | 'words'
  | 'demographics';

/** Everything that speaks for or against rows being people who did not mean to be public. */
export type Signs = {
  readonly rows: number;
  readonly people: number;
  /** Columns of ages, sexes and the like. */
  readonly particulars: number;
  /** Traits of the data subjects, with the number of rows that hold them. */
  readonly traits: ReadonlyMap<Trait, number>;
  /** A column says in so many words that its people are children, patients, clients. */
  readonly subjectNamed: boolean;
  /** Columns speak of claimants, patients, tenants: nobody who is such a one holds an office by it. */
  readonly subjectServed: boolean;
  /** Named, beside the number an office knows its patients, pupils or prisoners by. */
  readonly underNumber: boolean;
  /** No names, and a column of the numbers an office knows its patients, pupils or clients by. */
  readonly numbered: boolean;
  /** Numbers that health services know their patients by. */
  readonly ofPatients: boolean;
  /** Names stand in columns of officers, agents or organisations only. */
  readonly onlyOfficial: boolean;
  readonly hidden: boolean;
  readonly matchedLabels: number;
  /** Kinds of columns only a form's answers have: submission ids, times, addresses of visitors, consent. */
  readonly answerColumns: number;
  /** Columns headed by a question. */
  readonly questions: number;
  readonly calledAnswers: boolean;
  /** A file called after members, volunteers, customers; or after pupils, patients, tenants, whose names alone are nobody's business. */
  readonly calledAfter: 'subjects' | 'served' | undefined;
  /** All that names anybody is one word: a hundred people may be meant. */
  readonly firstNamesOnly: boolean;
  /** Heads say in so many words that a person's name stands below: `First name`, `full_name`, and not `name`. */
  readonly spelled: boolean;
  /** Columns of passwords, hashed or not. */
  readonly secrets: boolean;
  /** How many things the columns hold that only services keep of their users and customers. */
  readonly account: number;
  /** Each of several people has an address of their own. */
  readonly scattered: boolean;
  /** Columns of home addresses and home phones. */
  readonly home: boolean;
  /** Hidden, with the numbers an employer knows its staff by. */
  readonly staffKept: boolean;
  /** Columns of illnesses and faults of a staff. */
  readonly personnel: boolean;
  /** What a messenger wrote out. */
  readonly conversation: boolean;
  readonly calledPrivate: boolean;
  /** A text that tells of people by name what nobody tells of them in public, and may say that it is for few. */
  readonly confided: 'kept' | 'told' | undefined;
  /** In the words of somebody who writes to an office. */
  readonly written: boolean;
  /** Columns of debts, convictions, income and the like. */
  readonly delicate: boolean;
  readonly habits: readonly HabitSigns[];
  /** Most rows tell when their people died, or all were born before anybody now alive. */
  readonly departed: boolean;
  /** The rows are of a time before anybody's now alive. */
  readonly ofOldTimes: boolean;
  /** Each row is about a body or a thing of its own. */
  readonly ofBodies: boolean;
  /** Shares of the mailboxes seen. */
  readonly mail: {
    readonly seen: number;
    readonly consumer: number;
    readonly role: number;
    readonly reserved: number;
    readonly own: number;
    readonly oneDomain: number;
    /** Given out by governments, health services, police and parliaments: their staff's. */
    readonly official: number;
    readonly published: number;
  };
  /** Of the phone numbers, how many are mobiles'. */
  readonly mobiles: number;
  /** Of the values that an issuer could have reserved, how many are. */
  readonly reserved: number;
  /** 0 to 1: how far the values call themselves examples, or are the ones everybody uses for examples. */
  readonly documentation: number;
  /** An export or a reply of an interface: nothing around the rows explains them. */
  readonly data: boolean;
  /** Of the names, how many are organisations or things. */
  readonly unpersonal: number;
  /** Found in running text, where a name and a number may stand together by chance. */
  readonly prose: boolean;
  /** Rows that show a person, of all rows. */
  readonly coverage: number;
};
