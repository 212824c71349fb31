// Invented people: names put together from a list of words, identity numbers that are sound in
// their structure and drawn at random. Whoever bears such a name or number is not meant.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "shared/base/my_kad.h"
#include "shared/base/rng.h"

namespace myspike {

struct DemoPerson
{
    std::string name;
    std::string myKad; ///< 12 digits
    Date birthDate;
    Sex sex = Sex::Male;
    bool malay = false; ///< for the portrait: headscarf or songkok
};

class DemoPeople
{
public:
    /// Reads `names.csv`.
    static Result<DemoPeople> load(const std::filesystem::path& file);

    /// Somebody not made before, born between two days in the state with this code (1 … 16).
    DemoPerson make(Rng& rng, Date bornFrom, Date bornTo, int stateCode,
                    std::optional<Sex> sex = {});

private:
    const std::string& word(Rng& rng, const std::string& people, const std::string& part) const;
    std::string name(Rng& rng, const std::string& people, Sex sex) const;

    std::map<std::string, std::vector<std::string>> m_words; ///< "malay/m" → words
    std::set<std::string> m_names;
    std::set<std::string> m_numbers;
};

/// The whole of a file. Io with its name.
Result<std::string> readWholeFile(const std::filesystem::path& file);
/// The rows of a table by the names of its columns.
Result<std::vector<std::map<std::string, std::string>>>
readTable(const std::filesystem::path& file);

} // namespace myspike
