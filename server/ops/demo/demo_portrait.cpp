#include "server/ops/demo/demo_portrait.h"

#include <array>
#include <boost/crc.hpp>
#include <cmath>
#include <vector>

namespace myspike {

namespace {

struct Colour
{
    double r = 0;
    double g = 0;
    double b = 0;
};

/// Paints shapes with soft edges, in points of its own size.
class Canvas
{
public:
    Canvas(int width, int height, Colour top, Colour bottom)
        : m_width(width), m_height(height), m_points(static_cast<std::size_t>(width * height))
    {
        for (int y = 0; y < height; ++y) {
            const double t = static_cast<double>(y) / height;
            for (int x = 0; x < width; ++x) {
                at(x, y) = mix(top, bottom, t);
            }
        }
    }

    void ellipse(double cx, double cy, double rx, double ry, Colour c, double topCut = -1e9)
    {
        for (int y = 0; y < m_height; ++y) {
            for (int x = 0; x < m_width; ++x) {
                const double dx = (x + 0.5 - cx) / rx;
                const double dy = (y + 0.5 - cy) / ry;
                const double inside = (1 - std::sqrt(dx * dx + dy * dy)) * std::min(rx, ry) + 0.5;
                const double below = y + 0.5 - topCut + 0.5;
                blend(x, y, c, std::min(inside, below));
            }
        }
    }

    void box(double left, double top, double right, double bottom, Colour c)
    {
        for (int y = 0; y < m_height; ++y) {
            for (int x = 0; x < m_width; ++x) {
                blend(x, y, c, std::min({x + 1 - left, right - x, y + 1 - top, bottom - y}));
            }
        }
    }

    std::string png() const;

private:
    static Colour mix(Colour a, Colour b, double t)
    {
        return {a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t};
    }
    Colour& at(int x, int y) { return m_points[static_cast<std::size_t>(y * m_width + x)]; }
    void blend(int x, int y, Colour c, double cover)
    {
        if (cover > 0) {
            at(x, y) = mix(at(x, y), c, std::min(cover, 1.0));
        }
    }

    int m_width;
    int m_height;
    std::vector<Colour> m_points;
};

void putBig(std::string& out, std::uint32_t n)
{
    for (int shift = 24; shift >= 0; shift -= 8) {
        out += static_cast<char>(n >> shift & 0xFF);
    }
}

void chunk(std::string& out, const char* name, const std::string& body)
{
    putBig(out, static_cast<std::uint32_t>(body.size()));
    const std::string whole = name + body;
    boost::crc_32_type crc;
    crc.process_bytes(whole.data(), whole.size());
    out += whole;
    putBig(out, crc.checksum());
}

/// zlib's frame around stored blocks: small pictures need no compression, nor its library.
std::string storedZlib(const std::string& raw)
{
    constexpr std::size_t kBlock = 65'535;
    std::string out("\x78\x01", 2);
    std::uint32_t a = 1;
    std::uint32_t b = 0;
    for (const unsigned char c : raw) {
        a = (a + c) % 65'521;
        b = (b + a) % 65'521;
    }
    for (std::size_t from = 0; from < raw.size(); from += kBlock) {
        const auto size = std::min(kBlock, raw.size() - from);
        out += static_cast<char>(from + size == raw.size() ? 1 : 0);
        for (const auto n : {size, ~size}) {
            out += static_cast<char>(n & 0xFF);
            out += static_cast<char>(n >> 8 & 0xFF);
        }
        out.append(raw, from, size);
    }
    putBig(out, b << 16 | a);
    return out;
}

std::string Canvas::png() const
{
    std::string head;
    putBig(head, static_cast<std::uint32_t>(m_width));
    putBig(head, static_cast<std::uint32_t>(m_height));
    head += std::string("\x08\x02\x00\x00\x00", 5);
    std::string rows;
    for (int y = 0; y < m_height; ++y) {
        rows += '\0';
        for (int x = 0; x < m_width; ++x) {
            const auto& c = m_points[static_cast<std::size_t>(y * m_width + x)];
            for (const double v : {c.r, c.g, c.b}) {
                rows += static_cast<char>(static_cast<unsigned char>(std::lround(v)));
            }
        }
    }
    std::string out("\x89PNG\r\n\x1a\n", 8);
    chunk(out, "IHDR", head);
    chunk(out, "IDAT", storedZlib(rows));
    chunk(out, "IEND", {});
    return out;
}

constexpr std::array kSkins = {Colour{236, 204, 176}, Colour{214, 172, 138}, Colour{180, 134, 100},
                               Colour{140, 98, 72}};
constexpr std::array kClothes = {Colour{58, 84, 124}, Colour{96, 62, 92},  Colour{50, 104, 92},
                                 Colour{132, 76, 58}, Colour{84, 90, 100}, Colour{150, 120, 60}};
constexpr std::array kScarves = {Colour{70, 90, 130},   Colour{150, 90, 110}, Colour{88, 120, 100},
                                 Colour{200, 190, 176}, Colour{60, 60, 70},   Colour{120, 96, 140}};
constexpr Colour kHair{38, 32, 30};

} // namespace

std::string demoPortrait(unsigned number, bool female)
{
    Canvas c(96, 120, {206, 220, 234}, {178, 196, 216});
    const auto skin = kSkins[number % kSkins.size()];
    const auto cloth = kClothes[number / 4 % kClothes.size()];
    const auto scarf = kScarves[number % kScarves.size()];
    const unsigned style = number % 3;
    if (female && style == 0) { // headscarf
        c.ellipse(48, 124, 43, 42, cloth);
        c.ellipse(48, 60, 29, 37, scarf);
        c.ellipse(48, 92, 34, 26, scarf);
        c.ellipse(48, 54, 18, 23, skin);
        return c.png();
    }
    if (female) {
        c.ellipse(48, 56, 27, style == 1 ? 42 : 32, kHair);
    }
    c.ellipse(48, 126, 43, 44, cloth);
    c.box(40, 70, 56, 90, {skin.r * 0.9, skin.g * 0.9, skin.b * 0.9});
    c.ellipse(48, 88, 11, 8, skin);
    if (!female) {
        c.ellipse(48, 49, 23, 28, kHair, -1);
    }
    c.ellipse(48, 54, 20, 25, skin, female ? 36 : 40);
    c.ellipse(48, 58, 20, 22, skin, 44);
    if (!female && style == 2) { // songkok
        c.box(26, 22, 70, 40, {24, 24, 28});
        c.ellipse(48, 23, 22, 5, {24, 24, 28});
    }
    return c.png();
}

bool demoPortraitIsCovered(unsigned number, bool female) { return number % 3 == (female ? 0 : 2); }

std::string demoEvidence(unsigned number)
{
    Canvas c(240, 160, {226, 224, 218}, {198, 194, 186});
    const auto cloth = kClothes[number % kClothes.size()];
    c.box(0, 118, 240, 160, {160, 150, 138});
    c.box(30, 46, 128, 122, cloth);
    c.box(38, 54, 120, 104, {220, 226, 230});
    c.ellipse(178, 92, 30, 30, {110, 116, 122});
    c.ellipse(178, 92, 16, 16, {214, 210, 202});
    c.box(150 + number % 5 * 4, 122, 206, 130, {90, 80, 70});
    return c.png();
}

} // namespace myspike
