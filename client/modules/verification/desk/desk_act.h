// Does an act for a page, on this machine or at the server, and tells how it ended in one way.
#pragma once

#include <functional>

#include "client/replica/replica.h"

namespace myspike::desk {

/// `done` after it took effect; `refused` with the sentence of whoever refused it, this machine or
/// the server. Neither is called once `page` is gone.
void perform(Replica& replica, QObject* page, Operation operation, Where where,
             std::function<void()> done, std::function<void(const Fault&)> refused);

/// The operation of a transition, with its reason where it needs one.
Operation transitionOf(const char* type, const Id& subject, const char* name,
                       std::string comment = {});
/// The operation of a module's command.
Operation commandOf(const char* name, const char* type, const Id& subject, Values args,
                    std::string comment = {});

/// A fault as the desk says it: what needs the server says that nothing typed is lost.
Fault explained(const Fault& fault);

} // namespace myspike::desk
