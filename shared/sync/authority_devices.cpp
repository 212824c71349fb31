#include "shared/sync/authority_impl.h"

namespace myspike {

namespace {

constexpr std::int64_t kLeaseDays = 14; ///< security-and-updates.md §1, PEN-R5

} // namespace

Result<HelloReply> AuthorityCore::hello(const HelloRequest& request, const Id& user, Instant now,
                                        const std::string& freshNonce)
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
    auto s =
        d.db.prepare("SELECT user_id, generation, session_nonce, last_number, state FROM device "
                     "WHERE id = ?1");
    if (!s) {
        return std::move(s).fault();
    }
    s->bind(1, request.device);
    auto row = s->step();
    if (!row) {
        return std::move(row).fault();
    }
    if (*row) {
        if (s->text(4) != "active") {
            return Fault{FaultCode::Forbidden,
                         msg("device", "This device is no longer enrolled. Ask an administrator to "
                                       "enrol it again; your unsent work is kept."),
                         {},
                         "DEVICE"};
        }
        if (s->id(0) != user) {
            return Fault{FaultCode::Forbidden,
                         msg("device",
                             "This copy of the records belongs to another user. Log in as "
                             "yourself: MySPIKE keeps a separate copy for each person."),
                         {},
                         "DEVICE"};
        }
        reply.lastNumber = s->integer(3);
        // Another copy of this disk, or an older image of it, does not know the last nonce.
        reply.newGeneration = s->text(2) != request.sessionNonce || s->id(1) != request.generation;
    }
    const auto generation =
        reply.newGeneration
            ? Id::derive(request.device, static_cast<std::uint32_t>(now.ms & 0xFFFFFFFF))
            : request.generation;
    if (reply.newGeneration) {
        reply.lastNumber = 0;
    }
    MYSPIKE_TRY(d.db.run(
        "INSERT INTO device(id, user_id, name, generation, session_nonce, last_number, first_seen, "
        "last_seen, app, state) VALUES(?1, ?2, ?3, ?4, ?5, 0, ?6, ?6, ?7, 'active') "
        "ON CONFLICT(id) DO UPDATE SET name = excluded.name, generation = excluded.generation, "
        "session_nonce = excluded.session_nonce, last_seen = excluded.last_seen, app = "
        "excluded.app, "
        "last_number = CASE WHEN ?8 THEN 0 ELSE last_number END",
        request.device, user, request.deviceName, generation, freshNonce, now, request.appVersion,
        reply.newGeneration));
    reply.scopes = scopesOf(*who, now.day());
    reply.actor = std::move(*who);
    return reply;
}

} // namespace myspike
