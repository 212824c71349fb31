// A form of the visit as rows and cells, free of Qt: what is asked, what was answered, what a key
// means there. The pages draw it; progress and the text that is signed are computed from it.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "shared/schema/record_type.h"

namespace myspike::site_visit {

/// A text that is kept in both languages, as the register holds it.
struct Words
{
    std::string ms;
    std::string en;

    static Words same(const std::string& text) { return {text, text}; }
    bool empty() const { return ms.empty() && en.empty(); }
    bool operator==(const Words&) const = default;
};

enum class Weight { Good, Bad, Neutral };

/// One answer of a cell: its code, label and key. Keys are the same in both languages.
struct AnswerOption
{
    const char* code;
    Msg label;
    char key;
    Weight weight = Weight::Neutral;
};

std::span<const AnswerOption> yesNoNa();
/// For questions where *yes* is the adverse answer (V0).
std::span<const AnswerOption> yesIsAdverse();
/// For fields that hold 1 or 0.
std::span<const AnswerOption> isOrIsNot();
/// 0 to 3, as practical papers are scored (2 §1.2).
std::span<const AnswerOption> scaleOfThree();

/// One question within a Parts cell, answered yes, no or not applicable.
struct AnswerPart
{
    const char* field;
    Msg adverse; ///< what a *no* means: "not marked"
};

enum class CellKind {
    Shown,  ///< cannot be answered
    Choice, ///< one of `options`, by one key
    Parts,  ///< several yes/no questions, usually answered by one key
    Number,
    Mark, ///< hundredths, 0 to 100
    Text
};

struct Cell
{
    CellKind kind = CellKind::Shown;
    const char* field = nullptr; ///< of the row's record; none for Shown and Parts
    std::span<const AnswerOption> options = {};
    std::span<const AnswerPart> parts = {};
    Value given = {}; ///< what is shown, or what Y confirms: the centre's claim or mark
    bool needed = false;

    bool isAnswerable() const { return kind != CellKind::Shown; }
};

struct RowFlag
{
    Text text;
    bool severe = false;
    bool operator==(const RowFlag&) const = default;
};

struct FormRow
{
    std::string key; ///< stays the same over restarts: the remembered position names it
    Words group;     ///< a heading stands where it changes
    std::string code;
    Words title;
    Text detail;
    std::string reference;
    std::string picture; ///< SHA-256 of a portrait
    bool critical = false;
    bool evidenceRequired = false;
    /// The row's record; it has no id while nothing was answered, but holds what a new one needs.
    Record record;
    std::vector<Cell> cells;
    std::vector<RowFlag> flags;
    /// Fields without which the record cannot be kept yet; what is typed waits in a draft.
    std::vector<const char*> essential = {};
    const char* stamp = nullptr; ///< an Instant field that takes the time when it is first kept
    std::string basis;           ///< a code that the answer is compared with, by the form itself
    /// A heading in the program's own words, where it stands in no register.
    Text heading = {};
    /// Added on site: Enter opens it, Delete takes it away.
    bool isOwn = false;
    /// Arguments that name the row to the form's command.
    Values handle = {};

    bool exists() const { return !record.id.isNull(); }
    const Value& valueOf(std::size_t cell) const;
    bool isAnswered(std::size_t cell) const;
    bool isNeeded(std::size_t cell) const;
    /// All needed cells are answered; false where nothing is asked.
    bool isDone() const;
    bool isAsked() const;
    bool canBeKept() const;
};

struct FormColumn
{
    Msg title;
    int characters = 8; ///< width
    bool isNumber = false;
};

struct Form
{
    std::string id; ///< "V3.equipment"
    Msg title;
    std::vector<FormColumn> columns; ///< of the cells; the row's title stands before them
    std::vector<FormRow> rows;
    /// Sets a row's flags and which of its cells are asked, from its values; run after every
    /// answer.
    std::function<void(FormRow&)> settle = {};
    bool readOnly = false;
    /// Keeps answers by this command on the visit, where rows are not made and edited freely.
    const char* command = nullptr;

    void settleRow(std::size_t row);
    void settleAll();
    std::optional<std::size_t> rowOf(const std::string& key) const;
};

/// The values that a key means in a cell, for instance Y in a mark: as the centre says. Nothing
/// where the key means nothing there.
std::optional<Values> valuesForKey(const FormRow& row, std::size_t cell, char key);
/// The values of a typed text; empty text takes the answer away.
/// Faults: Invalid with what to type.
Result<Values> valuesForText(const FormRow& row, std::size_t cell, const std::string& text);
/// Puts values into a row's record, as the store will hold them after the operation.
void put(FormRow& row, const Values& values);
/// What the row holds now for the fields of `values`; for taking an answer back.
Values valuesNow(const FormRow& row, const Values& values);

/// Choice codes of a Parts cell that stand for *no*.
std::vector<const AnswerPart*> adverseParts(const FormRow& row, std::size_t cell);
const AnswerOption* chosen(const FormRow& row, std::size_t cell);
/// Digests of the photographs of a row.
std::vector<std::string> photosOf(const FormRow& row);

} // namespace myspike::site_visit
