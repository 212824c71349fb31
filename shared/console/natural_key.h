// Records known by what people call them: a stable id from the natural key, and the way back from
// a code, name or spelling to the record.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "shared/store/record_store.h"

namespace myspike {

/// The id of an imported record, made of its natural key without regard to case: the same row gets
/// the same id in every store.
Id naturalId(const Record& record);

/// How codes and names are compared: without case, accents, blanks and punctuation.
std::string foldKey(std::string_view text);

/// From a text in a file or on the command line to the record that it names. Reads each type once;
/// what is added later must be told.
class ReferenceFinder
{
public:
    explicit ReferenceFinder(const RecordStore& store) : m_store(store) {}

    /// By code, login name, version, or one of the spellings of a state; nothing where none or
    /// several are called so.
    std::optional<Id> byCode(const std::string& type, std::string_view text);
    /// As byCode, and by name, title or id: for people who ask.
    std::optional<Id> byAnyName(const std::string& type, std::string_view text);
    /// A competency unit by its number within a standard.
    std::optional<Id> unitOf(const Id& noss, std::string_view number);
    void add(const Record& record);

private:
    struct Names
    {
        std::unordered_map<std::string, std::optional<Id>> codes; ///< empty: ambiguous
        std::unordered_map<std::string, std::optional<Id>> titles;
    };
    Names& namesOf(const std::string& type);
    static void addTo(Names& names, const Record& record);

    const RecordStore& m_store;
    std::unordered_map<std::string, Names> m_types;
};

} // namespace myspike
