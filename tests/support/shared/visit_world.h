// One group of trainees at one centre, ready for verification, with the people around it: the
// smallest world in which a whole verification can be played through runOperation.
#pragma once

#include "shared/modules/verification/fields.h"
#include "shared/schema/rule_book.h"
#include "shared/sync/operation.h"
#include "tests/support/shared/memory_transaction.h"

namespace myspike::test {

class VisitWorld
{
public:
    /// @param sourceDir where resources/ lies; the real rule book is read from there.
    explicit VisitWorld(const std::string& sourceDir, int trainees = 12);

    Catalogue catalogue;
    MemoryTransaction tx{catalogue};
    Instant now = Instant::atMalaysia(*Date::fromYmd(2026, 3, 2), 9);
    std::string onBehalfOf;

    // --- people, by name: "officer", "second_officer", "manager", "verifier", "assessor",
    // "internal_verifier", "finance"
    const Actor& actor(const std::string& person) const { return m_people.at(person); }
    Ref<User> user(const std::string& person) const { return {m_people.at(person).user}; }
    /// Rights as access_grant rows give them, beside those a person was made with.
    Actor actorNow(const std::string& person) const;
    void addPerson(const std::string& person, std::vector<Grant> grants);

    // --- acts; a fault takes the whole act back
    Result<RunOutcome> create(const std::string& person, const char* type, const Id& id,
                              Values values);
    Result<RunOutcome> edit(const std::string& person, const char* type, const Id& id,
                            Values values);
    Result<RunOutcome> transition(const std::string& person, const char* type, const Id& id,
                                  const char* name, std::string comment = {}, Values values = {});
    Result<RunOutcome> command(const std::string& person, const char* name, const char* type,
                               const Id& id, Values values = {}, std::string comment = {});
    ActContext contextFor(const std::string& person) const;

    Id id(const std::string& name) const { return Id::ofName("visit_world", name); }
    Lookup find(const char* type, const Id& id) const { return tx.find(type, id); }
    std::string state(const char* type, const Id& id) const;
    std::vector<Record> all(const char* type) const { return tx.query({.type = type}); }

    /// Every act that was taken, in order, by whom: to be done again elsewhere.
    std::vector<Operation> acts;

    // --- what there is
    const Id noss = id("noss");
    const Id centre = id("centre");
    const Id programme = id("programme");
    const Id batch = id("batch");
    const Id verifier = id("external_verifier");
    const Id checklist = id("checklist");
    const Id scheme = id("scheme");
    std::vector<Id> units;
    std::vector<Id> trainees;

    /// A request for the group as the manager would key it, not yet submitted.
    Id draftRequest();
    /// The request driven to a state of its ordinary way, each step by who does it.
    Id requestAt(verification_request::State state);
    Id assignmentOf(const Id& request) const;
    Id visitOf(const Id& request) const;
    Id reportOf(const Id& request) const;
    /// All that closing a visit needs: signatures, identities, sample, portfolios, answers,
    /// recommendations.
    void fillInVisit(const Id& request);

private:
    Result<RunOutcome> act(const std::string& person, Operation op);
    void loadRuleBook(const std::string& path);
    void makeRegister();
    void makePeople();
    void makeBatch(int trainees);
    /// A record with the values given, put without an act.
    Record make(const char* type, const Id& id) { return Record(*catalogue.type(type), id); }
    void sign(const Id& visit, const char* form, signature::Role role, const std::string& name);

    std::map<std::string, Actor> m_people;
    std::uint64_t m_acts = 0;
};

} // namespace myspike::test
