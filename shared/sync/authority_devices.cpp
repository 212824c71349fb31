#include <algorithm>

#include "shared/store/row_cursor.h"
#include "shared/sync/authority_impl.h"
#include "shared/sync/devices.h"

namespace myspike {

namespace {

constexpr std::int64_t kLeaseDays = 14; ///< security-and-updates.md §1, PEN-R5
/// How exact the list of devices is about the last contact.
constexpr std::int64_t kContactStepMs = 60 * 60'000;

Fault deviceRetired()
{
    return Fault{FaultCode::Forbidden,
                 msg("device", "This device was retired: it was silent for more than 90 days, or "
                               "an administrator ended its use. Ask an administrator to enrol it "
                               "again under “Devices”. Your unsent work is kept here and is sent "
                               "then."),
                 {},
                 "DEVICE_RETIRED"};
}

Fault anothersDevice()
{
    return Fault{FaultCode::Forbidden,
                 msg("device", "This copy of the records belongs to another user. Log in as "
                               "yourself: MySPIKE keeps a separate copy for each person."),
                 {},
                 "DEVICE"};
}

} // namespace

Result<std::optional<AuthorityCore::Impl::Device>>
AuthorityCore::Impl::deviceOf(const Id& device) const
{
    auto s = db.prepare("SELECT user_id, generation, state FROM device WHERE id = ?1");
    if (!s) {
        return std::move(s).fault();
    }
    s->bind(1, device);
    auto row = s->step();
    if (!row) {
        return std::move(row).fault();
    }
    if (!*row) {
        return std::optional<Device>();
    }
    Device out{s->id(0), s->id(1), s->text(2) != "active", {}};
    // Where devices are records, the record is what an administrator decides on.
    if (catalogue.type(devices::EnrolledDevice::kType)) {
        if (const auto r = store.find(devices::EnrolledDevice::kType, device)) {
            out.isRetired =
                r->getOr(devices::kState, devices::State::Active) == devices::State::Retired;
            out.enrolledAgainAt = r->getOr(devices::kEnrolledAgainAt, Instant{});
        } else if (store.fault()) {
            return *store.fault();
        }
    }
    return std::optional(out);
}

Result<std::optional<AuthorityCore::Impl::Generation>>
AuthorityCore::Impl::generationOf(const Id& device, const Id& generation) const
{
    auto s =
        db.prepare("SELECT epoch, nonce, offered, last_number, began_at FROM device_generation "
                   "WHERE device = ?1 AND generation = ?2");
    if (!s) {
        return std::move(s).fault();
    }
    s->bind(1, device).bind(2, generation);
    auto row = s->step();
    if (!row) {
        return std::move(row).fault();
    }
    if (!*row) {
        return std::optional<Generation>();
    }
    return std::optional(Generation{std::string(s->text(0)), std::string(s->text(1)),
                                    std::string(s->text(2)), s->integer(3),
                                    Instant{s->integer(4)}});
}

/// The device speaks for `user`, in a generation of this history that the server knows.
Status AuthorityCore::Impl::checkDevice(const std::optional<Device>& device, const Id& user) const
{
    if (!device) {
        return Fault{FaultCode::Forbidden,
                     msg("device", "The server does not know this device. Log in again."),
                     {},
                     "DEVICE"};
    }
    if (device->user != user) {
        return anothersDevice();
    }
    return device->isRetired ? Status(deviceRetired()) : okStatus();
}

Status AuthorityCore::Impl::checkPull(const PullRequest& request, const Id& user) const
{
    if (request.schema < catalogue.schema().oldestPull) {
        return Fault{FaultCode::Unsupported, mustUpdateText(), {}, "SCHEMA"};
    }
    auto device = deviceOf(request.device);
    if (!device) {
        return std::move(device).fault();
    }
    return *device ? checkDevice(*device, user) : okStatus();
}

/// A change of the server's own making: no operation, no history in words.
Status AuthorityCore::Impl::writeRecord(const std::optional<Record>& before, Record after,
                                        Instant now, std::vector<ScopeEvent>& events)
{
    const auto seq = lastSeq + 1;
    after.version = seq;
    Change change{before, std::move(after)};
    MYSPIKE_TRY(before ? store.update(*before, change.after) : store.insert(change.after));
    MYSPIKE_TRY(recordChange(change, seq, 0, events));
    Operation none;
    none.id = Id::derive(change.after.id, static_cast<std::uint32_t>(seq));
    MYSPIKE_TRY(recordTransaction(none, seq, 1, now));
    lastSeq = seq;
    return okStatus();
}

Status AuthorityCore::Impl::noteContact(const HelloRequest& request, const Actor& who, bool clash,
                                        Instant now, std::vector<ScopeEvent>& events)
{
    using namespace devices;
    if (!catalogue.type(EnrolledDevice::kType)) {
        return okStatus();
    }
    const auto found = store.find(EnrolledDevice::kType, request.device);
    if (store.fault()) {
        return *store.fault();
    }
    Record r = found ? *found : Record(enrolledDevice(), request.device);
    if (!found) {
        r.set(kState, devices::State::Active);
        r.set(kFirstSeen, now);
    }
    r.set(kName, request.deviceName);
    r.set(kUserId, who.user.toString());
    r.set(kUserName, who.name);
    r.set(kAppVersion, request.appVersion);
    r.set(kSchema, std::int64_t{request.schema});
    r.set(kClashes, r.getOr(kClashes, std::int64_t{0}) + (clash ? 1 : 0));
    const bool emptied =
        (found ? found->getOr(kUnsent, std::int64_t{0}) : 0) > 0 && request.waiting == 0;
    const auto contact = Instant{now.ms - now.ms % kContactStepMs};
    const bool due = found.record.isNull() || !(r == *found) || emptied ||
                     contact > found->getOr(kLastContact, Instant{});
    if (!due) {
        return okStatus();
    }
    const auto orNothing = [](Instant at) {
        return at.ms > 0 ? std::optional(at) : std::optional<Instant>();
    };
    r.set(kLastContact, contact);
    r.set(kRecordsAsOf, orNothing(request.pulledAt));
    r.set(kUnsent, request.waiting);
    r.set(kOldestUnsent, orNothing(request.oldestWaiting));
    return writeRecord(found ? std::optional(*found) : std::nullopt, std::move(r), now, events);
}

Result<HelloReply> AuthorityCore::hello(const HelloRequest& request, const Id& user, Instant now,
                                        const std::string& freshNonce,
                                        std::vector<ScopeEvent>* events)
{
    auto& d = *m_impl;
    auto who = actor(user);
    if (!who) {
        return std::move(who).fault();
    }
    HelloReply reply;
    reply.epoch = d.epoch;
    reply.serverTime = now;
    reply.leaseUntil = now.plusDays(kLeaseDays);
    if (d.leaseRule) {
        reply.leaseUntil = std::max(reply.leaseUntil, d.leaseRule(d.store, *who, now));
    }
    reply.sessionNonce = freshNonce;
    reply.schema = d.catalogue.schema().current;
    reply.capabilities = {capability::kReceipts};
    if (request.schema < d.catalogue.schema().oldestPull) {
        reply.mustUpdate = mustUpdateText();
    }
    auto device = d.deviceOf(request.device);
    auto known = d.generationOf(request.device, request.generation);
    if (!device || !known) {
        return !device ? std::move(device).fault() : std::move(known).fault();
    }
    if (*device) {
        MYSPIKE_TRY(d.checkDevice(*device, user));
    }
    // Another history, or one that is behind what the replica has seen of it: restored from a
    // backup, whether or not anybody said so.
    const bool refetches = *device && (!*known || (*known)->beganAt < (*device)->enrolledAgainAt) &&
                           (*device)->enrolledAgainAt.ms > 0;
    reply.otherHistory = (!request.epoch.empty() && request.epoch != d.epoch) ||
                         request.cursor > d.lastSeq || refetches;
    const bool ours = *known && (*known)->epoch == d.epoch;
    const bool fresh = ours && (request.sessionNonce == (*known)->nonce ||
                                request.sessionNonce == (*known)->offered);
    // Another copy of this disk, or an older image of it, does not know the last nonce; a lost
    // answer leaves the one before it.
    const bool clash = !reply.otherHistory && *device && !fresh;
    const bool numbersUnknown = !*known && request.lastNumber > 0;
    reply.newGeneration = reply.otherHistory || clash || numbersUnknown;
    reply.knownNumber = *known ? (*known)->lastNumber : 0;
    reply.lastNumber = reply.newGeneration ? 0 : reply.knownNumber;
    reply.generation =
        reply.newGeneration ? Id::ofName("device_generation", freshNonce) : request.generation;
    MYSPIKE_TRY(d.db.run(
        "INSERT INTO device(id, user_id, name, generation, session_nonce, last_number, first_seen, "
        "last_seen, app, state) VALUES(?1, ?2, ?3, ?4, ?5, 0, ?6, ?6, ?7, 'active') "
        "ON CONFLICT(id) DO UPDATE SET name = excluded.name, generation = excluded.generation, "
        "session_nonce = excluded.session_nonce, last_seen = excluded.last_seen, "
        "app = excluded.app",
        request.device, user, request.deviceName, reply.generation, freshNonce, now,
        request.appVersion));
    MYSPIKE_TRY(d.db.run(
        "INSERT INTO device_generation(device, generation, epoch, nonce, offered, last_number, "
        "began_at) VALUES(?1, ?2, ?3, ?4, ?5, 0, ?6) ON CONFLICT DO UPDATE SET "
        "nonce = excluded.nonce, offered = excluded.offered",
        request.device, reply.generation, d.epoch,
        reply.newGeneration ? std::string() : request.sessionNonce, freshNonce, now));
    std::vector<ScopeEvent> unheard;
    MYSPIKE_TRY(d.noteContact(request, *who, clash, now, events ? *events : unheard));
    // What it holds need not be kept for it any more (compact).
    MYSPIKE_TRY(d.db.run("INSERT INTO device_cursor(device, seq) VALUES(?1, ?2) ON "
                         "CONFLICT(device) DO UPDATE SET seq = excluded.seq",
                         request.device, request.epoch == d.epoch ? request.oldestCursor : 0));
    reply.scopes = scopesOf(*who, now.day());
    reply.actor = std::move(*who);
    return reply;
}

Result<std::vector<Id>> AuthorityCore::retireSilent(Instant now, std::vector<ScopeEvent>& events)
{
    auto& d = *m_impl;
    std::vector<Id> out;
    auto s = d.db.prepare("SELECT id FROM device WHERE last_seen < ?1 AND state = 'active'");
    if (!s) {
        return std::move(s).fault();
    }
    s->bind(1, now.plusDays(-devices::kSilentDays));
    RowCursor cursor(*s);
    while (cursor.next()) {
        out.push_back(s->id(0));
    }
    MYSPIKE_TRY(cursor.status());
    const bool asRecords = d.catalogue.type(devices::EnrolledDevice::kType) != nullptr;
    std::erase_if(out, [&](const Id& id) {
        const auto r = asRecords ? d.store.find(devices::EnrolledDevice::kType, id) : Lookup{};
        return r && r->getOr(devices::kState, devices::State::Active) == devices::State::Retired;
    });
    for (const auto& id : out) {
        const auto found = asRecords ? d.store.find(devices::EnrolledDevice::kType, id) : Lookup{};
        if (!found) {
            MYSPIKE_TRY(d.db.run("UPDATE device SET state = 'retired' WHERE id = ?1", id));
            continue;
        }
        Record r = *found;
        r.set(devices::kState, devices::State::Retired);
        r.set(devices::kRetiredAt, now);
        MYSPIKE_TRY(d.writeRecord(*found, std::move(r), now, events));
    }
    if (d.store.fault()) {
        return *d.store.fault();
    }
    return out;
}

Status AuthorityCore::noteMismatches(const Id& device, std::int64_t found, Instant now,
                                     std::vector<ScopeEvent>& events)
{
    auto& d = *m_impl;
    const auto known = d.catalogue.type(devices::EnrolledDevice::kType)
                           ? d.store.find(devices::EnrolledDevice::kType, device)
                           : Lookup{};
    if (!known || found <= 0) {
        return d.store.fault() ? Status(*d.store.fault()) : okStatus();
    }
    Record r = *known;
    r.set(devices::kMismatches, r.getOr(devices::kMismatches, std::int64_t{0}) + found);
    return d.writeRecord(*known, std::move(r), now, events);
}

Text mustUpdateText()
{
    return msg("device", "This version of MySPIKE is too old to be given records. Update it. Your "
                         "work is still taken, and nothing of it is lost.");
}

} // namespace myspike
