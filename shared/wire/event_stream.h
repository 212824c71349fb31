// Server-sent events, read from bytes as they come (the WHATWG's format, without reconnection).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace myspike {

struct StreamEvent
{
    std::string name; ///< "message" where the stream names none
    std::string id;   ///< the last one named
    std::string data;
    bool operator==(const StreamEvent&) const = default;
};

class EventStreamReader
{
public:
    /// The events completed by `bytes`, which may end anywhere. TooLarge where one is above
    /// kMaxEventBytes; the reader is then of no more use.
    Result<std::vector<StreamEvent>> take(std::string_view bytes);

private:
    void takeLine(std::string_view line, std::vector<StreamEvent>& out);
    std::string m_line;
    bool m_lastWasCarriageReturn = false;
    bool m_atStart = true;
    StreamEvent m_event;
    bool m_hasData = false;
};

} // namespace myspike
