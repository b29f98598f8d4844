"""What was done by a form, said once on the page that it leads to."""

from __future__ import annotations

from flask import Flask, request, session
from werkzeug.wrappers import Response

from argmap.web.headers import READING

KEY = "done"
SENTENCES = {
    "joining.accept": "Your account is made, and you are signed in.",
    "joining.sign_in": "You are signed in.",
    "joining.come_back": "You are back: this browser knows you again.",
    "joining.sign_out": "You are signed out in this browser.",
    "me.rename": "Your name is changed, everywhere where you have signed.",
    "me.change_password": "Your password is changed; you are signed out everywhere else.",
    "me.revoke": "Signed out: whoever goes on there has to say who it is.",
    "me.forget": "You are forgotten: what you wrote is by “a former member” now.",
    "seminars.create": "The seminar is made, and its door is open.",
    "rosters.set_door": "The way into the seminar is changed.",
    "rosters.renew_code": "The seminar has a new code and a new link; the old ones lead nowhere.",
    "rosters.set_until": "It is noted until when this seminar is kept.",
    "seminars.retitle": "The seminar is described anew.",
    "seminars.add_group": "The group is there, with a code by which to join it.",
    "seminars.rename_group": "The group has its new name.",
    "seminars.renew_code": "The group has a new code and a new link; the old ones lead nowhere.",
    "seminars.set_door": "The way into the group is changed.",
    "seminars.give_map": "The group has its map.",
    "seminars.set_role": "The role is changed.",
    "seminars.move": "The member is moved.",
    "seminars.remove": "Taken out of the seminar; what was written stays.",
    "assigning.end": "The phase is closed: what is handed in from here on is marked as late.",
    "assigning.withdraw": "The extension is taken back.",
    "assigning.copy": "This is the copy: look at its dates.",
    "assigning.take_away": "The assignment is taken away.",
    "seminars.set_up": "The settings of this map are kept.",
    "seminars.hand_over": "This map belongs to your group now.",
    "talking.write": "Your comment is there for all who read this map.",
    "talking.reply": "Your reply is there.",
    "talking.resolve": "The comment is put aside as resolved.",
    "talking.reopen": "The comment is open again.",
    "talking.endorsing.endorse": "You endorse this claim, in these words.",
    "talking.endorsing.withdraw": "Your endorsement is taken back.",
    "talking.endorsing.reveal": "All who read the map see now who endorses what.",
    "talking.suggesting.accept": "The suggestion is accepted: the map is changed.",
    "talking.suggesting.decline": "The suggestion is declined, and your sentence is beside it.",
    "talking.suggesting.take_back": "Your suggestion is taken back.",
    "hinting.dismiss": "The hint is put aside, for all who work on this map.",
    "hinting.bring_back": "The hint is back.",
    "history.name": "The revision has its name.",
    "history.rename": "The revision has its new name.",
    "history.unname": "The revision has lost its name; it is still there.",
    "moving.copy": "This is a copy: what you change here, you change here only.",
    "moving.bring_in": "The changes of the other map are brought in.",
    "texts.use": "This is the text to read now; the passages are carried over.",
    "texts.open_to": "It is changed who may read this text.",
    "texts.remove": "The text is taken away; what was cited in it is kept as places.",
    "texts.confirm": "Noted.",
    "texts.correct": "Readers see both readings now; the text stays as it is.",
    "texts.take_back": "The correction is taken back.",
    "marks.save": "The feedback is saved.",
    "marks.release": "Released: each student sees the feedback on her or his own work.",
    "marks.take_back": "Taken back: students see nothing of it any more.",
    "marks.answer": "Your answer is there for your instructors.",
    "marks.answer_remark": "Your answer is there for your instructors.",
    "remarks.write": "Your comment is kept.",
    "remarks.mark": "The mark is set.",
    "remarks.reword": "Your comment is reworded.",
    "remarks.remove": "It is taken away.",
    "overviews.write_note": "Your note is written: it is on the next page that she opens.",
    "overviews.put_aside": "The note is put aside.",
    "rubrics.change": "The rubric is saved.",
    "cards.give": "The parts are kept: students see their card on their page.",
    "reviews.write": "Your review is saved; nobody else sees it before you say that it is done.",
    "presenting.keep": "The route is kept: it can be presented from here.",
    "presenting.remove": "The route is taken away; the map stays as it is.",
    "moving.import_file": "The map is here, with every revision and who made it.",
}


def say_what_is_done(app: Flask) -> None:
    """Say on the page to which a form leads what it did."""
    app.after_request(_noted)
    app.add_template_global(said, "said_done")


def say(sentence: str) -> None:
    """Keep a sentence for the next page of this browser."""
    session[KEY] = sentence


def waits() -> bool:
    """Whether a sentence waits to be said: then a page that the browser keeps will not do."""
    return KEY in session


def said() -> str:
    """Return the sentence that waits, and forget it."""
    sentence: str = session.pop(KEY, "")
    return sentence


def _noted(response: Response) -> Response:
    if request.method not in READING and response.status_code == 303 and not waits():
        sentence = SENTENCES.get(request.endpoint or "")
        if sentence:
            say(sentence)
    return response
