import { foldWords } from '../vocabulary/labels.ts';

/** What a cell in a column of names is: somebody, some thing or body, or words that may be either. */
export type Likely = 'person' | 'thing' | 'unsure';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u).filter((word) => word !== ''));

// Given names common in Europe and among those who live there, folded. They only tip a column of names one way.
const given =
  words(`aaron abdul abdullah abigail adam adele adrian adriana agata agnes agnieszka ahmed aidan aileen aisha aisling alan alana alasdair alastair albert alberto aled alejandra alejandro alena alessandra
  alessandro alessia alex alexa alexander alexandra alexandre alexandru alfie alfonso alfred ali alice alicia alina alison alistair alma alun alvaro alwyn amanda amara amber amelia amelie amina amir amit amy ana anastasia anders andre andrea andreas andreea andrei
  andres andrew andrzej andy aneta angel angela angelika angharad anil anita anja anjali ann anna annabel anne annette annie anouk anthony antoine anton antonia antonin antonio anwen arianna arjun arne arthur arvid asa ashley asif astrid athena audrey augusto aurelie ava axel ayesha aylin ayse
  barbara barry bartosz basil beata beatrice beatriz ben benedict benjamin benoit berit bernadette bernard bernd bethan bethany beverley bianca bill birgit bjorn blanca bob bogdan boris brandon branislav brenda brendan brett brian bridget brigitte bronwen bruce bruno bryan bryn
  caitlin callum calum calvin camille camilla carina carl carla carlo carlos carmen carol carole carolina caroline carolyn carys caspar cassandra catalina catarina caterina catherine cathy catrin catriona cecilia cecile celia celine cerys chantal charles charlie charlotte chantelle chen cheryl chiara chidi chinedu chloe chris christa
  christian christiane christina christine christoph christophe christopher cian ciara claire clara clare claude claudia claudio clement clive cody colin colm conor connor cora corinna cormac courtney craig cristian cristina cynthia dafydd dagmar daisy damian damien dan dana daniel daniela daniele danielle danny danuta darek daria
  dario dariusz darren dave david davide dawn dean deborah debbie declan deirdre delphine denis denise dennis derek dermot diana diane diego dieter dilip dimitri dimitris dinesh dirk dominic dominik dominika dominique don donald donna dora doris dorota dorothy douglas duncan dylan eamon ebba eddie edith edmund eduardo edward edwin eileen
  eilidh eirlys ekaterina elaine eleanor elena eleni eleri elin elisa elisabeth elise eliza elizabeth elke ella ellen ellie elliot elodie eloise els elsa elsie elvira emil emile emilia emilie emily emma emmanuel emmanuelle enrico enrique eric erica erik erika erin ernest ester esther ethan etienne eugene eugenia eva evan
  eve evelyn ewa ewan fabian fabio fabien fabrice faith farah fatima federica federico felicity felix ferdinand fernanda fernando ffion filip filippo fiona flora florence florian frances francesca francesco francis francisco franck francois francoise frank franz fraser fred freddie frederic frederick frederik freya friedrich fritz gabriel
  gabriela gabriele gabrielle gareth gary gavin gemma geoffrey georg george georgia georgina gerald geraldine gerard gerhard gertrude ghislaine giacomo gianluca gill gillian gina giorgia giorgio giovanna giovanni gisela giulia giuseppe glen glenys gloria goran gordon grace graeme graham grainne grant graziella greta gretel greg gregor gregory grzegorz guido guillaume guillermo gunnar
  gustav guy gwen gwilym gwyneth haakon hamish hamza hana hanna hannah hannelore hans harold harriet harry hasan hassan hayley hazel heather heidi heike heinrich helen helena helene helga helmut hendrik henri henrietta henrik henry herbert hilary hilda holger holly howard hubert hugh hugo humphrey hussein hywel iain ian
  ibrahim ida ieuan ifan ignacio igor ilaria ildiko ilona ilse imogen imran ines inga inge ingeborg ingrid ioan ioana ion irena irene irina iris isaac isabel isabella isabelle isla ismail istvan ivan ivana ivo iwan iwona jack jackie jacob jacqueline jacques jade jakob jakub james jamie jan jana jane janet janice janine janos janusz jaroslav jasmin jasmine jason
  javier jay jayne jean jeanette jeff jeffrey jelena jennifer jenny jens jeremy jerome jerzy jess jessica jesus jill jim jiri jitka jo joan joana joanna joanne joao joaquin jochen jodie joe joel johan johann johanna johannes john johnny jolanta jon jonas jonathan jordan jorge jorgen jose josef josefina joseph josephine josh joshua josie joy joyce juan juana judith
  julia julian juliana julie julien juliet julio jun jurgen justin justyna jutta kacper kai kaja kamal kamil kamila kaori kara karel karen karin karina karl karol karolina kasia katarina katarzyna kate katerina katharina katherine kathleen kathrin kathryn kathy katie katja katrin katy kavita kay keith kelly ken kenneth kerry kevin khadija khalid kieran kim kimberley kirsten
  kirsty klaus konrad konstantin kris kristian kristina kristof kristoffer krystyna krzysztof kurt kyle lachlan lara lars lasse laszlo laura lauren laurence laurent lawrence lea leah leanne lee leila lena leo leon leona leonard leonardo leonie lesley leslie lewis liam lidia lilian lily lina linda lindsay line linnea lisa lisbeth liz lloyd llinos lois loic lola loretta lorenzo lorna lorraine
  lotte lotta louis louise luc luca lucas lucia luciana lucie lucy ludmila ludovic luigi luis luisa lukas lukasz luke lydia lyn lynda lynn lynne mabel maciej madeleine madison mads magda magdalena magnus mahmoud maisie maja malcolm malgorzata malik manfred manon manuel manuela marc marcel marcela marcello marcia marcin marco marcus marek margaret margarita margit margot maria mariam mariana
  marianne marie mariella marijke marilyn marina mario marion marius mark marko markus marlene marta martha martin martina martine martyn mary maryam mateo mateusz mathieu mathilde mathis matilda matteo matthew matthias matthieu maureen maurice mauro max maxim maxime maximilian maya megan mehmet mei mel melanie melissa mercedes mette mia michael michaela michal michel michele micheal michelle mick miguel mihai
  mikael mike mikko mila milan milena millie milos mina mira mirela miriam miroslav mohamed mohammad mohammed moira molly mona monica monika monique morag morgan morten moses muhammad muriel murray mustafa myfanwy myriam nadia nadine naomi natalia natalie natasha nathan nathalie neil nell nerys ngozi nia niall niamh nicholas nick nicola nicolas nicole nicoleta niels nigel nikola nikolai nikolaos nikos nils
  nina nisha noah noel noemi noor nora norah norbert norma norman nuala nuno octavia oisin ola olaf ole olga olive oliver olivia olivier olwen omar ondrej orla oscar oskar oswald otto owain owen pablo padraig pal pamela paola paolo pascal patrice patricia patrick patrik patryk paul paula pauline pavel pawel pedro peggy penelope penny per percy pete peter petr petra petros phil philip philipp philippe phillip phoebe pia pierre
  pieter pietro pilar piotr poppy pradeep pranav priya quentin rachel radek rafael rafal raj rajesh ralf ralph ramon raquel rashid raul ravi ray raymond rebecca regina reinhard renata renate rene reuben rhian rhiannon rhodri rhona rhys ricardo riccardo richard rita rob robbie robert roberta roberto robin roddy roderick rodrigo roger roland rolf roman ron ronald ronan rory rosa rosalind rosanna rose rosemary rosie ross rowan roxana roy ruby
  rudolf rui rupert russell ruth ryan saad sabina sabine sabrina sadia said sakura salma salvatore sam samantha samira samuel sandeep sandra sandrine sanjay sanna santiago sara sarah sasha saskia scott sean sebastian sebastien selina serge sergei sergio seren shannon sharon shaun sheila shirley shona siân sian sibylle siegfried sigrid silvia silvio simon simona simone sinead siobhan slawomir sofia sofie solveig sonia sonja sonya
  sophia sophie soren stacey stanislav stanislaw stefan stefania stefanie stefano steffen stella stephan stephanie stephen steve steven stewart stina stuart sue sunil sunita susan susana susanna susanne suzanne svein sven svetlana sybil sylvia sylvie sylwia szymon tadeusz tamara tania tanya tara tariq tatiana ted teresa terence terry thea thelma theo theodore theresa therese thierry thomas thorsten tiago tibor tim timo
  timothy tina tobias toby tom tomas tomasz tommaso tommy toni tony torben tove tracey tracy trevor tristan trudy tudor tyler uhura ulla ulrich ulrike una urszula ursula usman ute uwe vaclav val valentin valentina valeria valerie vanessa vasile vera verena veronica veronika veronique vic vicky victor victoria vijay viktor viktoria vince vincent vincenzo violet virginia virginie vito vivian viviana vivien vladimir
  volker waldemar walter wanda warren wayne wendy werner wiebke wilfred wilhelm will willem william wilma winifred wojciech wolfgang xavier yann yannick yasmin yolanda yosef yuki yusuf yves yvette yvonne zac zachary zahra zainab zara zbigniew zdenek zeynep zoe zofia zoltan zsuzsanna zuzana aisling bronagh caoimhe deniz emre fatma giannis georgios eirini katerina maarten joost bram sanne femke anneke wouter jeroen
  jelle marit oddvar ragnhild aino eero heikki juha kaisa matti paivi pekka sanna tuula riitta antti tiina liisa jaan kadri maris janis liga inese andrius rasa vytautas blaz matej ziga tina luka ivica marija dragan zoran oluwaseun adebayo chukwu kwame kofi ama nana thandi sipho wei ming hui li xin yan ying jing aarav ananya rohan shreya deepak neha ravinder gurpreet harpreet manpreet jaspreet`);

// Words of bodies, places and things; one of them in a cell of names tells that it names no person.
const bodies =
  words(`ltd limited plc llp llc inc corp gmbh ag kg ohg ev sarl sas eurl srl spa sl bv nv vof ab as asa aps oy oyj sro spol zoo cic cio co council councils school schools academy college university universities surgery practice
  pharmacy pharmacies chemist clinic hospital hospice centre center centres services service department dept office offices team teams group groups trust association society societies club clubs church chapel parish mosque temple synagogue hall hotel inn pub arms restaurant cafe bar
  kitchen takeaway pizza shop store stores market garden gardens park road street lane avenue drive close way square bridge station library museum gallery theatre stadium committee board ministry agency authority police fire ambulance company consulting consultants solutions
  systems technologies technology software foundation charity charities county district borough city town village north south east west united kingdom states republic europe solicitors law legal care home homes nursery primary secondary infant junior grammar high medical dental
  health healthcare optician opticians vets veterinary bank insurance energy water gas electric transport travel taxi taxis cars buses coaches rail airport harbour housing property properties estate estates lettings construction builders building plumbing electrical roofing cleaning
  catering events media press news radio television magazine journal books publishing project programme scheme initiative partnership alliance network forum institute research laboratory labs studio studios design designs digital marketing recruitment training education learning
  sports fitness gym leisure football rugby cricket tennis rovers fc afc rfc helpline hotline enquiries support contact general customer main reception switchboard admin administration finance accounts planning licensing parking waste recycling benefits council-tax electoral registrars
  embassy consulate commission commissioner court tribunal parliament senate assembly government prime minister secretary policy page guide form forms list report annual index test example sample demo default unknown other none various all new the a an of for and in at to with from by on or your our
  schule gemeinde stadt amt verein praxis apotheke verwaltung landkreis bundesamt ministerium klinik krankenhaus kirche und der die das mairie ecole lycee universite societe association commune service hopital pharmacie clinique office prefecture et du des les le la comune scuola ufficio
  ospedale farmacia associazione regione provincia universita ayuntamiento colegio escuela hospital farmacia asociacion universidad fundacion servicio gemeente stichting vereniging apotheek ziekenhuis bibliotheek urzad szkola gmina powiat szpital apteka fundacja stowarzyszenie uniwersytet
  kommun skola region apotek sjukhus forening kommune skole sygehus bibliotek sykehus kunta koulu sairaala apteekki seura mesto obec urad skola nemocnice onkormanyzat iskola korhaz cyngor ysgol prifysgol canolfan table chair blue red green black white`);

/** Whether a cell names somebody. Folds it first; three letters of a body's name outweigh a given name. */
export function likelyPerson(cell: string): Likely {
  if (/^\p{L}\p{Ll}{1,20}\d{1,4}$/u.test(cell)) return 'unsure';
  if (cell.length > 70 || /[\d_@/=<>{}[\]|:;!?%€£$]/u.test(cell)) return 'thing';
  const parts = foldWords(cell).split(' ');
  if (parts.length > 6 || parts[0] === '') return 'thing';
  if (parts.some((part) => bodies.has(part) && !given.has(part) && part.length > 1)) return 'thing';
  const isShouted = cell === cell.toUpperCase() || cell === cell.toLowerCase();
  if (parts.length >= 2 && parts.some((part) => given.has(part))) return 'person';
  if (parts.length === 1 && given.has(parts[0] ?? '')) return 'person';
  const capitals = cell.split(/\s+/u).filter((part) => /^\p{Lu}/u.test(part)).length;
  return parts.length >= 2 && (isShouted || capitals >= Math.min(2, parts.length))
    ? 'unsure'
    : parts.length === 1
      ? 'unsure'
      : 'thing';
}

/** Of a column's cells, which shares name somebody, and which name some thing. */
export function namesShare(cells: readonly string[]): { readonly people: number; readonly things: number } {
  const votes = cells.map(likelyPerson);
  const share = (wanted: Likely): number =>
    cells.length === 0 ? 0 : votes.filter((vote) => vote === wanted).length / cells.length;
  return { people: share('person'), things: share('thing') };
}
