#include "shared/base/my_kad.h"

#include "shared/base/unicode.h"

namespace myspike {

int stateOfPlaceCode(int placeCode)
{
    if (placeCode >= 1 && placeCode <= 16) {
        return placeCode;
    }
    // Second series, 21–59, in the order of the national registration department's table [S24].
    struct Range
    {
        int from;
        int to;
        int state;
    };
    static constexpr Range kRanges[] = {{21, 24, 1},  {25, 27, 2},  {28, 29, 3},  {30, 30, 4},
                                        {31, 31, 5},  {32, 33, 6},  {34, 35, 7},  {36, 39, 8},
                                        {40, 40, 9},  {41, 44, 10}, {45, 46, 11}, {47, 49, 12},
                                        {50, 53, 13}, {54, 57, 14}, {58, 58, 15}, {59, 59, 5}};
    for (const auto& r : kRanges) {
        if (placeCode >= r.from && placeCode <= r.to) {
            return r.state;
        }
    }
    return 0;
}

PlaceOfBirth classifyPlaceCode(int placeCode)
{
    if (stateOfPlaceCode(placeCode) != 0) {
        return PlaceOfBirth::State;
    }
    if (placeCode == 88 || placeCode == 99) {
        return PlaceOfBirth::UniformedService;
    }
    if (placeCode >= 60 && placeCode <= 98) {
        return PlaceOfBirth::Abroad;
    }
    return PlaceOfBirth::Unassigned;
}

Result<MyKad> MyKad::parse(std::string_view text, Date notAfter)
{
    for (char c : text) {
        if (!(c >= '0' && c <= '9') && c != '-' && c != ' ') {
            return Fault::invalid(msg("identity", "An identity card number has digits only, for "
                                                  "example 900101-14-5567. Check what was typed."),
                                  "ID-R1");
        }
    }
    MyKad out;
    out.digits = onlyDigits(text);
    if (out.digits.size() != 12) {
        return Fault::invalid(Text(msg("identity", "An identity card number has 12 digits; this "
                                                   "one has %1. Check it against the card."),
                                   {out.digits.size()}),
                              "ID-R1");
    }
    const auto number = [&](std::size_t at) {
        return (out.digits[at] - '0') * 10 + (out.digits[at + 1] - '0');
    };
    // Digit 9 separates the centuries: 0–4 → 2000s, 5–9 → 1900s [S24; cut-off A].
    const int century = out.digits[8] <= '4' ? 2000 : 1900;
    auto birth = Date::fromYmd(century + number(0), number(2), number(4));
    if (!birth || *birth > notAfter) {
        if (const auto earlier = Date::fromYmd(1900 + number(0), number(2), number(4)); earlier) {
            birth = earlier;
        }
    }
    if (!birth || *birth > notAfter) {
        return Fault::invalid(Text(msg("identity", "%1 cannot be a birth date (year, month, day). "
                                                   "Check the first six digits against the card."),
                                   {out.digits.substr(0, 6)}),
                              "ID-R2");
    }
    out.birthDate = *birth;
    out.placeCode = number(6);
    out.place = classifyPlaceCode(out.placeCode);
    out.sex = (out.digits[11] - '0') % 2 == 1 ? Sex::Male : Sex::Female;
    return out;
}

std::string MyKad::toDisplay() const
{
    return digits.substr(0, 6) + '-' + digits.substr(6, 2) + '-' + digits.substr(8);
}

std::string MyKad::toMasked() const
{
    return digits.substr(0, 6) + '-' + digits.substr(6, 2) + "-****";
}

} // namespace myspike
