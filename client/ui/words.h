// Words that many windows share, so that they are translated once and alike.
#pragma once

#include "shared/base/text.h"

namespace myspike::ui::words {

inline constexpr Msg kCancel = msg("ui", "Cancel");
inline constexpr Msg kClose = msg("ui", "Close");
inline constexpr Msg kSave = msg("ui", "Save");
inline constexpr Msg kBack = msg("ui", "Back");
inline constexpr Msg kUndo = msg("ui", "Undo");
inline constexpr Msg kYes = msg("ui", "Yes");
inline constexpr Msg kNo = msg("ui", "No");
inline constexpr Msg kNotApplicable = msg("ui", "Not applicable");
inline constexpr Msg kOpen = msg("ui", "Open");
inline constexpr Msg kRetry = msg("ui", "Try again");

} // namespace myspike::ui::words
