#include "shared/trust/key_store.h"

namespace myspike {

Result<std::string> KeyStore::sign(KeyPurpose purpose, std::string_view message) const
{
    return sign(purpose,
                std::span{reinterpret_cast<const std::uint8_t*>(message.data()), message.size()});
}

} // namespace myspike
