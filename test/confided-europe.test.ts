// What is told of people in confidence in German, French, Spanish, Italian, Dutch, Polish, Swedish and Portuguese.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCatalogue } from '../src/catalogue.ts';
import { openDetect } from '../src/detect.ts';
import type { Document } from '../src/model.ts';
import type { Roll } from '../src/people/roll.ts';
import { blank } from '../src/reading/blank.ts';
import { openRecords } from '../src/records.ts';

const { detectors } = await loadCatalogue();
const judge = openRecords(openDetect(detectors));

function rollOf(text: string, kind: 'text' | 'html' = 'text'): Roll {
  const passages = text.split('\n\n').map((part) => ({ text: part, where: '', at: undefined, hidden: false, label: '' }));
  const document: Document = { ...blank(kind, kind === 'html' ? 'text/html' : 'text/plain'), text, passages };
  return judge(document, { labels: [], publishedValues: [], ownHosts: [], name: 'a.txt' });
}

type Twins = { readonly language: string; readonly kept: string; readonly open: string };

const twins: readonly Twins[] = [
  {
    language: 'German',
    kept: 'Hausbesuch 4.6., vertraulich\n\nFrau Sabine Quellhorst weinte und hat ihre Tabletten abgesetzt. Sie ist mit der Miete im Rückstand, und ihr Mann hat sie geschlagen.',
    open: 'Nachruf auf Sabine Quellhorst\n\nNach langer Krankheit ist Frau Sabine Quellhorst im Krankenhaus verstorben. Ihr Mann und ihre Tochter waren bei ihr. Sie hatte Krebs und sprach offen über ihre Depression.',
  },
  {
    language: 'French',
    kept: 'Visite à domicile du 4 juin\n\nMme Nathalie Quérolle pleure, elle ne prend plus son traitement. Elle a des dettes de loyer et son mari l’a frappée.',
    open: 'Six ans de prison\n\nLe tribunal correctionnel a condamné Hervé Quérolle, qui avait frappé sa femme Nathalie Quérolle. Elle a été hospitalisée et souffre de dépression. Il avait des dettes, selon son avocat.',
  },
  {
    language: 'Spanish',
    kept: 'Visita a domicilio del 4 de junio\n\nDª Carmen Olabarri llora y no toma la medicación. Debe tres meses de alquiler y su marido le pegaba.',
    open: 'Caso práctico 2\n\nDª Carmen Olabarri llora y no toma la medicación. Debe tres meses de alquiler y su marido le pegaba. Se pide una propuesta de intervención.',
  },
  {
    language: 'Italian',
    kept: 'Visita domiciliare del 4 giugno\n\nLa signora Ornella Trevisòn piange e non prende più i farmaci. È indietro di tre mesi con l’affitto e il marito la picchiava.',
    open: 'Capitolo terzo\n\nLa signora Ornella Trevisòn piangeva e non prendeva più i farmaci. Era indietro con l’affitto e il marito la picchiava. Dopo il divorzio tutto cambiò.',
  },
  {
    language: 'Dutch',
    kept: 'Huisbezoek 4 juni, niet verspreiden\n\nMevrouw Marijke Quispelaar huilt en slikt haar medicijnen niet. Ze heeft een huurachterstand en haar man heeft haar geslagen.',
    open: 'Beste ouders,\n\nOp de avond over mishandeling, depressie en schulden spreekt mevrouw Marijke Quispelaar, die haar medicijnen en haar scheiding niet verzwijgt. Het is in de aula van de school.',
  },
  {
    language: 'Polish',
    kept: 'Wizyta w domu 4 czerwca, poufne\n\nPani Bożena Szczepaniuk płakała i nie bierze leków. Ma zaległości w czynszu, a mąż ją bił.',
    open: 'Poradnik dla rodzin\n\nPani Bożena Szczepaniuk, psycholog, mówi o depresji, przemocy i długach: kto nie bierze leków i płacze, temu trzeba pomóc. Nie jest to łatwe.',
  },
  {
    language: 'Swedish',
    kept: 'Hembesök 4 juni, sekretess\n\nFru Gunilla Björkenhall grät och tar inte sin medicin. Hon har hyresskulder och hennes man har slagit henne.',
    open: 'Minnesord\n\nGunilla Björkenhall har avlidit efter en tids sjukdom. Hennes man och dotter var hos henne på sjukhuset. Hon talade öppet om sin depression och sin skilsmässa.',
  },
  {
    language: 'Portuguese',
    kept: 'Visita domiciliária de 4 de junho\n\nA D. Graça Vasconcelim chora e não toma os medicamentos. Tem rendas em atraso e o marido batia-lhe.',
    open: 'Acórdão do Supremo Tribunal de Justiça\n\nA autora Graça Vasconcelim estava de baixa por depressão e foi despedida. Tem dívidas e o marido batia-lhe. Acordam em negar provimento ao recurso.',
  },
];

for (const { language, kept, open } of twins) {
  test(`${language} notes of a visit are exposed, and kinds of health are named`, () => {
    const { bearing, people, kinds } = rollOf(kept);
    assert.equal(bearing, 'exposed');
    assert.ok(people >= 1);
    assert.ok((kinds.health ?? 0) >= 1);
  });
  test(`the same troubles in ${language} are told to everybody in papers, books and guidance`, () => {
    assert.notEqual(rollOf(open).bearing, 'exposed');
  });
}

test('the same words on a page were written for everybody', () => {
  for (const { kept } of twins) assert.notEqual(rollOf(kept, 'html').bearing, 'exposed');
});

test('accents that somebody left out change nothing', () => {
  const note =
    'Hembesok 4 juni, sekretess\n\nFru Gunilla Bjorkenhall grat och tar inte sin medicin. Hon har hyresskulder och hennes man har slagit henne.';
  assert.equal(rollOf(note).bearing, 'exposed');
});

test('whom a title introduces is somebody, though nobody knows the name', () => {
  const note =
    'Huisbezoek 4 juni\n\nMevr. Zwartvelder huilt en slikt haar medicijnen niet. Ze heeft een huurachterstand en is door haar man geslagen.';
  const { bearing, people } = rollOf(note);
  assert.deepEqual([bearing, people], ['exposed', 1]);
});

test('officers are named in minutes for what they are, under their titles, too', () => {
  const note =
    'Vertraulich\n\nDie Bürgermeisterin Frau Sabine Quellhorst hat sich zu den Themen Depression, Mobbing und Schulden nicht geäußert, und die Polizei ist noch nicht da.';
  assert.notEqual(rollOf(note).bearing, 'exposed');
});

test('words of one language mean nothing in another', () => {
  // `pension`, `regen`, `gift`, `fall`: a boarding house, rain, poison and a case in German or Dutch.
  const note =
    'Vertraulich\n\nFrau Sabine Quellhorst hat eine Pension am See. Der Regen ist im Fall von Sturm stark, und das Gift für die Schnecken ist nicht mehr da.';
  assert.notEqual(rollOf(note).bearing, 'exposed');
});

test('a policy that says what is kept is not kept itself', () => {
  const policy =
    'Manual do voluntário\n\nNas visitas domiciliárias vai ouvir falar de doença, de dívidas e de violência. Tudo está sujeito a sigilo. O seu contacto é a D. Josefina Lameirão.';
  assert.notEqual(rollOf(policy).bearing, 'exposed');
});

test('an English text with a foreign quotation is asked for English words', () => {
  const note =
    'HOME VISIT, 14 November. Confidential\n\nMrs Odette Quillfeather was tearful and had stopped her sertraline. She is in rent arrears. She said “la vida no es así para mí” and laughed at it with her son.';
  assert.equal(rollOf(note).bearing, 'exposed');
});

test('an interview printed by questions and answers was given to everybody', () => {
  const interview =
    'Entrevista con la cantaora Remedios Olabarri\n\nP. Ha tardado dos años en contarlo.\nR. Tenía un tumor y depresión, y bebía antes de salir. Mi marido escondía las botellas.\nP. ¿Y las deudas?\nR. También. Confidencial, hasta hoy.';
  assert.notEqual(rollOf(interview).bearing, 'exposed');
});
