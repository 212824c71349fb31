#include "shared/trust/password.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include <argon2.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "shared/base/unicode.h"

namespace myspike {

namespace {

constexpr auto kRule = "PEN-R5";
constexpr std::size_t kSaltBytes = 16;
constexpr std::size_t kHashBytes = 32;
constexpr std::size_t kMinDifferentCharacters = 5;
/// A shorter user name occurs in innocent words.
constexpr std::size_t kMinNameWithin = 4;

// Above these a stored text is damaged or planted: verifying it would exhaust the machine.
constexpr std::uint32_t kMaxMemoryKib = 1 << 20;
constexpr std::uint32_t kMaxPasses = 32;
constexpr std::uint32_t kMaxLanes = 16;
constexpr std::size_t kMaxEncoded = 512;

/// Letters only: a password that is one of these, however often and with whatever digits and signs
/// around it, is among the first an attacker tries.
constexpr std::array kCommon = {
    "password",     "passwd",      "passw",         "katalaluan", "kata",          "rahsia",
    "admin",        "user",        "login",         "welcome",    "selamatdatang", "selamat",
    "letmein",      "qwerty",      "qwertyuiop",    "qwertyui",   "asdfghjkl",     "asdf",
    "zxcvbnm",      "zxcvbn",      "qwe",           "asd",        "zxc",           "qaz",
    "qazwsx",       "qazwsxedc",   "abc",           "abcd",       "abcdef",        "abcdefgh",
    "abcdefghijkl", "iloveyou",    "sayang",        "cinta",      "malaysia",      "kerajaan",
    "jabatan",      "myspike",     "spkm",          "jpk",        "jtm",           "skm",
    "putrajaya",    "kualalumpur", "merdeka",       "bismillah",  "dragon",        "monkey",
    "football",     "sunshine",    "princess",      "superman",   "changeme",      "secret",
    "default",      "test",        "administrator", "server",     "master",        "trustno",
    "whatever",     "computer",    "internet"};

std::string lettersOf(std::string_view folded)
{
    std::string out;
    std::copy_if(folded.begin(), folded.end(), std::back_inserter(out),
                 [](char c) { return c != ' ' && (c < '0' || c > '9'); });
    return out;
}

std::string withoutBlanks(std::string text)
{
    std::erase(text, ' ');
    return text;
}

/// P@ssw0rd → password.
std::string signsAsLetters(std::string_view password)
{
    static constexpr std::string_view kSigns = "@4031!5$7+";
    static constexpr std::string_view kLetters = "aaoeiisstt";
    std::string out(password);
    for (auto& c : out) {
        if (const auto at = kSigns.find(c); at != std::string_view::npos) {
            c = kLetters[at];
        }
    }
    return out;
}

/// Whether `letters` is nothing but listed words one after another.
bool isMadeOfCommonWords(std::string_view letters)
{
    std::vector<bool> reached(letters.size() + 1, false);
    reached[0] = true;
    for (std::size_t at = 0; at < letters.size(); ++at) {
        if (!reached[at]) {
            continue;
        }
        for (const std::string_view word : kCommon) {
            if (letters.substr(at, word.size()) == word) {
                reached[at + word.size()] = true;
            }
        }
    }
    return !letters.empty() && reached[letters.size()];
}

bool isCommon(std::string_view password)
{
    if (isMadeOfCommonWords(lettersOf(foldForSearch(password)))) {
        return true;
    }
    const auto end = password.find_last_not_of("0123456789!@#$%^&*()-_=+.,?");
    const auto core = password.substr(0, end == std::string_view::npos ? 0 : end + 1);
    return isMadeOfCommonWords(lettersOf(foldForSearch(signsAsLetters(core))));
}

std::size_t differentCharacters(const std::string& folded)
{
    std::set<char> seen(folded.begin(), folded.end());
    return seen.size();
}

Fault refused(Text why) { return Fault::invalid(std::move(why), kRule); }

/// The number after `name` at the beginning of `text`, which is cut off with it.
std::optional<std::uint32_t> take(std::string_view& text, std::string_view name)
{
    std::uint32_t out = 0;
    if (!text.starts_with(name)) {
        return std::nullopt;
    }
    text.remove_prefix(name.size());
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (error != std::errc()) {
        return std::nullopt;
    }
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return out;
}

std::optional<Argon2Cost> costOf(std::string_view encoded)
{
    if (encoded.size() > kMaxEncoded || encoded.find('\0') != std::string_view::npos) {
        return std::nullopt;
    }
    const auto version = take(encoded, "$argon2id$v=");
    const auto memory = take(encoded, "$m=");
    const auto passes = take(encoded, ",t=");
    const auto lanes = take(encoded, ",p=");
    if (version != std::uint32_t{ARGON2_VERSION_13} || !memory || !passes || !lanes ||
        !encoded.starts_with('$') || *memory > kMaxMemoryKib || *passes > kMaxPasses ||
        *lanes > kMaxLanes) {
        return std::nullopt;
    }
    return Argon2Cost{*memory, *passes, *lanes};
}

/// The password as Argon2 gets it: HMAC-SHA256 under the pepper, which libargon2's encoded form
/// has no place for. NFC, because keyboards differ in how they spell an accent.
class Peppered
{
public:
    Peppered(std::string_view password, const Bytes& pepper)
    {
        auto text = toNfc(password);
        const auto* key = pepper.empty() ? m_bytes.data() : pepper.data();
        unsigned int size = 0;
        m_ok = HMAC(EVP_sha256(), key, static_cast<int>(pepper.size()),
                    reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                    m_bytes.data(), &size) != nullptr;
        OPENSSL_cleanse(text.data(), text.size());
    }
    ~Peppered() { OPENSSL_cleanse(m_bytes.data(), m_bytes.size()); }
    Peppered(const Peppered&) = delete;
    Peppered& operator=(const Peppered&) = delete;
    bool ok() const { return m_ok; }
    const std::uint8_t* data() const { return m_bytes.data(); }
    std::size_t size() const { return m_bytes.size(); }

private:
    Sha256 m_bytes{};
    bool m_ok = false;
};

} // namespace

Status PasswordPolicy::check(std::string_view password, std::string_view userName) const
{
    if (!isValidUtf8(password)) {
        return refused(Text(msg("trust", "The password has characters that cannot be read. Type "
                                         "it again.")));
    }
    const auto nfc = toNfc(password);
    const auto length = lengthInCharacters(nfc);
    if (length < minCharacters) {
        return refused(Text(msg("trust", "The password has %1 characters and needs at least %2. "
                                         "Several words in a row are long and easy to keep in "
                                         "mind."),
                            {length, minCharacters}));
    }
    if (length > maxCharacters) {
        return refused(Text(msg("trust", "The password has %1 characters and may have at most %2. "
                                         "Choose a shorter one."),
                            {length, maxCharacters}));
    }
    const auto folded = withoutBlanks(foldForSearch(nfc));
    for (const auto name : {userName, userName.substr(0, userName.find('@'))}) {
        const auto foldedName = withoutBlanks(foldForSearch(name));
        if (!foldedName.empty() &&
            (folded == foldedName || (foldedName.size() >= kMinNameWithin &&
                                      folded.find(foldedName) != std::string::npos))) {
            return refused(Text(msg("trust", "The password contains your user name. Choose one "
                                             "that does not.")));
        }
    }
    if (std::all_of(nfc.begin(), nfc.end(),
                    [](char c) { return (c >= '0' && c <= '9') || c == '-' || c == ' '; })) {
        return refused(Text(msg("trust", "The password is a number, such as an identity card or "
                                         "telephone number. Use words as well.")));
    }
    if (differentCharacters(nfc) < kMinDifferentCharacters) {
        return refused(Text(msg("trust", "The password repeats a few characters. Use at least %1 "
                                         "different ones."),
                            {kMinDifferentCharacters}));
    }
    if (isCommon(nfc)) {
        return refused(Text(msg("trust", "This password is one of the first that an attacker "
                                         "tries. Choose another, for instance four words that "
                                         "have nothing to do with one another.")));
    }
    return okStatus();
}

PasswordHasher::PasswordHasher(Bytes pepper, Argon2Cost cost)
    : m_pepper(std::move(pepper)), m_cost(cost)
{
}

Result<std::string> PasswordHasher::hash(std::string_view password, Rng& rng) const
{
    std::array<std::uint8_t, kSaltBytes> salt{};
    for (auto& byte : salt) {
        byte = static_cast<std::uint8_t>(rng.next());
    }
    const Peppered input(password, m_pepper);
    if (!input.ok()) {
        return Fault::internal("HMAC of a password");
    }
    std::string out(argon2_encodedlen(m_cost.passes, m_cost.memoryKib, m_cost.lanes, kSaltBytes,
                                      kHashBytes, Argon2_id),
                    '\0');
    const int error = argon2id_hash_encoded(m_cost.passes, m_cost.memoryKib, m_cost.lanes,
                                            input.data(), input.size(), salt.data(), salt.size(),
                                            kHashBytes, out.data(), out.size());
    if (error == ARGON2_MEMORY_ALLOCATION_ERROR) {
        return Fault{FaultCode::Busy,
                     Text(msg("trust", "The machine is short of memory just now. Try again in a "
                                       "minute.")),
                     argon2_error_message(error),
                     {}};
    }
    if (error != ARGON2_OK) {
        return Fault::internal(std::string("argon2: ") + argon2_error_message(error));
    }
    out.resize(out.find('\0'));
    return out;
}

PasswordCheck PasswordHasher::verify(std::string_view password, std::string_view encoded) const
{
    const Peppered input(password, m_pepper);
    if (!input.ok() || !costOf(encoded)) {
        return PasswordCheck::Unreadable;
    }
    switch (argon2id_verify(std::string(encoded).c_str(), input.data(), input.size())) {
    case ARGON2_OK:
        return PasswordCheck::Matches;
    case ARGON2_VERIFY_MISMATCH:
        return PasswordCheck::Differs;
    case ARGON2_MEMORY_ALLOCATION_ERROR:
        return PasswordCheck::Busy;
    default:
        return PasswordCheck::Unreadable;
    }
}

void PasswordHasher::verifyNobody(std::string_view password) const
{
    const Peppered input(password, m_pepper);
    const std::array<std::uint8_t, kSaltBytes> salt{};
    std::array<std::uint8_t, kHashBytes> hash{};
    argon2id_hash_raw(m_cost.passes, m_cost.memoryKib, m_cost.lanes, input.data(), input.size(),
                      salt.data(), salt.size(), hash.data(), hash.size());
}

bool PasswordHasher::needsRehash(std::string_view encoded) const
{
    const auto cost = costOf(encoded);
    return !cost || *cost != m_cost;
}

} // namespace myspike
