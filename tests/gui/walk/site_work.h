// What an external verifier records on site, as operations on her own machine: every step of V1 to
// V10, with the windows showing it.
#pragma once

#include "shared/modules/verification/visit_fields.h"
#include "tests/gui/walk/person.h"

namespace myspike::test {

class SiteWork
{
public:
    SiteWork(Person& person, Id visit);

    void openingMeeting();
    void checklist(const char* form);
    void equipment();
    void identities(std::size_t from, std::size_t to);
    void sampleAndPortfolio();
    void observation();
    void recommendations();
    void finding(const QString& photo);
    void closingMeeting();
    std::size_t traineeCount() const { return m_trainees.size(); }

private:
    Values part() const;
    void create(const char* type, Values values);
    void command(const char* name, Values args = {});
    void attend(visit_attendance::Meeting meeting);
    void sign(const char* form);
    std::vector<Record> parts(const char* type);

    Person& m_person;
    Record m_visit;
    Record m_batch;
    std::vector<Record> m_trainees;
    std::string m_manager;
};

} // namespace myspike::test
