// What a command sees: reads, writes, and the facts of the act. The same command runs on the
// replica at once and on the server for good, so it must be a pure function of these.
#pragma once

#include "shared/schema/permission.h"
#include "shared/schema/reader.h"
#include "shared/schema/workflow.h"

namespace myspike {

/// The facts of an act, fixed when it was done and carried with the operation.
struct ActContext
{
    Id operation;
    Actor actor;
    /// When it was done, by the device's clock; the server bounds it before it judges.
    Instant at;
    bool offline = false;
    Id device;
    std::string deviceName;
    /// Where an officer acts for a centre: the centre's user or office named by her.
    std::string onBehalfOf;
    std::string comment;

    Date day() const { return at.day(); }
};

class Transaction : public Reader
{
public:
    virtual const ActContext& context() const = 0;
    /// True where the decision is made: numbers exist, and nothing is "not held".
    virtual bool onServer() const = 0;
    /// The next id of this act: a hash of the operation's id and a counter.
    virtual Id newId() = 0;

    virtual Status insert(const Record& record) = 0;
    virtual Status update(const Record& record) = 0;
    virtual Status remove(std::string_view type, const Id& id) = 0;

    /// A gap-free number such as VER/2026/000123; on a replica a fault that leaves the field
    /// empty, since only the server gives numbers the public sees.
    virtual Result<std::int64_t> nextNumber(std::string_view series, int year) = 0;

    /// Another module's command or transition, in this same transaction and in this actor's name
    /// but by the right of the calling command.
    virtual Status run(std::string_view command, const Id& subject, const Values& args) = 0;
    virtual Status transition(std::string_view type, const Id& subject, std::string_view name) = 0;
};

} // namespace myspike
