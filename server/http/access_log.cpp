#include "server/http/access_log.h"

#include <boost/json.hpp>

namespace myspike {

std::string toJsonLine(const AccessLine& line)
{
    // Serialised rather than formatted: a line break in a detail must not forge a second line.
    boost::json::object out{{"at", line.at.toIso()}, {"event", "request"},  {"id", line.requestId},
                            {"method", line.method}, {"route", line.route}, {"status", line.status},
                            {"ms", line.ms},         {"in", line.bytesIn},  {"out", line.bytesOut}};
    if (!line.faultCode.empty()) {
        out["code"] = line.faultCode;
    }
    if (!line.detail.empty()) {
        out["detail"] = line.detail;
    }
    return boost::json::serialize(out);
}

} // namespace myspike
