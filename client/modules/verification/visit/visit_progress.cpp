#include "client/modules/verification/visit/visit_progress.h"

namespace myspike::site_visit {

Progress& Progress::operator+=(const Progress& o)
{
    total += o.total;
    done += o.done;
    flags += o.flags;
    return *this;
}

Progress progressOf(const Form& form)
{
    Progress p;
    for (const auto& row : form.rows) {
        if (row.isAsked()) {
            ++p.total;
            p.done += row.isDone() ? 1 : 0;
        }
        p.flags += row.flags.empty() ? 0 : 1;
    }
    return p;
}

std::optional<Place> firstUnanswered(const Form& form)
{
    for (std::size_t r = 0; r < form.rows.size(); ++r) {
        const auto& row = form.rows[r];
        for (std::size_t c = 0; c < row.cells.size(); ++c) {
            if (row.isNeeded(c) && !row.isAnswered(c)) {
                return Place{r, c};
            }
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> firstCell(const FormRow& row)
{
    std::optional<std::size_t> any;
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
        if (row.isNeeded(c) && !row.isAnswered(c)) {
            return c;
        }
        if (!any && row.cells[c].isAnswerable()) {
            any = c;
        }
    }
    return any;
}

std::optional<Place> placeAfter(const Form& form, Place place)
{
    const auto& row = form.rows[place.row];
    for (std::size_t c = place.cell + 1; c < row.cells.size(); ++c) {
        if (row.isNeeded(c) && !row.isAnswered(c)) {
            return Place{place.row, c};
        }
    }
    for (std::size_t r = place.row + 1; r < form.rows.size(); ++r) {
        if (const auto c = firstCell(form.rows[r])) {
            return Place{r, *c};
        }
    }
    return std::nullopt;
}

} // namespace myspike::site_visit
