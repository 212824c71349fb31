// Acts of a visit that ask for several fields, each as one dialog made from their descriptions: who
// came, who is not in the package, a refusal to sign, a visit declined or not held.
#pragma once

#include "client/modules/verification/visit/visit_desk.h"
#include "client/modules/verification/visit/workbench.h"
#include "client/ui/forms/command_dialog.h"

namespace myspike::site_visit {

/// Somebody at a meeting who is not in the personnel list; `known` to mend what was written.
ui::ActRequest personRequest(const VisitDesk& desk, visit_attendance::Meeting meeting,
                             const Record* known = nullptr);
/// A trainee who is not in the package (2 §2.6); `known` to mend what was written.
ui::ActRequest unlistedRequest(const VisitDesk& desk, const Record* known = nullptr);
/// The centre refuses to sign a form.
ui::ActRequest refusalRequest(const VisitDesk& desk, const std::string& step, signature::Role role,
                              const std::string& name);
/// `reply` holds V0's answers and the rest of what goes with a reply.
ui::ActRequest declineRequest(const VisitDesk& desk, const Values& reply);
ui::ActRequest cannotBeHeldRequest(const VisitDesk& desk);

/// What became of a visit that is not simply under way; empty where there is nothing to say.
Text stateSentence(const VisitFacts& facts);

/// Opens the dialog over the page; `done` once it has taken effect.
void ask(const Workbench& bench, VisitDesk& desk, const ui::ActRequest& request, QWidget* page,
         std::function<void()> done = {});

} // namespace myspike::site_visit
