// Who plays in the demonstration: centres with their programmes and personnel, verifiers, officers
// and administrators, each with the rights of the role.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "server/ops/demo/demo_people.h"
#include "server/ops/demo/demo_stage.h"
#include "shared/modules/centres/fields.h"
#include "shared/modules/personnel/fields.h"

namespace myspike {

struct DemoCentre
{
    Record record;
    int stateCode = 0;
    std::map<std::string, Record> programmes; ///< by the code of the standard
    DemoActor manager;                        ///< PPB
    DemoActor internalVerifier;               ///< PPD
    DemoActor assessor;                       ///< PP
    Id managerCertificate;

    Ref<Centre> ref() const { return {record.id}; }
};

struct DemoVerifier
{
    Record record;
    DemoActor actor;
};

class DemoCast
{
public:
    static Result<DemoCast> load(DemoStage& stage);
    /// The same users and verifiers around one centre of the real register and its programme of
    /// the standard `noss`; the centre's people have the log-ins of L90112. What the programme
    /// lacks (capacity, dates) is entered with its source: invented.
    static Result<DemoCast> loadAt(DemoStage& stage, Record centre, Record programme,
                                   const std::string& noss);

    DemoCentre& centre(const std::string& code) { return m_centres.at(code); }
    DemoVerifier& verifier(const std::string& login) { return m_verifiers.at(login); }
    DemoActor& officer(const std::string& login) { return m_users.at(login); }
    DemoPeople& people() { return *m_people; }
    /// Standards of the register by their code.
    const Record& noss(const std::string& code) const { return m_noss.at(code); }
    /// Portraits and pictures that are in the store, by name: their SHA-256 and size.
    struct Picture
    {
        std::string sha256;
        std::int64_t size = 0;
    };
    const Picture& picture(const std::string& name) const { return m_pictures.at(name); }

private:
    Status readStandardsAndStates(DemoStage& stage);
    Status readRegister(DemoStage& stage);
    Status castPeople(DemoStage& stage);
    Status completeProgramme(DemoStage& stage, Record& programme);
    std::string loginOf(const std::string& post, const std::string& code) const;
    Status makeUsers(DemoStage& stage);
    Status makeVerifiers(DemoStage& stage);
    Status makeCentreStaff(DemoStage& stage);
    Status makePersonnel(DemoStage& stage);
    Status storePictures(DemoStage& stage);
    Status giveLogins(DemoStage& stage);

    Record userRecord(DemoStage& stage, const std::string& login, const std::string& name,
                      const DemoPerson& person) const;
    void grant(DemoStage& stage, const Id& user, std::string_view role, const std::string& scope);
    std::filesystem::path file(const DemoStage& stage, const char* name) const;

    std::optional<DemoPeople> m_people;
    Instant m_began; ///< when the accounts were made
    std::map<std::string, Record> m_noss;
    std::map<std::string, Id> m_states;
    std::map<std::string, DemoCentre> m_centres;
    /// Centres whose people log in, by code; elsewhere they act in the stories only.
    std::map<std::string, std::string> m_loginWords;
    std::map<std::string, DemoVerifier> m_verifiers;
    std::map<std::string, DemoActor> m_users;
    std::map<Id, DemoPerson> m_persons;
    std::map<std::string, Picture> m_pictures;
    std::vector<std::pair<Id, std::string>> m_logins; ///< those who may log in
    std::vector<Record> m_grants;
};

} // namespace myspike
