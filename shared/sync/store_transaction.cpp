#include "shared/sync/store_transaction.h"

#include <fmt/format.h>

#include <algorithm>

namespace myspike {

StoreTransaction::StoreTransaction(const Catalogue& catalogue, RecordStore& store,
                                   ActContext context, TransactionHooks hooks)
    : m_catalogue(catalogue), m_store(store), m_context(std::move(context)),
      m_hooks(std::move(hooks))
{
}

Lookup StoreTransaction::find(std::string_view type, const Id& id) const
{
    return m_store.find(type, id);
}

std::vector<Record> StoreTransaction::query(const Query& q) const { return m_store.query(q); }
std::int64_t StoreTransaction::count(const Query& q) const { return m_store.count(q); }
bool StoreTransaction::holdsAll(std::string_view type) const { return m_store.holdsAll(type); }
const std::optional<Fault>& StoreTransaction::fault() const { return m_store.fault(); }

Status StoreTransaction::actAs(const ActContext& context, const std::function<Status()>& part)
{
    const auto own = std::exchange(m_context, context);
    const auto counted = std::exchange(m_idCounter, 0);
    auto status = part();
    m_context = own;
    m_idCounter = counted;
    return status;
}

Status StoreTransaction::remember(const Record* before, Record after)
{
    if (const auto known = m_changeOf.find(after.id); known != m_changeOf.end()) {
        m_changes[known->second].after = std::move(after);
        return okStatus();
    }
    if (m_hooks.beforeChange) {
        MYSPIKE_TRY(m_hooks.beforeChange(before ? *before : after, before != nullptr));
    }
    m_changeOf.emplace(after.id, m_changes.size());
    m_changes.push_back({before ? std::optional(*before) : std::nullopt, std::move(after)});
    return okStatus();
}

Record StoreTransaction::stamped(Record record) const
{
    if (m_hooks.version > 0) {
        record.version = m_hooks.version;
    }
    return record;
}

Status StoreTransaction::insert(const Record& record)
{
    const auto row = stamped(record);
    MYSPIKE_TRY(remember(nullptr, row));
    return m_store.insert(row);
}

Status StoreTransaction::update(const Record& record)
{
    const auto before = m_store.find(record.typeKey(), record.id);
    if (!before) {
        return m_store.fault().value_or(Fault::internal("update of a missing row"));
    }
    if (before.record == record) {
        return okStatus(); // nothing changed: the row keeps its version
    }
    const auto row = stamped(record);
    MYSPIKE_TRY(remember(&before.record, row));
    return m_store.update(before.record, row);
}

Status StoreTransaction::remove(std::string_view type, const Id& id)
{
    auto found = m_store.find(type, id);
    if (!found) {
        return m_store.fault().value_or(Fault::internal("removal of a missing row"));
    }
    Record after = stamped(found.record);
    after.deleted = true;
    MYSPIKE_TRY(remember(&found.record, after));
    return m_store.update(found.record, after);
}

Result<std::int64_t> StoreTransaction::nextNumber(std::string_view series, int year)
{
    if (!m_hooks.number) {
        return Fault{FaultCode::Offline,
                     msg("number", "The server gives this number when it has received the work."),
                     std::string(series),
                     {}};
    }
    auto n = m_hooks.number(series, year);
    if (n) {
        m_numbers.emplace_back(fmt::format("{}/{}", series, year), std::to_string(*n));
    }
    return n;
}

Status StoreTransaction::run(std::string_view command, const Id& subject, const Values& args)
{
    const auto* c = m_catalogue.command(command);
    if (!c) {
        return Fault::internal("unknown command " + std::string(command));
    }
    if (m_depth > 16) {
        return Fault::internal("commands call each other without end: " + std::string(command));
    }
    ++m_depth;
    auto status = c->run(*this, subject, args);
    --m_depth;
    return status;
}

Status StoreTransaction::transition(std::string_view type, const Id& subject, std::string_view name)
{
    auto found = find(type, subject);
    const auto* t = found ? found->type().workflow.transition(name) : nullptr;
    if (!t) {
        return m_store.fault().value_or(Fault::internal("no transition " + std::string(name)));
    }
    const auto* state = asText(found->value(found->type().workflow.field));
    if (!state || std::find(t->from.begin(), t->from.end(), *state) == t->from.end()) {
        return Fault{FaultCode::Conflict,
                     Text(msg("right", "“%1” is not possible in the present state. Refresh the "
                                       "record and look at what happened meanwhile."),
                          {t->label}),
                     std::string(type), "STATE"};
    }
    return applyTransition(*this, *t, std::move(found.record));
}

} // namespace myspike
