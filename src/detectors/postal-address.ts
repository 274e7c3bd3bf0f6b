import { listed } from '../listed.ts';
import type { Detector } from '../model.ts';

const maxAddressChars = 300;

export default {
  title: 'Postal address',
  category: 'contact',
  labels: listed(`address, postal address, home address, full address, street address, mailing address, billing address,
    delivery address, shipping address, correspondence address, residential address, current address, previous address,
    address line, addressline, addr, street, street name, house number, house name, house name or number, property address,
    cyfeiriad, cyfeiriad cartref, seoladh, adresse, adresse postale, rue, anschrift, straße, strasse, hausnummer,
    dirección, domicilio, calle, indirizzo, via, endereço, morada, adres, straat, huisnummer, adress, gatuadress,
    gateadresse, osoite, katuosoite, ulica, adresa, ulice, cím, lakcím, strada, naslov, adresas, adrese, aadress,
    διεύθυνση, адрес`),
  accepts: (cell) =>
    cell.length <= maxAddressChars && cell.length >= 4 && /\p{L}{2}/u.test(cell) && !/[@<>{}=]|:\/\//u.test(cell),
  needsLabel: false,
  examples: { detect: [], ignore: [] },
} satisfies Detector;
