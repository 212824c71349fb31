#include "client/modules/verification/desk/desk_act.h"

#include "client/replica/open_answer.h"

namespace myspike::desk {

namespace {

Fault faultOf(const Verdict& verdict)
{
    return {FaultCode::Conflict,
            verdict.text.empty() ? Text(msg("desk", "The server did not do this. Synchronise and "
                                                    "look at what happened meanwhile."))
                                 : verdict.text,
            toString(verdict.kind), verdict.rule};
}

} // namespace

void perform(Replica& replica, QObject* page, Operation operation, Where where,
             std::function<void()> done, std::function<void(const Fault&)> refused)
{
    if (where == Where::Anywhere) {
        replica.act(std::move(operation))
            .then(page, [done = std::move(done),
                         refused = std::move(refused)](const Result<ReplicaCore::Acted>& acted) {
                acted ? done() : refused(acted.fault());
            });
        return;
    }
    replica.actOnline(std::move(operation))
        .then(page, [done = std::move(done),
                     refused = std::move(refused)](const Result<Verdict>& verdict) {
            if (!verdict) {
                refused(explained(verdict.fault()));
            } else if (!verdict->tookEffect()) {
                refused(faultOf(*verdict));
            } else {
                done();
            }
        });
}

Operation transitionOf(const char* type, const Id& subject, const char* name, std::string comment)
{
    Operation op;
    op.command = kTransition;
    op.type = type;
    op.subject = subject;
    op.args.set(kTransitionName, std::string(name));
    op.comment = std::move(comment);
    return op;
}

Operation commandOf(const char* name, const char* type, const Id& subject, Values args,
                    std::string comment)
{
    Operation op;
    op.command = name;
    op.type = type;
    op.subject = subject;
    op.args = std::move(args);
    op.comment = std::move(comment);
    return op;
}

Fault explained(const Fault& fault)
{
    if (fault.code != FaultCode::Offline || fault.rule == kAnswerOpen) {
        return fault;
    }
    Fault out = fault;
    out.forUser = msg("desk", "There is no connection, and only the server can do this. What you "
                              "chose and wrote stays on this page; do it again when the status "
                              "shows a connection.");
    return out;
}

} // namespace myspike::desk
