import { parentPort, workerData } from 'node:worker_threads';
import { openRoom } from './room.ts';
import { answerFrom, type Question, questionToRequest } from './wire.ts';

// The thread behind the wall: it is told a document, and answers with what may be known of it.

const room = await openRoom(workerData.key);

parentPort?.on('message', async (question: Question) => {
  parentPort?.postMessage(answerFrom(await room(questionToRequest(question))));
});
