// Rows and counts that letters to a centre freeze: findings, confirmed results.
#pragma once

#include <boost/json/fwd.hpp>

#include "shared/modules/verification/fields.h"
#include "shared/schema/reader.h"

namespace myspike::verification {

/// Adds `findings`: those that the centre must act on, by number; and their descriptions as
/// `conditions`, one a line.
void addFindings(const Reader& reader, const Record& request, boost::json::object& values);
/// Adds the confirmed `results` of every trainee, `result_totals`, and the counts by outcome; and
/// where nothing is confirmed yet, the counts of what the verifier recommends.
void addResults(const Reader& reader, const Record& request, boost::json::object& values);

} // namespace myspike::verification
