#include "server/ops/demo/demo_people.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "shared/base/delimited.h"
#include "shared/console/said.h"

namespace myspike {

Result<std::string> readWholeFile(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        return refusedSaying(fmt::format("The file {} cannot be read. Name the folder of resources "
                                         "with --resources.",
                                         file.string()),
                             FaultCode::Io);
    }
    return std::string(std::istreambuf_iterator<char>(in), {});
}

Result<std::vector<std::map<std::string, std::string>>> readTable(const std::filesystem::path& file)
{
    auto bytes = readWholeFile(file);
    if (!bytes) {
        return std::move(bytes).fault();
    }
    auto table = readDelimited(*bytes);
    if (!table) {
        return std::move(table).fault();
    }
    std::vector<std::map<std::string, std::string>> out;
    for (const auto& row : table->rows) {
        if (row.role != RowRole::Record) {
            continue;
        }
        auto& cells = out.emplace_back();
        for (const auto& c : table->columns) {
            cells[c.name] = std::string(table->cell(row, c));
        }
    }
    return out;
}

Result<DemoPeople> DemoPeople::load(const std::filesystem::path& file)
{
    auto rows = readTable(file);
    if (!rows) {
        return std::move(rows).fault();
    }
    DemoPeople out;
    for (auto& r : *rows) {
        out.m_words[r["people"] + "/" + r["part"]].push_back(r["word"]);
    }
    return out;
}

const std::string& DemoPeople::word(Rng& rng, const std::string& people,
                                    const std::string& part) const
{
    const auto& words = m_words.at(people + "/" + part);
    return words[rng.below(words.size())];
}

std::string DemoPeople::name(Rng& rng, const std::string& people, Sex sex) const
{
    const bool male = sex == Sex::Male;
    const std::string own = male ? "m" : "f";
    const auto given = word(rng, people, own);
    if (people == "malay") {
        const auto second = rng.below(3) > 0 ? " " + word(rng, people, own + "2") : std::string();
        return given + second + (male ? " bin " : " binti ") + word(rng, people, "father");
    }
    if (people == "chinese") {
        auto other = word(rng, people, own);
        while (other == given) {
            other = word(rng, people, own);
        }
        return word(rng, people, "surname") + " " + given + " " + other;
    }
    if (people == "indian") {
        return given + (male ? " a/l " : " a/p ") + word(rng, people, "father");
    }
    if (people == "iban") {
        return given + " anak " + word(rng, people, "father");
    }
    return given + " " + word(rng, people, "surname");
}

DemoPerson DemoPeople::make(Rng& rng, Date bornFrom, Date bornTo, int stateCode,
                            std::optional<Sex> sex)
{
    // About as the country is; in Sarawak more Iban.
    const auto lot = rng.below(100);
    const bool sarawak = stateCode == 13;
    const char* people = sarawak && lot < 45 ? "iban"
                         : lot < 62          ? "malay"
                         : lot < 83          ? "chinese"
                         : lot < 94          ? "indian"
                                             : "kadazan";
    DemoPerson p;
    p.malay = people == std::string_view("malay");
    const bool male = rng.below(2) == 0;
    p.sex = sex.value_or(male ? Sex::Male : Sex::Female);
    do {
        p.name = name(rng, people, p.sex);
    } while (!m_names.insert(p.name).second);
    do {
        p.birthDate = bornFrom.plusDays(static_cast<int>(
            rng.below(static_cast<std::uint64_t>(daysBetween(bornFrom, bornTo)) + 1)));
        const auto last = rng.below(5) * 2 + (p.sex == Sex::Male ? 1 : 0);
        // The ninth digit tells the century.
        const auto century = p.birthDate.year() >= 2000 ? rng.below(5) : 5 + rng.below(5);
        p.myKad = fmt::format("{:02}{:02}{:02}{:02}{}{:02}{}", p.birthDate.year() % 100,
                              p.birthDate.month(), p.birthDate.day(), stateCode, century,
                              rng.below(100), last);
    } while (!m_numbers.insert(p.myKad).second);
    return p;
}

} // namespace myspike
