// Names, places and sentences by country. Everybody made from them is invented.

export type Locale = {
  readonly id: string;
  readonly given: readonly string[];
  readonly family: readonly string[];
  readonly streets: readonly string[];
  readonly towns: readonly string[];
  /** `{n}` is a house number, `{s}` a street. */
  readonly address: string;
  readonly providers: readonly string[];
  readonly phone: readonly string[];
  /** Day, month and year in the country's order. */
  readonly date: string;
  readonly complaints: readonly string[];
  readonly greeting: string;
  readonly closing: string;
};

const list = (text: string): readonly string[] => text.split(',').map((word) => word.trim());

// `#` is a digit in patterns of phone numbers.
export const locales: readonly Locale[] = [
  {
    id: 'en',
    given: list(
      'Jasmine,Terrence,Olga,Mohammed,Siobhan,Priya,Kwabena,Gethin,Rhiannon,Iain,Morag,Ifeoma,Tadeusz,Wei,Yusra,Desmond,Philippa,Barnaby,Chantelle,Dwayne,Imelda,Nerys,Callum,Ottilie,Farida,Hephzibah,Ransome,Tolulope,Xanthe,Zeb,Marjorie,Keir,Blessing,Devonte,Orla',
    ),
    family: list(
      "Ashworth,Okonkwo,Braithwaite,MacLeod,Hussain,Pryce-Jones,Featherstone,O'Rourke,Nkemelu,Winterbottom,Szymanski,Chowdhury,Trelawney,Oyelaran,Applegarth,Quaye,Lightfoot,Mukherjee,Penhaligon,Abernethy,Sidhu,Villiers,Entwistle,Crickmore,Dhaliwal,Yeo,Ravenscroft,Teale",
    ),
    streets: list(
      'Larch Avenue,Mill Lane,Coronation Road,The Green,Station Approach,Wellesley Terrace,Foundry Street,Bishops Close,Old Tannery Yard,Hawthorn Rise',
    ),
    towns: list('Harrowgate Vale,Stokenham,Wexcombe,Dunmere,Castlebrook,Penfold,Ashby Parva,Llanfair Bach'),
    address: '{n} {s}',
    providers: list('gmail.com,hotmail.co.uk,btinternet.com,yahoo.co.uk,outlook.com,icloud.com,sky.com,talktalk.net'),
    phone: list('07### ######,07#########,0113 496 0###,020 7946 0###,+44 7### ######,01632 960###'),
    date: 'd/m/y',
    complaints: [
      'I was stopped outside the shop for no reason and the officer would not give me his number.',
      'The bins have not been emptied since March and nobody answers when I ring.',
      'My mother fell on the broken pavement and has been in hospital for two weeks.',
      'We asked for a ground floor flat because of my asthma and were refused without any explanation.',
      'Our neighbour plays music until three in the morning and has threatened my husband twice.',
      'I do not agree with the new parking charges, they will cost me forty pounds a month.',
    ],
    greeting: 'Dear Sir or Madam,',
    closing: 'Yours faithfully,',
  },
  {
    id: 'de',
    given: list(
      'Annegret,Burkhard,Ceyda,Detlef,Friederike,Gottfried,Hannelore,Ingmar,Jörg,Kübra,Lieselotte,Ottmar,Rüdiger,Svenja,Traudel,Wiebke,Yannik,Heiko',
    ),
    family: list(
      'Schönfelder,Grützmacher,Oberländer,Yıldırım,Kowalczyk,von der Heide,Zimmerling,Bräutigam,Kästner,Nußbaum,Pfeifenberger,Sauerwein,Hübschmann',
    ),
    streets: list('Lindenstraße,Am Mühlbach,Bahnhofstraße,Goethering,Kirchgasse,Zum Sportplatz'),
    towns: list('Neuburgheim,Altenwerder,Bad Lindach,Steinhausen'),
    address: '{s} {n}',
    providers: list('gmx.de,web.de,t-online.de,posteo.de,freenet.de,gmail.com'),
    phone: list('0151 ########,030 ######,+49 171 #######,0731/######'),
    date: 'd.m.y',
    complaints: [
      'Seit Wochen wird der Müll in unserer Straße nicht abgeholt, obwohl ich dreimal angerufen habe.',
      'Ich wurde am Schalter vor allen Leuten beleidigt und möchte mich darüber beschweren.',
      'Wegen meiner Gehbehinderung brauche ich dringend einen Parkplatz vor dem Haus.',
    ],
    greeting: 'Sehr geehrte Damen und Herren,',
    closing: 'Mit freundlichen Grüßen',
  },
  {
    id: 'fr',
    given: list('Thibault,Maëlys,Ghislain,Océane,Djamila,Fulbert,Solenn,Corentin,Aïcha,Bérengère,Loïc,Violaine,Kévin,Mireille'),
    family: list('Chauveau,Delacourt,Benhaddou,Le Goff,Pelletier,Quesnel,Roussillon,Traoré,Vasseur,Marchandeau,Guilbert'),
    streets: list('rue des Tilleuls,avenue Jean Moulin,chemin du Lavoir,place de la Mairie,impasse des Roses'),
    towns: list('Saint-Aubin-des-Prés,Montclair,Villefontaine,Beaulieu'),
    address: '{n} {s}',
    providers: list('orange.fr,free.fr,laposte.net,sfr.fr,gmail.com,wanadoo.fr'),
    phone: list('06 ## ## ## ##,07########,+33 6 ## ## ## ##,02 ## ## ## ##'),
    date: 'd/m/y',
    complaints: [
      'Je souhaite porter plainte car personne ne répond à mes appels depuis un mois.',
      "Mon fils a été exclu de la cantine sans aucune explication de la part de l'école.",
      'Le bruit des travaux devant chez moi est insupportable et je suis malade depuis deux semaines.',
    ],
    greeting: 'Madame, Monsieur,',
    closing: 'Cordialement,',
  },
  {
    id: 'es',
    given: list('Itziar,Joaquín,Remedios,Nuria,Íñigo,Consuelo,Yolanda,Rodrigo,Encarnación,Xavier,Begoña,Leire'),
    family: list('Echeverría Ruiz,Montoya Gil,Zubizarreta,Fernández Ortega,Peñalver,Quintanilla Sáez,Llorente,Bustamante'),
    streets: list('Calle Mayor,Avenida de la Constitución,Plaza del Carmen,Calle San Isidro'),
    towns: list('Villanueva del Río,Pozoblanco Alto,Fuentes Claras'),
    address: '{s} {n}',
    providers: list('gmail.com,hotmail.es,yahoo.es,telefonica.net,outlook.es'),
    phone: list('6## ## ## ##,91 ### ## ##,+34 6## ### ###'),
    date: 'd/m/y',
    complaints: [
      'Quiero presentar una queja porque nadie me ha contestado desde hace tres meses.',
      'Mi hija no ha recibido la ayuda de comedor y no sabemos el motivo.',
    ],
    greeting: 'Estimados señores:',
    closing: 'Atentamente,',
  },
  {
    id: 'it',
    given: list('Ludovica,Ettore,Graziella,Tommaso,Fiorenza,Ruggero,Nunzia,Eleonora,Gaetano,Ilenia'),
    family: list('Bonaventura,De Angelis,Santoro,Pellegrinelli,Scognamiglio,Tagliaferri,Zanetti,Lo Presti'),
    streets: list('Via Garibaldi,Piazza San Marco,Viale dei Mille,Via dei Pini'),
    towns: list('Borgo San Lorenzo,Castelverde,Montefiore'),
    address: '{s} {n}',
    providers: list('libero.it,alice.it,virgilio.it,gmail.com,tiscali.it'),
    phone: list('347 #######,06 ########,+39 333 ######'),
    date: 'd/m/y',
    complaints: [
      'Vorrei segnalare che il lampione davanti a casa mia è rotto da sei mesi.',
      'Mio padre è invalido e non ha ancora ricevuto il contrassegno richiesto.',
    ],
    greeting: 'Gentile Ufficio,',
    closing: 'Cordiali saluti,',
  },
  {
    id: 'nl',
    given: list('Gerrit,Fenna,Willemijn,Joost,Mieke,Youssef,Tjeerd,Anneloes,Diederik,Saskia'),
    family: list('van den Berg,Hoekstra,de Vries,Bakhuizen,El Amrani,Terpstra,van Rossum,Kuiperij'),
    streets: list('Dorpsstraat,Molenweg,Prins Hendriklaan,Kerkplein'),
    towns: list('Oudewater,Nieuwveen,Zuidbroek'),
    address: '{s} {n}',
    providers: list('ziggo.nl,kpnmail.nl,hotmail.nl,gmail.com,xs4all.nl'),
    phone: list('06-########,06 ########,+31 6 ########,0## ### ####'),
    date: 'd-m-y',
    complaints: [
      'Ik wil een klacht indienen omdat mijn aanvraag al een half jaar op zich laat wachten.',
      'Mijn zoon wordt op school gepest en niemand doet er iets aan.',
    ],
    greeting: 'Geachte heer, mevrouw,',
    closing: 'Met vriendelijke groet,',
  },
  {
    id: 'pl',
    given: list('Bogumiła,Zdzisław,Jagoda,Krzysztof,Wiesława,Przemysław,Halina,Mieczysław,Żaneta,Ignacy'),
    family: list('Wróblewska,Kaczmarczyk,Brzozowski,Zając,Szczepaniak,Piętka,Gołębiewska,Adamczyk'),
    streets: list('ul. Polna,ul. Kościuszki,os. Słoneczne,al. Niepodległości'),
    towns: list('Nowa Wola,Stary Młyn,Zielonka Dolna'),
    address: '{s} {n}',
    providers: list('wp.pl,o2.pl,onet.pl,interia.pl,gmail.com'),
    phone: list('6## ### ###,+48 5## ### ###,22 ### ## ##'),
    date: 'd.m.y',
    complaints: [
      'Chcę złożyć skargę na hałas, który nie daje nam spać od kilku tygodni.',
      'Moja matka nie dostała zasiłku i nikt nie potrafi nam wyjaśnić dlaczego.',
    ],
    greeting: 'Szanowni Państwo,',
    closing: 'Z poważaniem,',
  },
  {
    id: 'sv',
    given: list('Ingeborg,Torbjörn,Ylva,Göran,Fatuma,Lennart,Åsa,Malte,Britt-Marie,Rasmus'),
    family: list('Öhman,Lindqvist,Söderlund,Abdi,Bergström,Hägglund,Norén,Sandelin'),
    streets: list('Storgatan,Björkvägen,Kyrkogatan,Ängsstigen'),
    towns: list('Lillsjö,Norra Viken,Ekeby'),
    address: '{s} {n}',
    providers: list('telia.com,hotmail.se,bredband.net,gmail.com,spray.se'),
    phone: list('070-### ## ##,+46 73 ### ## ##,08-### ## ##'),
    date: 'y-m-d',
    complaints: [
      'Jag vill klaga på att snön aldrig skottas utanför mitt hus.',
      'Min dotter har allergi och skolan serverar ändå mat med nötter.',
    ],
    greeting: 'Hej,',
    closing: 'Med vänlig hälsning,',
  },
  {
    id: 'cy',
    given: list('Llinos,Gwilym,Eirlys,Tegid,Ffraid,Gwenllian,Idris,Meinir'),
    family: list('Prydderch,ap Gwynedd,Cadwaladr,Lewis-Hughes,Meredydd,Tudur'),
    streets: list('Heol y Bont,Stryd Fawr,Ffordd yr Orsaf,Maes y Coed'),
    towns: list('Llanfair Bach,Aberdwyfor,Pentre Isaf'),
    address: '{n} {s}',
    providers: list('gmail.com,btinternet.com,hotmail.co.uk'),
    phone: list('07### ######,01632 960###'),
    date: 'd/m/y',
    complaints: [
      'Hoffwn gwyno am y sbwriel sydd heb ei gasglu ers mis.',
      'Nid yw fy nhad wedi cael ei apwyntiad yn yr ysbyty eto.',
    ],
    greeting: 'Annwyl Syr neu Fadam,',
    closing: 'Yn gywir,',
  },
];
