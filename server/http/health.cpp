#include "server/http/health.h"

#include <boost/json.hpp>

namespace myspike {

Route healthRoute(std::vector<HealthCheck> checks)
{
    return Route{.method = Method::Get,
                 .path = "/v1/health",
                 .permission = Permission::none(),
                 .maxBody = 0,
                 .handler = [checks = std::move(checks)](const Request&) -> Result<Response> {
                     boost::json::object states;
                     std::string detail;
                     for (const HealthCheck& c : checks) {
                         const Status held = c.check();
                         states[c.name] = held.ok() ? "ok" : toString(held.fault().code);
                         if (!held.ok()) {
                             detail += c.name + ": " + held.fault().detail + "; ";
                         }
                     }
                     const bool well = detail.empty();
                     Response r = Response::json(boost::json::serialize(boost::json::object{
                                                     {"status", well ? "ok" : "failing"},
                                                     {"version", MYSPIKE_VERSION},
                                                     {"checks", std::move(states)}}),
                                                 well ? 200 : 503);
                     r.detail = std::move(detail);
                     return r;
                 }};
}

} // namespace myspike
