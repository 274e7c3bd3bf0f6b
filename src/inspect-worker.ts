import { parentPort, workerData } from 'node:worker_threads';
import { openReceiving } from './canaries/sets.ts';
import { openRoom } from './room.ts';
import { answerFrom, type Question, questionToRequest, type Told } from './wire.ts';

// The thread behind the wall: it is told a document, and answers with what may be known of it.

const room = await openRoom(workerData.key);
const received = openReceiving();
const tell = (told: Told): void => parentPort?.postMessage(told);

parentPort?.on('message', async (question: Question) => {
  const request = questionToRequest(question, received(question.canaries));
  tell({ answer: answerFrom(await room(request, (canaries) => tell({ canaries }))) });
});
