#include "shared/wire/account_messages.h"

#include <boost/json.hpp>

#include "shared/base/unicode.h"
#include "shared/wire/object_reader.h"
#include "shared/wire/protocol.h"

namespace json = boost::json;

namespace myspike {

using wire::ObjectReader;

namespace {
/// Beyond what any person types; Argon2 would chew on more.
constexpr std::size_t kMaxPasswordBytes = 1024;
constexpr std::size_t kMaxNameBytes = 256;
} // namespace

std::string encodeLogin(const LoginRequest& r)
{
    return json::serialize(json::object{{"user", r.userName},
                                        {"password", r.password},
                                        {"device", r.device.toString()},
                                        {"device_name", r.deviceName},
                                        {"app_version", r.appVersion}});
}

Result<LoginRequest> decodeLogin(std::string_view text)
{
    auto v = wire::parse(text, kMaxMessageBytes);
    if (!v) {
        return std::move(v).fault();
    }
    ObjectReader m(*v, "login");
    LoginRequest r;
    r.userName = cleanLine(m.text("user", ObjectReader::Needed, kMaxNameBytes));
    r.password = m.text("password", ObjectReader::Needed, kMaxPasswordBytes);
    r.device = m.id("device");
    r.deviceName = cleanLine(m.text("device_name", ObjectReader::Optional, kMaxNameBytes));
    r.appVersion = cleanLine(m.text("app_version", ObjectReader::Optional, kMaxNameBytes));
    return m.finish(std::move(r));
}

std::string encodeLoginReply(const LoginReply& r)
{
    json::object o{{"token", r.token},
                   {"user", r.user.toString()},
                   {"name", r.name},
                   {"expires", r.expires.toIso()}};
    if (r.mustChangePassword) {
        o["must_change_password"] = true;
    }
    return json::serialize(o);
}

Result<LoginReply> decodeLoginReply(std::string_view text)
{
    auto v = wire::parse(text, kMaxMessageBytes);
    if (!v) {
        return std::move(v).fault();
    }
    ObjectReader m(*v, "login reply");
    LoginReply r;
    r.token = m.text("token");
    r.user = m.id("user");
    r.name = m.text("name");
    r.expires = m.instant("expires");
    r.mustChangePassword = m.boolean("must_change_password");
    return m.finish(std::move(r));
}

std::string encodePasswordChange(const PasswordChange& c)
{
    return json::serialize(json::object{{"current", c.current}, {"next", c.next}});
}

Result<PasswordChange> decodePasswordChange(std::string_view text)
{
    auto v = wire::parse(text, kMaxMessageBytes);
    if (!v) {
        return std::move(v).fault();
    }
    ObjectReader m(*v, "password change");
    PasswordChange c;
    c.current = m.text("current", ObjectReader::Needed, kMaxPasswordBytes);
    c.next = m.text("next", ObjectReader::Needed, kMaxPasswordBytes);
    return m.finish(std::move(c));
}

std::string encodeSessions(const std::vector<SessionEntry>& sessions)
{
    json::array list;
    for (const auto& s : sessions) {
        json::object o{{"id", s.id.toString()},           {"device_name", s.deviceName},
                       {"app_version", s.appVersion},     {"started_at", s.startedAt.toIso()},
                       {"last_seen", s.lastSeen.toIso()}, {"expires", s.expires.toIso()}};
        if (s.current) {
            o["current"] = true;
        }
        list.push_back(std::move(o));
    }
    return json::serialize(json::object{{"sessions", std::move(list)}});
}

Result<std::vector<SessionEntry>> decodeSessions(std::string_view text)
{
    auto v = wire::parse(text, kMaxPullRequestBytes);
    if (!v) {
        return std::move(v).fault();
    }
    ObjectReader m(*v, "sessions");
    std::vector<SessionEntry> out;
    if (const auto* list = m.array("sessions")) {
        for (const auto& item : *list) {
            ObjectReader e(item, "session");
            SessionEntry s;
            s.id = e.id("id");
            s.deviceName = e.text("device_name", ObjectReader::Optional);
            s.appVersion = e.text("app_version", ObjectReader::Optional);
            s.startedAt = e.instant("started_at");
            s.lastSeen = e.instant("last_seen");
            s.expires = e.instant("expires");
            s.current = e.boolean("current");
            if (!e.ok()) {
                return e.fault();
            }
            out.push_back(std::move(s));
        }
    }
    return m.finish(std::move(out));
}

} // namespace myspike
