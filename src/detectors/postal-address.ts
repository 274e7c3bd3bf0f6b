import type { Anchors, Detector } from '../model.ts';
import { addressesIn } from '../vocabulary/address-lines.ts';
import { listed } from '../vocabulary/listed.ts';
import { behindLabel, type Occurrence } from '../vocabulary/occurrences.ts';

const maxAddressChars = 300;

const behind = behindLabel(
  /^(?:\s{0,2}[:=]\s{0,6}|\s(?=\d))((?=[^\n]{0,80}\d)[\p{L}\d][^\n;|<>{}"]{6,120}?)(?=\s{0,3}(?:$|[\n;|<>{}"]|\.(?:\s|$)))/u,
  {
    confidence: 0.6,
    accepts: (value) => /\p{L}{3}/u.test(value) && !/@|:\/\//u.test(value),
  },
);

export default {
  title: 'Postal address',
  category: 'contact',
  labels:
    listed(`address, postal address, home address, full address, street address, mailing address, billing address, delivery address, shipping address,
    correspondence address, residential address, current address, previous address, address line, addressline, addr, street, street name, house number,
    house name, house name or number, property address, cyfeiriad, cyfeiriad cartref, seoladh, adresse, adresse postale, rue, anschrift, straße, strasse,
    hausnummer, dirección, domicilio, calle, indirizzo, via, endereço, morada, adres, straat, huisnummer, adress, gatuadress, gateadresse, osoite,
    katuosoite, ulica, adresa, ulice, cím, lakcím, strada, naslov, adresas, adrese, aadress, διεύθυνση, адрес, адреса, ev adresi, home street, work street, business street, other street,
    billing street, shipping street, mailing street, alamat, alamat rumah, địa chỉ, adreça, adresa e banimit, dizhi, jusho, 住所, ご住所, 地址, 住址, 家庭住址,
    주소, ที่อยู่, العنوان, عنوان السكن, כתובת`),
  anchoredOn: 'numbers',
  find: (text: string, { numbers }: Anchors): readonly Occurrence[] => addressesIn(text, numbers),
  findLabelled: behind,
  accepts: (cell) =>
    cell.length <= maxAddressChars && cell.length >= 4 && /\p{L}{2}/u.test(cell) && !/[@<>{}=_]|:\/\//u.test(cell),
  needsLabel: false,
  inWords: true,
  examples: {
    detect: [
      'She moved to 14 Station Road last year',
      'Flat 3, 221b Baker Street, London NW1 6XE',
      'PO Box 1234, Leeds',
      '1600 Pennsylvania Avenue NW, Washington, DC 20500',
      'Hauptstraße 12, 10115 Berlin',
      '12 rue de la Paix, 75002 Paris',
      'Via Garibaldi 7',
      'Calle Mayor 3',
      'Storgatan 12',
      'ul. Długa 7',
      'Kerkstraat 5',
    ],
    ignore: [
      'Section 12 Road Traffic Act',
      'Version 3 Release 4',
      'On 12 May 2020',
      'Chapter 14 The Road',
      'In 2019 Park rangers',
      'the street where we live',
      'Room 12',
    ],
  },
} satisfies Detector;
