#include "client/modules/verification/visit/visit_form.h"

#include <algorithm>
#include <array>
#include <sstream>

#include "shared/base/money.h"
#include "shared/modules/verification/visit_fields.h"

namespace myspike::site_visit {

namespace {

constexpr std::array kYesNoNa = {
    AnswerOption{"yes", msg("visit_answer", "Yes"), 'Y', Weight::Good},
    AnswerOption{"no", msg("visit_answer", "No"), 'N', Weight::Bad},
    AnswerOption{"not_applicable", msg("visit_answer", "Not applicable"), 'T', Weight::Neutral}};
constexpr std::array kYesIsAdverse = {
    AnswerOption{"yes", msg("visit_answer", "Yes"), 'Y', Weight::Bad},
    AnswerOption{"no", msg("visit_answer", "No"), 'N', Weight::Good}};
constexpr std::array kIsOrIsNot = {AnswerOption{"1", msg("visit_answer", "Yes"), 'Y', Weight::Good},
                                   AnswerOption{"0", msg("visit_answer", "No"), 'N', Weight::Bad}};
constexpr std::array kScale = {
    AnswerOption{"0", msg("visit_answer", "Not done"), '0', Weight::Bad},
    AnswerOption{"1", msg("visit_answer", "Weak"), '1', Weight::Bad},
    AnswerOption{"2", msg("visit_answer", "Good"), '2', Weight::Good},
    AnswerOption{"3", msg("visit_answer", "Very good"), '3', Weight::Good}};

const Value kNothing;

std::string codeOfChoice(YesNoNa v) { return codeOf(v); }

/// Codes of one digit stand for numbers: scales, and yes or no where the store holds 1 or 0.
Value valueOfOption(const AnswerOption& option)
{
    if (option.code[0] >= '0' && option.code[0] <= '9') {
        return std::int64_t{option.code[0] - '0'};
    }
    return std::string(option.code);
}

std::optional<Values> valuesForParts(const FormRow& row, const Cell& cell, char key)
{
    Values out;
    const auto setAll = [&](YesNoNa v) {
        for (const auto& part : cell.parts) {
            out.setValue(part.field, codeOfChoice(v));
        }
        return out;
    };
    if (key == 'Y') {
        return setAll(YesNoNa::Yes);
    }
    if (key == 'N') {
        return setAll(YesNoNa::No);
    }
    if (key == 'T') {
        return setAll(YesNoNa::NotApplicable);
    }
    const int index = key - '1';
    if (index < 0 || index >= static_cast<int>(cell.parts.size())) {
        return std::nullopt;
    }
    // One part turned to *no* says that the others were looked at and stand.
    for (std::size_t i = 0; i < cell.parts.size(); ++i) {
        const auto* field = cell.parts[i].field;
        const auto* now = asText(row.record.value(field));
        const bool wasNo = now && *now == codeOfChoice(YesNoNa::No);
        const bool no = static_cast<int>(i) == index ? !wasNo : wasNo;
        out.setValue(field, codeOfChoice(no ? YesNoNa::No : YesNoNa::Yes));
    }
    return out;
}

/// Y confirms what is given, here and in the cells behind it that have something to confirm.
std::optional<Values> valuesAsGiven(const FormRow& row, std::size_t from)
{
    Values out;
    for (std::size_t i = from; i < row.cells.size(); ++i) {
        const auto& cell = row.cells[i];
        const bool number = cell.kind == CellKind::Mark || cell.kind == CellKind::Number;
        if (!number || isNull(cell.given) || (i != from && row.isAnswered(i))) {
            if (i == from) {
                return std::nullopt;
            }
            continue;
        }
        if (i != from && cell.kind != row.cells[from].kind) {
            continue;
        }
        out.setValue(cell.field, cell.given);
    }
    return out;
}

} // namespace

std::span<const AnswerOption> yesNoNa() { return kYesNoNa; }
std::span<const AnswerOption> yesIsAdverse() { return kYesIsAdverse; }
std::span<const AnswerOption> scaleOfThree() { return kScale; }
std::span<const AnswerOption> isOrIsNot() { return kIsOrIsNot; }

const Value& FormRow::valueOf(std::size_t cell) const
{
    const auto& c = cells[cell];
    if (c.kind == CellKind::Shown) {
        return c.given;
    }
    return c.field && !record.isNull() ? record.value(c.field) : kNothing;
}

bool FormRow::isAnswered(std::size_t cell) const
{
    const auto& c = cells[cell];
    if (c.kind == CellKind::Parts) {
        return std::all_of(c.parts.begin(), c.parts.end(), [this](const AnswerPart& p) {
            return !myspike::isNull(record.value(p.field));
        });
    }
    const auto& v = valueOf(cell);
    const auto* text = asText(v);
    return !myspike::isNull(v) && !(text && text->empty());
}

bool FormRow::isNeeded(std::size_t cell) const
{
    return cells[cell].isAnswerable() && cells[cell].needed;
}

bool FormRow::isAsked() const
{
    return std::any_of(cells.begin(), cells.end(),
                       [](const Cell& c) { return c.isAnswerable() && c.needed; });
}

bool FormRow::isDone() const
{
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (isNeeded(i) && !isAnswered(i)) {
            return false;
        }
    }
    return isAsked();
}

bool FormRow::canBeKept() const
{
    return std::none_of(essential.begin(), essential.end(), [this](const char* field) {
        const auto& v = record.value(field);
        const auto* text = asText(v);
        return myspike::isNull(v) || (text && text->empty());
    });
}

void Form::settleRow(std::size_t row)
{
    if (settle) {
        rows[row].flags.clear();
        settle(rows[row]);
    }
}

void Form::settleAll()
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        settleRow(i);
    }
}

std::optional<std::size_t> Form::rowOf(const std::string& key) const
{
    const auto it =
        std::find_if(rows.begin(), rows.end(), [&](const FormRow& r) { return r.key == key; });
    return it == rows.end() ? std::nullopt
                            : std::optional(static_cast<std::size_t>(it - rows.begin()));
}

std::optional<Values> valuesForKey(const FormRow& row, std::size_t cell, char key)
{
    const auto& c = row.cells[cell];
    switch (c.kind) {
    case CellKind::Choice:
        for (const auto& option : c.options) {
            if (option.key == key) {
                return Values().setValue(c.field, valueOfOption(option));
            }
        }
        return std::nullopt;
    case CellKind::Parts:
        return valuesForParts(row, c, key);
    case CellKind::Number:
    case CellKind::Mark:
        return key == 'Y' ? valuesAsGiven(row, cell) : std::nullopt;
    case CellKind::Text:
    case CellKind::Shown:
        break;
    }
    return std::nullopt;
}

Result<Values> valuesForText(const FormRow& row, std::size_t cell, const std::string& text)
{
    const auto& c = row.cells[cell];
    const auto first = text.find_first_not_of(" \t\n");
    const auto last = text.find_last_not_of(" \t\n");
    const auto trimmed =
        first == std::string::npos ? std::string() : text.substr(first, last - first + 1);
    if (trimmed.empty()) {
        return Values().setValue(c.field, {});
    }
    if (c.kind == CellKind::Text) {
        return Values().setValue(c.field, trimmed);
    }
    const auto number = Hundredths::parse(trimmed);
    if (c.kind == CellKind::Mark) {
        if (!number || number->value < 0 || number->value > 10'000) {
            return Fault::invalid(
                msg("visit_answer", "Type a mark from 0 to 100, for instance 72.5."), "MARK-RANGE");
        }
        return Values().setValue(c.field, number->value);
    }
    if (!number || number->value < 0 || number->value % 100 != 0 || number->value > 10'000'000) {
        return Fault::invalid(msg("visit_answer", "Type a whole number from 0 to 100,000."),
                              "FIELD-RANGE");
    }
    return Values().setValue(c.field, number->value / 100);
}

void put(FormRow& row, const Values& values)
{
    for (const auto& [name, value] : values.all()) {
        row.record.setValue(name, value);
    }
}

Values valuesNow(const FormRow& row, const Values& values)
{
    Values out;
    for (const auto& [name, value] : values.all()) {
        out.setValue(name, row.record.value(name));
    }
    return out;
}

std::vector<const AnswerPart*> adverseParts(const FormRow& row, std::size_t cell)
{
    std::vector<const AnswerPart*> out;
    for (const auto& part : row.cells[cell].parts) {
        const auto* now = asText(row.record.value(part.field));
        if (now && *now == codeOfChoice(YesNoNa::No)) {
            out.push_back(&part);
        }
    }
    return out;
}

const AnswerOption* chosen(const FormRow& row, std::size_t cell)
{
    const auto& c = row.cells[cell];
    const auto& v = row.valueOf(cell);
    for (const auto& option : c.options) {
        if (valueOfOption(option) == v) {
            return &option;
        }
    }
    return nullptr;
}

std::vector<std::string> photosOf(const FormRow& row)
{
    std::vector<std::string> out;
    if (row.record.isNull() || !row.record.type().field(visit_part::kPhotos.name)) {
        return out;
    }
    std::istringstream words(row.record.text(visit_part::kPhotos));
    for (std::string hash; words >> hash;) {
        out.push_back(hash);
    }
    return out;
}

} // namespace myspike::site_visit
