#include "client/modules/verification/visit/arrivals.h"

#include "shared/modules/verification/fields.h"
#include "shared/sync/records.h"

namespace myspike::site_visit {

namespace {

bool hasUnsentFile(const Reader& reader, const Id& visit)
{
    for (auto condition : {isNull(attachments::kComplete), equals(attachments::kComplete, false)}) {
        Query q{.type = attachments::Attachment::kType};
        q.with(equals(attachments::kRootId, visit.toString())).with(std::move(condition));
        if (reader.first(q)) {
            return true;
        }
    }
    return false;
}

} // namespace

std::vector<Id> arrivedVisits(const Reader& reader, const Id& verifier)
{
    std::vector<Id> out;
    Query q{.type = Visit::kType};
    q.with(equals(visit::kVerifierUser, Ref<User>{verifier}))
        .with(equals(visit::kState, visit::State::Closed));
    for (const auto& v : reader.query(q)) {
        const auto a = reader.find(v.get(visit::kAssignment));
        const auto request = a ? reader.find(a->get(assignment::kRequest)) : Lookup{};
        if (request &&
            request->get(verification_request::kState) ==
                verification_request::State::VisitClosed &&
            !hasUnsentFile(reader, v.id)) {
            out.push_back(v.id);
        }
    }
    return out;
}

Arrivals::Arrivals(Replica& replica, const Contact& contact, QObject* parent)
    : QObject(parent), m_replica(replica), m_contact(contact)
{
    connect(&m_contact, &Contact::changed, this, &Arrivals::look);
    look();
}

void Arrivals::look()
{
    const auto& s = m_contact.status();
    if (m_isLooking || s.isSyncing || s.offlineSince || !s.syncedAt || s.waiting > 0 ||
        s.photos > 0) {
        return;
    }
    m_isLooking = true;
    m_replica
        .ask<std::vector<Id>>(
            [user = m_replica.identity().actor.user](const Reader& reader, const ActContext&) {
                return Result<std::vector<Id>>(arrivedVisits(reader, user));
            })
        .then(this, [this](const Result<std::vector<Id>>& visits) {
            m_isLooking = false;
            if (!visits) {
                return; // looked at again after the next round
            }
            for (const auto& visit : *visits) {
                if (m_told.insert(visit).second) {
                    tell(visit);
                }
            }
        });
}

void Arrivals::tell(const Id& visit)
{
    Operation op;
    op.command = verification::command::kMarkSynchronised;
    op.type = Visit::kType;
    op.subject = visit;
    m_replica.actOnline(std::move(op)).then(this, [this, visit](const Result<Verdict>& verdict) {
        if (!verdict) {
            m_told.erase(visit); // the line broke: after the next round
        } else if (verdict->tookEffect()) {
            Q_EMIT arrived(visit);
        }
    });
}

} // namespace myspike::site_visit
