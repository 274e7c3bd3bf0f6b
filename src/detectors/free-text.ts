import type { Detector } from '../model.ts';
import { listed } from '../vocabulary/listed.ts';

const minChars = 40;
const minWords = 7;

export default {
  title: 'Free text in somebody’s own words',
  category: 'special',
  labels:
    listed(`message, your message, comment, comments, your comments, further comments, additional comments, notes, note, feedback,
    your feedback, details, your complaint, complaint, complaint details, details of complaint, complaint text, reason,
    reasons, reason for complaint, reason for request, your question, question, enquiry, your enquiry, query,
    what happened, tell us, tell us more, please describe, describe, description of incident, incident details, statement,
    additional information, further information, other information, anything else, supporting information, circumstances,
    explanation, suggestions, request, your request, sylwadau, neges, nachricht, ihre nachricht, kommentar, bemerkung,
    bemerkungen, commentaire, commentaires, votre message, mensaje, comentarios, messaggio, commenti, mensagem, bericht,
    opmerkingen, meddelande, melding, viesti, wiadomość, zpráva, üzenet, mesaj, sporočilo, poruka, съобщение, μήνυμα`),
  accepts: (cell) => cell.length >= minChars && cell.split(/\s+/u, minWords).length >= minWords,
  needsLabel: true,
  inWords: true,
  examples: {
    detect: ['The officer did not let me speak and I was kept waiting for three hours.'],
    ignore: ['yes', 'n/a', 'Kitchen, second floor'],
  },
} satisfies Detector;
