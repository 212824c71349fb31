#include "server/http/response.h"

#include <boost/beast/http/status.hpp>

namespace myspike {

namespace {
Response typed(std::string contentType, int status = 200)
{
    Response r;
    r.status = status;
    r.headers.emplace_back("Content-Type", std::move(contentType));
    return r;
}
} // namespace

Response Response::json(std::string text, int status)
{
    Response r = typed("application/json", status);
    r.body = std::move(text);
    return r;
}

Response Response::text(std::string text, int status)
{
    Response r = typed("text/plain; charset=utf-8", status);
    r.body = std::move(text);
    return r;
}

Response Response::file(FileBody file, std::string contentType)
{
    Response r = typed(std::move(contentType));
    r.body = std::move(file);
    return r;
}

Response Response::stream(std::shared_ptr<BodySource> source, std::string contentType)
{
    Response r = typed(std::move(contentType));
    r.body = std::move(source);
    return r;
}

Response Response::events(std::shared_ptr<EventSubscription> subscription)
{
    Response r = typed("text/event-stream");
    r.body = std::move(subscription);
    return r;
}

Response& Response::with(std::string name, std::string value) &
{
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
}

Response Response::with(std::string name, std::string value) &&
{
    headers.emplace_back(std::move(name), std::move(value));
    return std::move(*this);
}

std::string_view reasonOf(int status)
{
    const auto phrase =
        boost::beast::http::obsolete_reason(static_cast<boost::beast::http::status>(status));
    return {phrase.data(), phrase.size()};
}

} // namespace myspike
