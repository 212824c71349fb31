// The comparison of what a replica holds with what it should hold, as JSON (sync §12).
#pragma once

#include <string>
#include <string_view>

#include "shared/schema/command.h"
#include "shared/sync/row_digest.h"

namespace myspike {

std::string encodeDigestRequest(const DigestRequest& request);
Result<DigestRequest> decodeDigestRequest(std::string_view json);
std::string encodeDigestReply(const DigestReply& reply);
Result<DigestReply> decodeDigestReply(std::string_view json);

std::string encodeRowsRequest(const RowsRequest& request);
Result<RowsRequest> decodeRowsRequest(std::string_view json);
/// The lines of a segment of that bucket; one line that says so where the scope went on.
std::string encodeRowsReply(const RowsRequest& request, const RowsReply& reply);
/// Takes the whole text or nothing: Io where it was cut off or answers another question.
Result<RowsReply> decodeRowsReply(std::string_view lines, const RowsRequest& request,
                                  const Catalogue& catalogue);

} // namespace myspike
