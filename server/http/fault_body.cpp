#include "server/http/fault_body.h"

#include <boost/json.hpp>

namespace myspike {

std::string faultBody(const Fault& fault)
{
    boost::json::array args;
    for (const TextArg& arg : fault.forUser.args) {
        args.push_back(boost::json::object{{"context", arg.context}, {"text", arg.text}});
    }
    boost::json::object body{{"code", toString(fault.code)},
                             {"context", fault.forUser.context},
                             {"text", fault.forUser.text},
                             {"args", std::move(args)}};
    if (!fault.rule.empty()) {
        body["rule"] = fault.rule;
    }
    return boost::json::serialize(body);
}

int statusOf(FaultCode code)
{
    switch (code) {
    case FaultCode::Invalid:
        return 400;
    case FaultCode::NotFound:
    case FaultCode::NotHeld:
        return 404;
    case FaultCode::Forbidden:
        return 403;
    case FaultCode::Unauthenticated:
    case FaultCode::Expired:
        return 401;
    case FaultCode::Conflict:
        return 409;
    case FaultCode::Busy:
    case FaultCode::Offline:
        return 503;
    case FaultCode::RateLimited:
        return 429;
    case FaultCode::TooLarge:
        return 413;
    case FaultCode::DiskFull:
        return 507;
    case FaultCode::Unsupported:
        return 422;
    case FaultCode::Io:
    case FaultCode::Corrupt:
    case FaultCode::Internal:
        break;
    }
    return 500;
}

Response faultResponse(const Fault& fault) { return faultResponse(statusOf(fault.code), fault); }

Response faultResponse(int status, const Fault& fault)
{
    Response r = Response::json(faultBody(fault), status);
    r.faultCode = toString(fault.code);
    r.detail = fault.detail;
    return r;
}

} // namespace myspike
