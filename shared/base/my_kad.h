// The national identity number (No. Kad Pengenalan), 1 §1.1. It has no check digit: only its
// structure can be judged, and nobody can prove offline that a number was issued.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/base/date.h"
#include "shared/base/result.h"

namespace myspike {

enum class Sex { Male, Female };
enum class PlaceOfBirth { State, Abroad, UniformedService, Unassigned };

struct MyKad
{
    std::string digits; ///< 12 digits, as stored
    Date birthDate;     ///< by digit 9 and `notAfter`; the user may correct it
    Sex sex = Sex::Male;
    int placeCode = 0;
    PlaceOfBirth place = PlaceOfBirth::Unassigned; ///< Unassigned is a warning, never a refusal

    /// Reads a number with or without hyphens and blanks.
    /// @param notAfter the day of the record the number stands in, never the clock's today: a
    ///        birth date later than this is read in the century before.
    /// @return Invalid when the length or the date is impossible.
    static Result<MyKad> parse(std::string_view text, Date notAfter);
    /// 770305-02-1234
    std::string toDisplay() const;
    /// 770305-02-****; exports are masked unless the right to personal data is held (PEN-R6).
    std::string toMasked() const;
};

/// State code 1…16 of a birthplace code, or 0 where it is not one of a state.
int stateOfPlaceCode(int placeCode);
PlaceOfBirth classifyPlaceCode(int placeCode);

} // namespace myspike
