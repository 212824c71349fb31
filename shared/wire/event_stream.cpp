#include "shared/wire/event_stream.h"

#include "shared/wire/protocol.h"

namespace myspike {

void EventStreamReader::takeLine(std::string_view line, std::vector<StreamEvent>& out)
{
    if (line.empty()) {
        if (m_hasData) {
            if (m_event.name.empty()) {
                m_event.name = "message";
            }
            out.push_back(m_event);
        }
        m_event.name.clear();
        m_event.data.clear();
        m_hasData = false;
        return;
    }
    const auto colon = line.find(':');
    if (colon == 0) {
        return; // a comment: the server's sign of life
    }
    const auto name = line.substr(0, colon);
    auto value = colon == std::string_view::npos ? std::string_view() : line.substr(colon + 1);
    if (value.starts_with(' ')) {
        value.remove_prefix(1);
    }
    if (name == "data") {
        if (m_hasData) {
            m_event.data += '\n';
        }
        m_event.data += value;
        m_hasData = true;
    } else if (name == "event") {
        m_event.name = value;
    } else if (name == "id" && value.find('\0') == std::string_view::npos) {
        m_event.id = value;
    }
}

Result<std::vector<StreamEvent>> EventStreamReader::take(std::string_view bytes)
{
    std::vector<StreamEvent> out;
    for (const char c : bytes) {
        if (c == '\n' && m_lastWasCarriageReturn) {
            m_lastWasCarriageReturn = false;
            continue;
        }
        m_lastWasCarriageReturn = c == '\r';
        if (c != '\n' && c != '\r') {
            m_line += c;
            if (m_line.size() + m_event.data.size() > kMaxEventBytes) {
                return Fault{FaultCode::TooLarge,
                             msg("wire", "The server sent more than expected. MySPIKE connects "
                                         "again."),
                             "an event is too large",
                             {}};
            }
            continue;
        }
        std::string_view line = m_line;
        if (std::exchange(m_atStart, false) && line.starts_with("\xEF\xBB\xBF")) {
            line.remove_prefix(3);
        }
        takeLine(line, out);
        m_line.clear();
    }
    return out;
}

} // namespace myspike
