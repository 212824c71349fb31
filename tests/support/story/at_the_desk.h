// The centre's and the officers' parts of the story, by keys in their own windows.
#pragma once

#include "shared/modules/verification/fields.h"
#include "tests/support/story/person.h"

namespace myspike::test {

/// Completes the draft of a request on its page (dates, place) and submits it.
void completeAndSubmit(Person& centre, const Id& request, Date day);
/// Keys a request for the centre: the first group that can be chosen, dates, place, a document,
/// and who asked for it; submits it. Says which request it became.
Id keyForTheCentre(Person& officer, Date day, const QString& document, const QString& askedBy);
/// The second officer's check.
void checkRequest(Person& officer, const Id& request);

struct Assigned
{
    int keys = 0;         ///< from the open request to the letter, without the words of a reason
    bool against = false; ///< the filter spoke against her, and the reason is in the register
};
/// Sends the verifier of that name, with a reason where the filter speaks against her. The letters
/// stand on the page when it returns.
Assigned assign(Person& officer, const Id& request, const QString& verifier);
/// Saves every letter of the panel in front as PDF, in both languages; says the files.
QStringList saveLetters(Person& officer, const QString& panel, const QDir& folder);

/// A button of the review, its question, its reason.
void review(Person& officer, const Id& request, const QString& act, const QString& reason = {});

void answerFinding(Person& centre, const Id& finding, const QString& answer);
void closeFinding(Person& officer, const Id& finding);

/// The list of confirmed results of the group as PDF, Excel and CSV in both languages; says the
/// files.
QStringList saveResults(Person& officer, const Id& batch, const QDir& folder);
/// Opens the request from its list and reads its history, as sentences.
QStringList readHistory(Person& officer, const Id& request);

} // namespace myspike::test
