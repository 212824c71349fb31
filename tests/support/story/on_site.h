// The external verifier's part of the story, by keys in her own window: from the declaration of
// conflicts to the report. One function a step, so that a test can begin anywhere.
#pragma once

#include "client/modules/verification/visit/visit_form.h"
#include "shared/modules/verification/visit_fields.h"
#include "tests/support/story/person.h"

namespace myspike::site_visit {
class FormView;
class VisitPage;
} // namespace myspike::site_visit

namespace myspike::test {

/// "My visits", then the line of the visit: opens the page that is its next step.
void openFromMyVisits(Person& verifier, const Id& visit);
/// V0: no conflict, signed by the typed name, accepted.
void declareAndAccept(Person& verifier, const Id& visit);
/// From the readiness page; the package is here when it returns.
void downloadPackage(Person& verifier, const Id& visit);
/// From the readiness page to the visit's page.
void checkIn(Person& verifier, const Id& visit);

class OnSite
{
public:
    /// The visit's page must be the one that is shown.
    OnSite(Person& verifier, Id visit);

    /// The keys that answer a place; empty leaves the usual answer.
    using Answer = std::function<QString(const site_visit::FormRow&, std::size_t cell)>;

    site_visit::VisitPage& page();
    /// Alt+digit, then Ctrl+. until the tab is in front.
    void goTo(const QString& step, int tab = 0);
    /// Answers every open place of the form in front, or the first `most` rows; says how many keys.
    int fill(const char* form, const Answer& answer = {}, int most = -1);
    void sign(const char* step);

    void openingMeeting();
    void centre();
    /// Counts what the ratios ask for; the first item is short and broken.
    void equipment();
    void documents();
    /// Identities of the next `most` trainees; the third of the group is absent.
    void identities(int most = -1);
    void identityChecklist();
    void drawSample();
    void portfolios();
    void confirmSample();
    void observe();
    void recommend();
    /// At the row in hand: a photograph by F6, then the finding by F9.
    void raiseFinding(const QString& photograph);
    void closingMeeting(const QString& slip);

    int keysPerTrainee = 0;  ///< of the last identities(), the absent one's reason left out
    int traineesChecked = 0; ///< by the last identities()
    int keysForPortfolios = 0;
    int unitsChecked = 0;
    int keysAsCentre = 0;

private:
    const site_visit::Form& form(const char* id);
    site_visit::FormView& view(const char* form);

    Person& m_person;
    Id m_visit;
};

/// F5, until the server has every photograph of the visit and says so.
void sendPhotographs(Person& verifier, const Id& visit);

/// Writes the report on its page and submits it.
void writeReport(Person& verifier, const QString& summary);
void submitReport(Person& verifier);

} // namespace myspike::test
