#include "server/ops/demo/demo_cast.h"

#include <fmt/format.h>

#include "server/auth/credentials.h"
#include "server/blobs/blob_store.h"
#include "server/ops/demo/demo_portrait.h"
#include "shared/base/hash.h"
#include "shared/base/unicode.h"
#include "shared/console/natural_key.h"
#include "shared/modules/noss/fields.h"
#include "shared/trust/file_key_store.h"

namespace myspike {

namespace {

std::optional<int> number(const std::string& text)
{
    const auto n = parseInteger(text);
    return n ? std::optional(static_cast<int>(*n)) : std::nullopt;
}

int stateCodeOf(const Reader& reader, const Record& centre)
{
    const auto state = reader.find(centre.get(centre::kState));
    // Without a state people are born in the capital.
    return (state ? number(state->text(state::kCode)) : std::nullopt).value_or(14);
}

std::string laptopOf(const std::string& login) { return "LAPTOP-" + toUpper(login.substr(4)); }

} // namespace

std::filesystem::path DemoCast::file(const DemoStage& stage, const char* name) const
{
    return stage.options.resources / "demo" / name;
}

std::string DemoCast::loginOf(const std::string& post, const std::string& code) const
{
    const auto word = m_loginWords.find(code);
    if (word != m_loginWords.end()) {
        return post + "." + word->second;
    }
    std::string lower = code;
    for (auto& c : lower) {
        c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    return post + "." + lower;
}

Result<DemoCast> DemoCast::load(DemoStage& stage)
{
    DemoCast cast;
    cast.m_loginWords = {{"L90112", "teratai"}, {"L90208", "mutiara"}};
    MYSPIKE_TRY(cast.readStandardsAndStates(stage));
    MYSPIKE_TRY(cast.readRegister(stage));
    MYSPIKE_TRY(cast.castPeople(stage));
    return cast;
}

Result<DemoCast> DemoCast::loadAt(DemoStage& stage, Record centre, Record programme,
                                  const std::string& noss)
{
    DemoCast cast;
    const auto code = centre.text(centre::kCode);
    cast.m_loginWords = {{code, "teratai"}};
    MYSPIKE_TRY(cast.readStandardsAndStates(stage));
    DemoCentre c;
    c.stateCode = stateCodeOf(stage.reader(), centre);
    c.record = std::move(centre);
    c.programmes.emplace(noss, std::move(programme));
    cast.m_centres.emplace(code, std::move(c));
    MYSPIKE_TRY(cast.castPeople(stage));
    MYSPIKE_TRY(cast.completeProgramme(stage, cast.m_centres.at(code).programmes.at(noss)));
    return cast;
}

Status DemoCast::castPeople(DemoStage& stage)
{
    MYSPIKE_TRY(makeUsers(stage));
    MYSPIKE_TRY(makeCentreStaff(stage));
    MYSPIKE_TRY(stage.importRows(m_began, m_grants));
    MYSPIKE_TRY(makeVerifiers(stage));
    MYSPIKE_TRY(makePersonnel(stage));
    MYSPIKE_TRY(storePictures(stage));
    return giveLogins(stage);
}

/// As an officer enters what the register lacks, only that the source says: invented.
Status DemoCast::completeProgramme(DemoStage& stage, Record& programme)
{
    namespace ap = accredited_programme;
    Values missing;
    std::string what;
    if (!programme.has(ap::kCapacity)) {
        missing.set(ap::kCapacity, std::int64_t{25});
        what = "capacity / kapasiti";
    }
    if (!programme.has(ap::kFrom) || !programme.has(ap::kTo)) {
        missing.set(ap::kFrom, stage.options.today.plusMonths(-30));
        missing.set(ap::kTo, stage.options.today.plusMonths(18));
        what += std::string(what.empty() ? "" : ", ") + "dates / tarikh";
    }
    if (what.empty()) {
        return okStatus();
    }
    const auto before = programme.text(ap::kSource);
    missing.set(ap::kProvenance, Provenance::Entered);
    missing.set(ap::kSource, (before.empty() ? "" : before + "; ") + what + ": " + kDemoMark);
    MYSPIKE_TRY(stage.edit(m_users.at("peg.kumar"), m_began.plusSeconds(3'600),
                           AccreditedProgramme::kType, programme.id, std::move(missing)));
    const auto now = stage.reader().find(AccreditedProgramme::kType, programme.id);
    if (!now) {
        return Fault::internal("a programme of the demonstration is gone");
    }
    programme = now.record;
    return okStatus();
}

Status DemoCast::readStandardsAndStates(DemoStage& stage)
{
    m_began = Instant::atMalaysia(stage.options.today.plusYears(-3), 9);
    auto people = DemoPeople::load(file(stage, "names.csv"));
    if (!people) {
        return std::move(people).fault();
    }
    m_people = std::move(*people);
    for (auto& r : stage.reader().query({.type = Noss::kType})) {
        m_noss.emplace(r.text(noss::kCode), r);
    }
    for (const auto& r : stage.reader().query({.type = MalaysianState::kType})) {
        m_states[r.text(state::kName)] = r.id;
    }
    return okStatus();
}

/// The invented centres are imported already; their programmes have dates around today.
Status DemoCast::readRegister(DemoStage& stage)
{
    for (auto& r : stage.reader().query({.type = Centre::kType})) {
        if (r.get(centre::kProvenance) != Provenance::Invented) {
            continue; // a real register may stand beside the invented one
        }
        DemoCentre c;
        c.stateCode = stateCodeOf(stage.reader(), r);
        const auto code = r.text(centre::kCode);
        c.record = std::move(r);
        m_centres.emplace(code, std::move(c));
    }
    auto rows = readTable(file(stage, "programmes.csv"));
    if (!rows) {
        return std::move(rows).fault();
    }
    namespace ap = accredited_programme;
    std::vector<Record> programmes;
    int certificate = 0;
    for (auto& row : *rows) {
        const auto& standard = m_noss.at(row["noss"]);
        auto& centre = m_centres.at(row["centre"]);
        Record p(stage.type(AccreditedProgramme::kType), stage.newId(m_began));
        p.set(ap::kCentre, centre.ref());
        p.set(ap::kNoss, Ref<Noss>{standard.id});
        p.set(ap::kCategory, ap::Category::FullSingleLevel);
        p.set(ap::kLevel, standard.getOr(noss::kLevel, std::int64_t{0}));
        p.set(ap::kTitle, toUpper(standard.text(noss::kTitleMs)));
        p.set(ap::kState, centre.record.get(centre::kState));
        p.set(ap::kProvenance, Provenance::Invented);
        p.set(ap::kSource, "Demonstration");
        p.set(ap::kStatus, ap::Status::Active);
        if (const auto capacity = number(row["capacity"])) {
            p.set(ap::kCapacity, std::int64_t{*capacity});
        }
        const auto since = number(row["months_since"]);
        const auto left = number(row["months_left"]);
        if (since && left) {
            p.set(ap::kFrom, stage.options.today.plusMonths(-*since));
            p.set(ap::kTo, stage.options.today.plusMonths(*left));
            p.set(ap::kCertificateNumber,
                  fmt::format("PT/{}/{:04}", p.get(ap::kFrom)->year(), ++certificate));
            if (*left < 0) {
                p.set(ap::kStatus, ap::Status::Expired);
            }
        }
        centre.programmes.emplace(row["noss"], p);
        programmes.push_back(std::move(p));
    }
    return stage.importRows(m_began, programmes);
}

Record DemoCast::userRecord(DemoStage& stage, const std::string& login, const std::string& name,
                            const DemoPerson& person) const
{
    Record u(stage.type(User::kType), stage.newId(m_began));
    u.set(user::kLoginName, login);
    u.set(user::kName, name);
    u.set(user::kIdentityKind, IdentityKind::MyKad);
    u.set(user::kIdentity, person.myKad);
    u.set(user::kEmail, login + "@myspike.example");
    u.set(user::kPhone,
          fmt::format("01{}-555 {:04}", stage.draw.below(9) + 1, 1000 + stage.draw.below(9000)));
    u.set(user::kLanguage, user::Language::Malay);
    u.set(user::kStatus, user::Status::Active);
    return u;
}

void DemoCast::grant(DemoStage& stage, const Id& user, std::string_view role,
                     const std::string& scope)
{
    Record g(stage.type(AccessGrant::kType), stage.newId(m_began));
    g.set(access_grant::kUser, Ref<User>{user});
    g.set(access_grant::kRole, std::string(role));
    g.set(access_grant::kScope, scope);
    g.set(access_grant::kFrom, m_began.day());
    g.set(access_grant::kReason, "Demonstration");
    m_grants.push_back(std::move(g));
}

Status DemoCast::makeUsers(DemoStage& stage)
{
    auto rows = readTable(file(stage, "users.csv"));
    if (!rows) {
        return std::move(rows).fault();
    }
    const Date today = stage.options.today;
    std::vector<Record> users;
    for (auto& row : *rows) {
        auto person = m_people->make(stage.draw, today.plusYears(-52), today.plusYears(-33), 10,
                                     row["sex"] == "f" ? Sex::Female : Sex::Male);
        person.name = row["name"];
        const auto& login = row["login"];
        Record u = userRecord(stage, login, person.name, person);
        u.set(user::kOffice, row["office"]);
        u.set(user::kLanguage,
              row["language"] == "en" ? user::Language::English : user::Language::Malay);
        const auto& role = row["role"];
        const auto& reach = row["scope"];
        std::vector<std::string> scopes;
        if (reach == "own") {
            scopes = {scope::ofUser(u.id)};
        } else if (reach == "finance") {
            scopes = {scope::kVerification, scope::kUsers};
        } else if (reach.starts_with("state:")) {
            const auto place =
                stage.reader().find(MalaysianState::kType, m_states[reach.substr(6)]);
            scopes = {scope::ofState(place ? place->text(state::kCode) : std::string("?")),
                      scope::kPersonnel, scope::kUsers, scope::kReference};
        } else if (reach == "administration") {
            scopes = {scope::kUsers, scope::kReference};
        } else {
            scopes = {scope::kVerification, scope::kAssessment, scope::kPersonnel, scope::kUsers,
                      scope::kReference};
        }
        for (const auto& s : scopes) {
            grant(stage, u.id, role, s);
        }
        DemoActor actor{
            u.id, person.name, reach == "own" ? laptopOf(login) : "PC-" + toUpper(login), {}, 0};
        m_users.emplace(login, actor);
        m_persons.emplace(u.id, person);
        m_logins.emplace_back(u.id, login);
        users.push_back(std::move(u));
    }
    return stage.importRows(m_began, users);
}

Status DemoCast::makeCentreStaff(DemoStage& stage)
{
    const Date today = stage.options.today;
    std::vector<Record> users;
    for (auto& [code, c] : m_centres) {
        const auto person = [&](const char* post, std::string_view role, DemoActor& actor) {
            const auto p =
                m_people->make(stage.draw, today.plusYears(-58), today.plusYears(-28), c.stateCode);
            const auto login = loginOf(post, code);
            Record u = userRecord(stage, login, p.name, p);
            const bool real = c.record.get(centre::kProvenance) != Provenance::Invented;
            u.set(user::kOffice, c.record.text(centre::kName) +
                                     (real ? std::string(" (") + kDemoMark + ")" : std::string()));
            actor = {u.id, p.name, "PC-" + code, {}, 0};
            grant(stage, u.id, role, scope::ofCentre(c.record.id));
            m_persons.emplace(u.id, p);
            if (m_loginWords.contains(code)) {
                m_logins.emplace_back(u.id, login);
            }
            users.push_back(std::move(u));
        };
        person("ppb", role::kCentreManager, c.manager);
        person("ppd", role::kInternalVerifier, c.internalVerifier);
        person("pp", role::kAssessor, c.assessor);
    }
    return stage.importRows(m_began, users);
}

Status DemoCast::makeVerifiers(DemoStage& stage)
{
    namespace ev = external_verifier;
    auto rows = readTable(file(stage, "verifiers.csv"));
    if (!rows) {
        return std::move(rows).fault();
    }
    const Date today = stage.options.today;
    // From this day on an appointment lasts six years, before it three (2 §2.2, S8).
    const Date sixYears = *Date::fromYmd(2024, 5, 9);
    std::vector<Record> verifiers;
    std::vector<Record> fields;
    std::vector<Record> ties;
    for (auto& row : *rows) {
        const auto& actor = m_users.at(row["login"]);
        Record v(stage.type(ExternalVerifier::kType), stage.newId(m_began));
        v.set(ev::kNumber, row["number"]);
        v.set(ev::kUser, Ref<User>{actor.user});
        v.set(ev::kName, actor.name);
        v.set(ev::kPhone, "012-555 0" + row["number"].substr(row["number"].size() - 3));
        v.set(ev::kEmail, row["login"] + "@myspike.example");
        Date from;
        Date to;
        if (const auto left = number(row["days_left"])) {
            to = today.plusDays(*left);
            from = to.plusDays(1).plusYears(-3);
        } else {
            from = today.plusYears(-number(row["years_ago"]).value_or(1)).plusDays(-40);
            to = from.plusYears(from >= sixYears ? 6 : 3).plusDays(-1);
        }
        v.set(ev::kAppointedFrom, from);
        v.set(ev::kAppointedTo, to);
        if (const auto home = m_states.find(row["state"]); home != m_states.end()) {
            v.set(ev::kState, Ref<MalaysianState>{home->second});
        }
        v.set(ev::kAddress, row["address"]);
        v.set(ev::kLatitude, parseInteger(row["latitude_e6"]));
        v.set(ev::kLongitude, parseInteger(row["longitude_e6"]));
        v.set(ev::kVendorStatus,
              row["vendor"] == "active" ? ev::VendorStatus::Active : ev::VendorStatus::None);
        v.set(ev::kEmployer, row["employer"]);
        const auto& covered = row["fields"];
        for (std::size_t at = 0; at < covered.size();) {
            const auto end = std::min(covered.find('|', at), covered.size());
            const auto part = covered.substr(at, end - at);
            const auto colon = part.rfind(':');
            Record f(stage.type(VerifierField::kType), stage.newId(m_began));
            f.set(verifier_field::kVerifier, Ref<ExternalVerifier>{v.id});
            f.set(verifier_field::kUser, Ref<User>{actor.user});
            f.set(verifier_field::kCode, part.substr(0, colon));
            f.set(verifier_field::kMaxLevel, parseInteger(part.substr(colon + 1)));
            fields.push_back(std::move(f));
            at = end + 1;
        }
        if (m_centres.contains(row["tie_centre"])) {
            Record t(stage.type(VerifierAffiliation::kType), stage.newId(m_began));
            t.set(verifier_affiliation::kVerifier, Ref<ExternalVerifier>{v.id});
            t.set(verifier_affiliation::kUser, Ref<User>{actor.user});
            t.set(verifier_affiliation::kCentre, m_centres.at(row["tie_centre"]).ref());
            t.set(verifier_affiliation::kKind, verifier_affiliation::Kind::Teaching);
            const Date ended = today.plusMonths(-number(row["tie_months_ago"]).value_or(12));
            t.set(verifier_affiliation::kFrom, ended.plusYears(-1));
            t.set(verifier_affiliation::kTo, ended);
            t.set(verifier_affiliation::kNote, "Pengajar sambilan");
            ties.push_back(std::move(t));
        }
        verifiers.push_back(v);
        m_verifiers.emplace(row["login"], DemoVerifier{std::move(v), actor});
    }
    MYSPIKE_TRY(stage.importRows(m_began, verifiers));
    MYSPIKE_TRY(stage.importRows(m_began, fields));
    return stage.importRows(m_began, ties);
}

/// Each post holds its recognition for every programme; here and there an instructor's has expired.
Status DemoCast::makePersonnel(DemoStage& stage)
{
    namespace pc = personnel_certificate;
    const Date today = stage.options.today;
    std::vector<Record> out;
    int count = 0;
    const auto certificate = [&](const DemoCentre& c, pc::Post post, const std::string& holder,
                                 const std::string& identity, const std::optional<Id>& userId,
                                 const std::optional<Id>& standard, Date from, Date to) {
        Record p(stage.type(PersonnelCertificate::kType), stage.newId(m_began));
        p.set(pc::kNumber, fmt::format("PPKSPP/{}/{:05}", from.year(), 90'000 + ++count));
        p.set(pc::kPost, post);
        p.set(pc::kHolder, holder);
        p.set(pc::kIdentityKind, IdentityKind::MyKad);
        p.set(pc::kIdentity, identity);
        if (userId) {
            p.set(pc::kUser, Ref<User>{*userId});
        }
        p.set(pc::kCentre, c.ref());
        if (standard) {
            p.set(pc::kNoss, Ref<Noss>{*standard});
        }
        p.set(pc::kFrom, from);
        p.set(pc::kTo, to);
        p.set(pc::kStatus, to < today ? pc::Status::Expired : pc::Status::Active);
        p.set(pc::kProvenance, Provenance::Invented);
        out.push_back(p);
        return p.id;
    };
    for (auto& [code, c] : m_centres) {
        const Date from = today.plusMonths(-30);
        const Date to = from.plusYears(5).plusDays(-1);
        const auto ofActor = [&](const DemoActor& a) { return m_persons.at(a.user).myKad; };
        c.managerCertificate =
            certificate(c, pc::Post::CentreManager, c.manager.name, ofActor(c.manager),
                        c.manager.user, std::nullopt, from, to);
        for (const auto& [nossCode, programme] : c.programmes) {
            const auto standard = m_noss.at(nossCode).id;
            certificate(c, pc::Post::InternalVerifier, c.internalVerifier.name,
                        ofActor(c.internalVerifier), c.internalVerifier.user, standard, from, to);
            certificate(c, pc::Post::Assessor, c.assessor.name, ofActor(c.assessor),
                        c.assessor.user, standard, from, to);
            const auto other =
                m_people->make(stage.draw, today.plusYears(-50), today.plusYears(-26), c.stateCode);
            const bool expired = out.size() % 3 == 0;
            const Date began = expired ? today.plusYears(-5).plusDays(-60) : from;
            certificate(c, pc::Post::Instructor, other.name, other.myKad, std::nullopt, standard,
                        began, began.plusYears(5).plusDays(-1));
        }
    }
    return stage.importRows(m_began, out);
}

Status DemoCast::storePictures(DemoStage& stage)
{
    BlobStore blobs(stage.store.paths.files);
    MYSPIKE_TRY(blobs.prepare());
    const auto keep = [&](const std::string& name, const std::string& bytes) -> Status {
        const auto digest = toHex(sha256(bytes));
        m_pictures[name] = {digest, static_cast<std::int64_t>(bytes.size())};
        if (blobs.has(digest)) {
            return okStatus();
        }
        auto upload = blobs.begin(digest, static_cast<std::int64_t>(bytes.size()), Id{});
        if (!upload) {
            return std::move(upload).fault();
        }
        auto done = blobs.append(upload->id, Id{}, 0, bytes);
        return done ? okStatus() : Status(std::move(done).fault());
    };
    for (unsigned i = 0; i < kDemoPortraits; ++i) {
        const bool female = i >= kDemoPortraits / 2;
        MYSPIKE_TRY(keep(fmt::format("portrait-{}", i), demoPortrait(i, female)));
    }
    for (unsigned i = 0; i < 4; ++i) {
        MYSPIKE_TRY(keep(fmt::format("evidence-{}", i), demoEvidence(i)));
    }
    auto schedule = readWholeFile(file(stage, "assessment_schedule.pdf"));
    if (!schedule) {
        return std::move(schedule).fault();
    }
    return keep("schedule", *schedule);
}

/// One password for all, known from the README: a demonstration has nothing to keep secret.
Status DemoCast::giveLogins(DemoStage& stage)
{
    auto keys = FileKeyStore::open(stage.store.paths.keys);
    if (!keys) {
        return std::move(keys).fault();
    }
    auto pepper = (*keys)->secret(kPasswordPepper);
    if (!pepper) {
        return std::move(pepper).fault();
    }
    const PasswordHasher hasher(std::move(*pepper), stage.options.passwordCost);
    Credentials credentials(stage.store.database);
    SplitMix64 salt(stage.options.seed + 7);
    for (const auto& [id, login] : m_logins) {
        auto hash = hasher.hash(kDemoPassword, salt);
        if (!hash) {
            return std::move(hash).fault();
        }
        Credential c;
        c.user = id;
        c.login = login;
        c.hash = std::move(*hash);
        c.changedAt = m_began;
        MYSPIKE_TRY(credentials.put(c));
    }
    return okStatus();
}

} // namespace myspike
