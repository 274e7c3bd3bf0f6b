const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u).filter((word) => word !== ''));

/** English words that end a street's name, and those of USPS Publication 28, appendix C1; folded. */
export const streetTypes =
  words(`alley arcade avenue ave av bank bayou beach bend bluff bluffs bottom boulevard blvd branch bridge brook brooks burg burgs bypass camp canyon cape causeway center centers centre circle circles
  circus cliff cliffs close club common commons copse corner corners course court ct courts cove coves creek crescent cres crest cross crossing crossroad curve dale dam divide dock drive dr drives drove end esplanade estate estates expressway
  extension extensions fall falls ferry field fields flat flats ford fords forest forge forges fork forks fort freeway garden gardens gdns gateway glen glens grange green greens grove groves harbor harbors harbour haven heath heights highway hwy
  hill hills hollow inlet island islands isle junction junctions key keys knoll knolls lake lakes land landing lane ln light lights loaf lock locks lodge loop mall manor manors meadow meadows mews mill mills mission motorway mount mountain mountains
  neck orchard oval overpass parade park parks parkway pkwy parkways pass passage path pike pine pines place pl plain plains plaza point points port ports prairie quay quays radial ramp ranch rapid rapids rest ridge ridges rise river road rd roads
  route row run shoal shoals shore shores skyway spring springs spur spurs square sq squares station stravenue stream street st str streets summit terrace ter throughway trace track trafficway trail trailer tunnel turnpike underpass union unions
  valley valleys via viaduct view views village villages ville vista walk walks wall way ways well wells wharf wynd yard`);

/** Only these make a street of a number and a name that stand in ordinary prose; `12 Premier Union` is none. */
export const plainStreetTypes =
  words(`alley avenue ave boulevard blvd close court ct crescent cres drive dr gardens gdns grove highway hwy lane ln mews parade parkway pkwy place pl quay rd road roads row square sq street st streets terrace walk way wharf wynd
  circle circus esplanade hill rise trail turnpike`);

/** Words for streets that stand in front of the name; folded, and without a full stop. */
export const leadingTypes =
  words(`rua rue via viale vicolo corso piazza piazzale largo strada calle c avenida avda av avenue paseo camino carrer travessa praca estrada place chemin route impasse allee quai boulevard bd cours
  ul ulica ulice al aleja os osiedle plac pl nam namesti bulevardul calea aleea leoforos odos λ λεωφ οδος am im zum zur auf unter jalan jl`);

/** Endings and words for streets that stand behind the name: Germanic, Nordic, Baltic, Finnish, Hungarian, Slavic; folded. */
export const trailingType =
  /(?:strasse|str|weg|gasse|platz|allee|damm|ufer|steig|graben|gade|gata|gatan|gate|gaten|vej|vejen|veg|vegen|vei|veien|vag|vagen|vaenget|staede|straede|torv|torvet|torget|bakken|haugen|haugvegen|grand|stigen|backen|svingen|vollen|katu|kuja|tie|polku|kaari|raitti|straat|laan|plein|gracht|kade|dreef|steeg|singel|dijk|tanav|iela|gatve|utca|ut|ter|tere|krt|korut|koz|ulica|cesta|trg|nabrezi|namesti|trida|namestie|gotu|vegur|stigur|holt|braut|hlid|terrasse|baan|utja|rkp|rakpart|u|krok)$/u;

/** Words that stand before a number and are no street: `Chapter 12`, `May 2020`. */
export const countedThings =
  words(`january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday chapter section version release part
  page pages paragraph article clause schedule figure table volume vol issue no number nr grade level year years phase step stage day week month group class type form model series season episode round lot item line row column order case rule act
  top first about over under than least most some only another nearly almost around approximately in on at by to from for of and or the a an with until since between during before after per`);

/** Folded countries that end a block of address lines. */
export const countries =
  words(`england scotland wales ireland uk usa us france germany deutschland austria osterreich switzerland schweiz italy italia spain espana portugal brazil brasil netherlands nederland belgium belgie denmark danmark sweden sverige norway norge
  finland suomi iceland poland polska hungary magyarorszag slovenia slovenija croatia hrvatska czechia cyprus greece estonia eesti latvia lithuania slovakia romania bulgaria tunisia australia canada uruguay philippines greenland mexico india japan china
  luxembourg malta newzealand unitedkingdom unitedstates southafrica czechrepublic republic zealand kingdom africa greenlander cyprus(greek) (greek) turkey ukraine russia serbia`);
