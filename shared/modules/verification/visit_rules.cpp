#include "shared/modules/verification/verification.h"

namespace myspike::verification {

std::vector<Rule> visitRules() { return {}; }
std::vector<Rule> reportRules() { return {}; }

} // namespace myspike::verification
