// How far a form of the visit is, and where the keyboard goes next. Free of Qt.
#pragma once

#include <optional>

#include "client/modules/verification/visit/visit_form.h"

namespace myspike::site_visit {

struct Progress
{
    int total = 0;
    int done = 0;
    int flags = 0; ///< rows with something to see to

    bool isComplete() const { return done == total; }
    Progress& operator+=(const Progress& o);
    bool operator==(const Progress&) const = default;
};

Progress progressOf(const Form& form);

struct Place
{
    std::size_t row = 0;
    std::size_t cell = 0;
    bool operator==(const Place&) const = default;
};

/// The first needed cell without an answer; critical rows do not go first, the order of the page
/// does.
std::optional<Place> firstUnanswered(const Form& form);
/// Where the keyboard goes after an answer: the next open cell of the row, else the first cell of
/// the next row that asks something; nothing at the end.
std::optional<Place> placeAfter(const Form& form, Place place);
/// The cell of a row that the keyboard takes first: the first open one, else the first that can be
/// answered at all.
std::optional<std::size_t> firstCell(const FormRow& row);

} // namespace myspike::site_visit
