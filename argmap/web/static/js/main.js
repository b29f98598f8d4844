// Starts what each page can do beyond links and forms. Everything works without any of this.
import { startAsOf } from "./asof.js";
import { startAssigning } from "./assigning.js";
import { startComparing } from "./comparing.js";
import { startCountdown } from "./countdown.js";
import { startDrafts } from "./drafts.js";
import { startFolds } from "./folds.js";
import { startFollow } from "./follow.js";
import { startFrame } from "./frame.js";
import { startInPlace } from "./inplace.js";
import { startKeys } from "./keys.js";
import { startLive } from "./live.js";
import { startMarkSave } from "./marksave.js";
import { startPan } from "./pan.js";
import { startPicking } from "./picking.js";
import { startPops } from "./pops.js";
import { startPresent } from "./present.js";
import { startReplay } from "./replay.js";
import { startRows } from "./rows.js";
import { startSearchKey } from "./searchkey.js";
import { startSending } from "./sending.js";
import { startStudentKeys } from "./studentkeys.js";
import { startTimes } from "./times.js";
import { startTyping } from "./typing.js";
import { startUploading } from "./uploading.js";
import { startWalk } from "./walk.js";
import { startZone } from "./zone.js";
import { startZoom } from "./zoom.js";

document.documentElement.classList.add("js");
for (const start of [startAsOf, startAssigning, startComparing, startCountdown, startDrafts, startFolds, startInPlace, startFollow, startFrame, startKeys,
  startLive, startMarkSave, startPan, startPicking, startPops, startPresent, startReplay, startRows, startSearchKey, startSending, startStudentKeys, startTimes, startTyping, startUploading, startWalk, startZone, startZoom]) start();
