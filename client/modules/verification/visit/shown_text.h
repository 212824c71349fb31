// The canonical text of what stood on a page when it was signed, and its digest (2 §2.6, step 16).
#pragma once

#include <string>
#include <vector>

#include "client/modules/verification/visit/visit_facts.h"

namespace myspike::site_visit {

/// Rows with questions, answers, remarks and photographs, in their order; free of language, so
/// that a switch of it changes nothing. One line a fact, fields set apart by a tab.
std::string shownText(const VisitFacts& facts, const std::string& formCode,
                      const std::vector<const Form*>& forms);
/// 64 hexadecimal digits.
std::string shownHash(const std::string& text);

/// A signature as it stands now.
struct SignatureState
{
    Record record;
    bool coversPage = true; ///< what was shown then is what is shown now
};
/// The last signature or refusal of each role on one form.
std::vector<SignatureState> signaturesOn(const std::vector<Record>& all,
                                         const std::string& formCode, const std::string& hashNow);

} // namespace myspike::site_visit
