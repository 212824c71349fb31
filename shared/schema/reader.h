// A read-only view of the records that a rule or a page may look at.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/schema/query.h"
#include "shared/schema/record.h"

namespace myspike {

/// What a look-up by id finds. A replica holds a part only, so "not here" has two meanings.
struct Lookup
{
    enum class Kind { Found, Absent, NotHeld };
    Kind kind = Kind::Absent;
    Record record;

    explicit operator bool() const { return kind == Kind::Found; }
    const Record* operator->() const { return &record; }
    const Record& operator*() const { return record; }
};

/// Reads do not return faults one by one: the first that fails marks the reader, further reads
/// find nothing, and whoever ran the rules asks fault() before believing or committing anything.
class Reader
{
public:
    virtual ~Reader() = default;

    virtual Lookup find(std::string_view type, const Id& id) const = 0;
    virtual std::vector<Record> query(const Query& q) const = 0;
    virtual std::int64_t count(const Query& q) const = 0;
    /// False where rows of the type may exist that this replica does not hold; a finding that
    /// rests on their absence is then left to the server.
    virtual bool holdsAll(std::string_view type) const = 0;
    virtual const std::optional<Fault>& fault() const = 0;

    template <class Tag> Lookup find(const Ref<Tag>& ref) const { return find(Tag::kType, ref.id); }
    template <class Tag> Lookup find(const std::optional<Ref<Tag>>& ref) const
    {
        return ref ? find(Tag::kType, ref->id) : Lookup{};
    }
    std::optional<Record> first(Query q) const;
};

} // namespace myspike
