// Where in the demonstration a step of the story can begin.
#pragma once

#include <optional>

#include "shared/modules/verification/fields.h"
#include "shared/modules/verification/visit_fields.h"
#include "tests/support/story/person.h"

namespace myspike::test {

/// The first request in that state that this person's machine holds.
Record requestIn(Person& person, verification_request::State state);
/// The verifier's visit whose assignment is in that state; `nth` counts from the earliest day.
Id visitIn(Person& verifier, assignment::State state, std::size_t nth = 0);
/// Her visit whose report she may still write.
Id visitToReport(Person& verifier);
/// Photographs of the visit that the server has not proved to have.
std::size_t unsentPhotographs(Person& verifier, const Id& visit);
std::vector<Record> partsOf(Person& person, const char* type, const Id& visit);
/// A photograph as a camera makes it, of about `kilobytes`.
QString makePhotograph(const QDir& folder, const QString& name, int kilobytes = 200);

} // namespace myspike::test
