#include "shared/schema/permission.h"

#include <algorithm>

namespace myspike {

bool Actor::holds(std::string_view role, Date on) const
{
    return std::any_of(grants.begin(), grants.end(),
                       [&](const Grant& g) { return g.role == role && g.inForce(on); });
}

bool Actor::mayAs(const std::vector<std::string_view>& roles,
                  const std::vector<std::string>& scopes, Date on) const
{
    return std::any_of(grants.begin(), grants.end(), [&](const Grant& g) {
        return g.inForce(on) && std::find(roles.begin(), roles.end(), g.role) != roles.end() &&
               (g.scope == "*" || std::find(scopes.begin(), scopes.end(), g.scope) != scopes.end());
    });
}

} // namespace myspike
